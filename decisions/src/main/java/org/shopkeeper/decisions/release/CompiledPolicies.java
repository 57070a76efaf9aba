package org.shopkeeper.decisions.release;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.policy.PolicySource;

/**
 * Remembers what a text, together with the texts that it imports, was compiled to, for as long as some release holds it. A
 * publish and a rollback then cost what differs, whichever release they start from.
 */
final class CompiledPolicies {

    private final Map<String, List<WeakReference<Decider>>> known = new ConcurrentHashMap<>();

    /** Equal keys compile to equal decisions. */
    static String key(PolicySource source, List<PolicySource> imported) {
        var hashes = imported.stream().map(PolicySource::hash).sorted().toList();
        return source.path() + ' ' + source.hash() + ' ' + hashes;
    }

    /** Null where nothing is known, or where it was let go. */
    @Nullable
    List<Decider> get(String key) {
        List<WeakReference<Decider>> kept = known.get(key);
        if (kept == null) {
            return null;
        }
        var deciders = new ArrayList<Decider>();
        for (WeakReference<Decider> reference : kept) {
            Decider decider = reference.get();
            if (decider == null) {
                known.remove(key, kept);
                return null;
            }
            deciders.add(decider);
        }
        return deciders;
    }

    void put(String key, List<Decider> deciders) {
        known.values().removeIf(kept -> kept.stream().anyMatch(r -> r.get() == null));
        known.put(key, deciders.stream().map(WeakReference::new).toList());
    }
}
