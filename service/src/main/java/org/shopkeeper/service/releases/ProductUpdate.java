package org.shopkeeper.service.releases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.decisions.release.Manifest.Origin;
import org.shopkeeper.decisions.release.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers what a newer product ships. A policy that the shop left as some product shipped it follows the product; one that
 * the shop changed stays the shop's; one that is new is added; nothing is removed. The offer is a release that nobody has
 * activated yet.
 */
final class ProductUpdate {

    private static final Logger LOG = LoggerFactory.getLogger(ProductUpdate.class);

    private final ReleaseStore store;
    private final ReleaseLibrary library;

    ProductUpdate(ReleaseStore store, ReleaseLibrary library) {
        this.store = store;
        this.library = library;
    }

    /** @param last highest number of any release */
    void offer(Release live, int last, List<PolicySource> shipped, Instant now) {
        if (store.wasShipped(shipped)) {
            return;
        }
        var everShipped = store.everShipped();
        var entries = new TreeMap<String, Manifest.Entry>();
        var sources = new TreeMap<String, PolicySource>();
        live.policies().values().forEach(p -> {
            entries.put(p.source().path(), new Manifest.Entry(p.hash(), p.version()));
            sources.put(p.source().path(), p.source());
        });
        var taken = new ArrayList<String>();
        var kept = new ArrayList<String>();
        for (PolicySource source : shipped) {
            String path = source.path();
            String hash = source.hash();
            Manifest.Entry ours = entries.get(path);
            if (everShipped.contains(path + "#" + hash)
                    || ours != null && ours.hash().equals(hash)) {
                continue;
            }
            if (ours != null && !everShipped.contains(path + "#" + ours.hash())) {
                kept.add(source.id());
                continue;
            }
            sources.put(path, source);
            entries.put(
                    path, new Manifest.Entry(hash, store.version(path, hash, ours == null ? 1 : ours.version() + 1)));
            taken.add(source.id());
        }
        if (!taken.isEmpty()) {
            String note = "The product's newer policies: " + String.join(", ", taken)
                    + (kept.isEmpty() ? "" : ". Kept as the shop changed them: " + String.join(", ", kept));
            var offer = new Manifest(last + 1, now, "shopkeeper", note, Origin.PRODUCT, live.number(), entries);
            try {
                library.compile(offer, List.copyOf(sources.values()));
            } catch (PolicyRejected rejected) {
                LOG.warn("the product's newer policies do not compile with those of the shop: {}", rejected.mistakes());
                return;
            }
            store.addPolicies(sources.values());
            if (!store.addManifest(offer)) {
                return;
            }
            LOG.info("release {} is offered: {}", offer.number(), note);
        }
        store.remember(shipped);
    }
}
