package org.shopkeeper.service.releases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.decisions.release.ReleaseBuilder;
import org.shopkeeper.service.store.StoreUnavailable;
import org.springframework.stereotype.Component;

/** Every release that exists: finds its manifest and its texts, and compiles it. */
@Component
class ReleaseLibrary {

    private static final int REMEMBERED = 128;

    private final ReleaseStore store;
    private final ReleaseCache cache;
    private final ReleaseBuilder builder;
    private final Map<Integer, Manifest> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Manifest> eldest) {
            return size() > REMEMBERED;
        }
    };

    ReleaseLibrary(ReleaseStore store, ReleaseCache cache, ReleaseBuilder builder) {
        this.store = store;
        this.cache = cache;
        this.builder = builder;
    }

    /** Null if there is no release of that number. */
    @Nullable
    Manifest manifest(int number) {
        synchronized (remembered) {
            Manifest known = remembered.get(number);
            if (known != null) {
                return known;
            }
        }
        Manifest manifest = store.manifest(number);
        if (manifest != null) {
            remember(manifest);
        }
        return manifest;
    }

    void remember(Manifest manifest) {
        synchronized (remembered) {
            remembered.put(manifest.number(), manifest);
        }
    }

    /** @param near releases whose texts need not be read again */
    Release compile(Manifest manifest, Collection<Release> near) {
        var texts = new HashMap<String, PolicySource>();
        for (Release release : near) {
            release.policies().values().forEach(p -> texts.put(p.source().path() + p.hash(), p.source()));
        }
        var sources = new ArrayList<PolicySource>();
        manifest.policies().forEach((path, entry) -> {
            PolicySource known = texts.get(path + entry.hash());
            sources.add(known != null ? known : text(path, entry.hash()));
        });
        return builder.build(manifest, sources);
    }

    /** Compiles texts that are not stored yet. */
    Release compile(Manifest manifest, List<PolicySource> sources) {
        return builder.build(manifest, sources);
    }

    /** From the cache, which is as good as the store because both are held against the hash, and is there when it is away. */
    private PolicySource text(String path, String hash) {
        TamperedRelease notCached;
        try {
            return cache.policy(path, hash);
        } catch (TamperedRelease e) {
            notCached = e;
        }
        try {
            return store.policy(path, hash);
        } catch (StoreUnavailable away) {
            throw notCached;
        }
    }
}
