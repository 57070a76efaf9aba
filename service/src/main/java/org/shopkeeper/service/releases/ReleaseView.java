package org.shopkeeper.service.releases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.decisions.release.Timeline.Activation;

/**
 * A release as the API shows it.
 *
 * @param hash of the manifest, which binds everything in it
 * @param changed ids of the policies that differ from the release it is based on, added and removed ones too
 * @param effectiveFrom of its last activation; null if it was never activated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReleaseView(
        int number,
        State state,
        Instant createdAt,
        String author,
        String note,
        Manifest.Origin origin,
        @Nullable Integer basedOn,
        String hash,
        int policyCount,
        @Nullable List<String> changed,
        @Nullable Instant effectiveFrom,
        @Nullable List<Activation> activations,
        @Nullable List<Policy> policies,
        @Nullable List<String> warnings) {

    enum State {
        /** It decides now. */
        IN_FORCE,
        /** It will decide from a later instant. */
        SCHEDULED,
        /** It decided once. */
        RETIRED,
        /** The product brought it; nobody has activated it. */
        OFFERED,
        /** It was written, but never put in force. */
        NEVER_IN_FORCE
    }

    /** @param id {@code area/name} */
    record Policy(String id, String path, int version, String hash) {}

    static ReleaseView of(
            Manifest manifest,
            @Nullable Manifest basedOn,
            List<Activation> recorded,
            @Nullable Activation current,
            Instant now,
            boolean whole,
            @Nullable List<String> warnings) {
        List<Activation> own =
                recorded.stream().filter(a -> a.release() == manifest.number()).toList();
        return new ReleaseView(
                manifest.number(),
                state(manifest, own, current, now),
                manifest.createdAt(),
                manifest.author(),
                manifest.note(),
                manifest.origin(),
                manifest.basedOn(),
                manifest.hash(),
                manifest.policies().size(),
                basedOn == null ? null : changed(basedOn, manifest),
                own.isEmpty() ? null : own.get(own.size() - 1).effectiveFrom(),
                whole ? own : null,
                whole ? policies(manifest) : null,
                warnings);
    }

    private static State state(Manifest manifest, List<Activation> own, @Nullable Activation current, Instant now) {
        if (current != null && current.release() == manifest.number()) {
            return State.IN_FORCE;
        }
        if (own.stream().anyMatch(a -> a.effectiveFrom().isAfter(now))) {
            return State.SCHEDULED;
        }
        if (!own.isEmpty()) {
            return State.RETIRED;
        }
        return manifest.origin() == Manifest.Origin.PRODUCT ? State.OFFERED : State.NEVER_IN_FORCE;
    }

    private static List<String> changed(Manifest before, Manifest after) {
        var paths = new TreeSet<String>(before.policies().keySet());
        paths.addAll(after.policies().keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(
                        before.policies().get(path), after.policies().get(path)))
                .map(ReleaseView::id)
                .distinct()
                .toList();
    }

    private static List<Policy> policies(Manifest manifest) {
        return manifest.policies().entrySet().stream()
                .map(e -> new Policy(
                        id(e.getKey()),
                        e.getKey(),
                        e.getValue().version(),
                        e.getValue().hash()))
                .toList();
    }

    private static String id(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
