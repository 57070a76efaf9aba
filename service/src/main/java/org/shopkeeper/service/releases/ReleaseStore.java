package org.shopkeeper.service.releases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.decisions.release.Timeline.Activation;
import org.shopkeeper.service.store.Database;
import org.shopkeeper.service.store.Documents;
import org.shopkeeper.service.store.Fields;
import org.springframework.stereotype.Component;

/**
 * Releases in the database. Everything is written once and never changed: policy texts by their hash, manifests by their
 * number, activations by their place in the timeline. Taking the next place is the compare-and-set that puts a release in
 * force; until then nothing of it counts, so that a crash leaves either the old release or the new one.
 */
@Component
class ReleaseStore {

    private final Database database;
    private final Documents policies;
    private final Documents versions;
    private final Documents manifests;
    private final Documents activations;
    private final Documents shipped;

    ReleaseStore(Database database) {
        this.database = database;
        this.policies = database.collection("policies");
        this.versions = database.collection("policyVersions");
        this.manifests = database.collection("releases");
        this.activations = database.collection("activations");
        this.shipped = database.collection("shippedPolicies");
    }

    /** Adds the texts; one that is there already is the same text. */
    void addPolicies(Iterable<PolicySource> sources) {
        for (PolicySource source : sources) {
            policies.insert(Map.of("_id", source.hash(), "text", source.text()));
        }
    }

    /** @throws TamperedRelease if the text is not the one of that hash */
    PolicySource policy(String path, String hash) {
        Map<String, Object> found = policies.get(hash);
        if (found == null) {
            throw new TamperedRelease("the text of " + path + " (" + hash + ") is not in the database");
        }
        return TamperedRelease.verified(new PolicySource(path, Fields.text(found, "text")), hash);
    }

    /**
     * The number under which a text of a policy is known; a text that was never seen gets the next one.
     *
     * @param atLeast lowest number to try
     */
    int version(String path, String hash, int atLeast) {
        for (int version = atLeast; ; version++) {
            String id = path + "#" + version;
            if (versions.insert(Map.of("_id", id, "hash", hash))) {
                return version;
            }
            Map<String, Object> taken = versions.get(id);
            if (taken != null && hash.equals(taken.get("hash"))) {
                return version;
            }
        }
    }

    /** False if the number is taken. */
    boolean addManifest(Manifest manifest) {
        var document = ManifestText.toMap(manifest);
        document.put("_id", manifest.number());
        return manifests.insert(document);
    }

    /** @throws TamperedRelease if the manifest is not the one of its hash */
    @Nullable
    Manifest manifest(int number) {
        Map<String, Object> found = manifests.get(number);
        return found == null ? null : ManifestText.fromMap(found);
    }

    /** Highest number of any release, at least {@code from}. */
    int last(int from) {
        int last = from;
        while (manifests.get(last + 1) != null) {
            last++;
        }
        return last;
    }

    /** Whether the product has shipped exactly these texts before. */
    boolean wasShipped(List<PolicySource> sources) {
        return shipped.get(digest(sources)) != null;
    }

    /** {@code PATH#HASH} of every text that any version of the product ever shipped to this shop. */
    Set<String> everShipped() {
        var all = new HashSet<String>();
        for (Map<String, Object> document : shipped.find().list()) {
            Fields.list(document, "policies").forEach(policy -> all.add(String.valueOf(policy)));
        }
        return all;
    }

    void remember(List<PolicySource> sources) {
        shipped.insert(Map.of("_id", digest(sources), "policies", pathsAndHashes(sources)));
    }

    private static String digest(List<PolicySource> sources) {
        return new PolicySource("", String.join("\n", pathsAndHashes(sources))).hash();
    }

    private static List<String> pathsAndHashes(List<PolicySource> sources) {
        return sources.stream().map(s -> s.path() + "#" + s.hash()).sorted().toList();
    }

    /** Activations after the first {@code known} ones, in the order in which they were recorded. */
    List<Activation> activationsAfter(int known) {
        if (known == 0) {
            return activations.find().ascendingBy("_id").list().stream()
                    .map(ReleaseStore::activation)
                    .toList();
        }
        // One by one, because only single look-ups by id are fast on every database, and there are few.
        var found = new ArrayList<Activation>();
        for (Map<String, Object> next = activations.get(known + 1);
                next != null;
                next = activations.get(known + 1 + found.size())) {
            found.add(activation(next));
        }
        return found;
    }

    /** Takes the next place in the timeline; false if somebody else was first. */
    boolean addActivation(int place, Activation activation) {
        database.commit();
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", place);
        document.put("release", activation.release());
        document.put("effectiveFrom", activation.effectiveFrom().toString());
        document.put("recordedAt", activation.recordedAt().toString());
        document.put("by", activation.by());
        document.put("reason", activation.reason());
        boolean taken = activations.insert(document);
        database.commit();
        return taken;
    }

    private static Activation activation(Map<String, Object> document) {
        return new Activation(
                Fields.whole(document, "release"),
                Instant.parse(Fields.text(document, "effectiveFrom")),
                Instant.parse(Fields.text(document, "recordedAt")),
                Fields.text(document, "by"),
                Fields.text(document, "reason"));
    }
}
