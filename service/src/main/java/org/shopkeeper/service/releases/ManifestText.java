package org.shopkeeper.service.releases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.service.store.Fields;

/** A manifest as it is written in the database and in the local cache; the policies are a list, because paths have dots. */
final class ManifestText {

    private ManifestText() {}

    static Map<String, Object> toMap(Manifest manifest) {
        var map = new LinkedHashMap<String, Object>();
        map.put("number", manifest.number());
        map.put("createdAt", manifest.createdAt().toString());
        map.put("author", manifest.author());
        map.put("note", manifest.note());
        map.put("origin", manifest.origin().name());
        if (manifest.basedOn() != null) {
            map.put("basedOn", manifest.basedOn());
        }
        map.put(
                "policies",
                manifest.policies().entrySet().stream()
                        .map(e -> Map.of(
                                "path", e.getKey(),
                                "hash", e.getValue().hash(),
                                "version", e.getValue().version()))
                        .toList());
        map.put("hash", manifest.hash());
        return map;
    }

    /** @throws TamperedRelease if it does not have the hash that it claims */
    static Manifest fromMap(Map<String, ?> map) {
        var policies = new TreeMap<String, Manifest.Entry>();
        for (Object item : Fields.list(map, "policies")) {
            var policy = (Map<?, ?>) item;
            policies.put(
                    Fields.text(policy, "path"),
                    new Manifest.Entry(Fields.text(policy, "hash"), Fields.whole(policy, "version")));
        }
        var basedOn = (Number) map.get("basedOn");
        var manifest = new Manifest(
                Fields.whole(map, "number"),
                Instant.parse(Fields.text(map, "createdAt")),
                Fields.text(map, "author"),
                Fields.text(map, "note"),
                Manifest.Origin.valueOf(Fields.text(map, "origin")),
                basedOn == null ? null : basedOn.intValue(),
                policies);
        if (!manifest.hash().equals(map.get("hash"))) {
            throw new TamperedRelease("the manifest of release " + manifest.number() + " does not have its hash");
        }
        return manifest;
    }
}
