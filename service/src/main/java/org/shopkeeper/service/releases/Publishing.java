package org.shopkeeper.service.releases;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.decisions.release.Manifest.Origin;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.decisions.release.Release.PolicyVersion;
import org.shopkeeper.decisions.release.SignatureChange;
import org.shopkeeper.decisions.release.Timeline.Activation;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Makes the next release, and moves the pointer between releases; on the release worker, off the request path. */
@Component
class Publishing {

    /** So often a publish that met another node's publish begins again. */
    private static final int ATTEMPTS = 5;

    private final LiveReleases live;
    private final ReleaseLibrary library;
    private final ReleaseStore store;
    private final ReleaseKeeper keeper;
    private final ReleaseWorker worker;
    private final Clock clock;

    Publishing(
            LiveReleases live,
            ReleaseLibrary library,
            ReleaseStore store,
            ReleaseKeeper keeper,
            ReleaseWorker worker,
            Clock clock) {
        this.live = live;
        this.library = library;
        this.store = store;
        this.keeper = keeper;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * @return the new release's manifest; that of the release in force if nothing would change
     * @throws org.shopkeeper.decisions.policy.PolicyRejected if it does not compile
     * @throws ProblemException STALE, SIGNATURE_CHANGED, UNKNOWN_RESOURCE, CONFLICT
     */
    Manifest publish(Publication publication) {
        return worker.call(() -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                keeper.sync();
                Manifest published = attempt(publication);
                if (published != null) {
                    return published;
                }
            }
            throw new ProblemException(ProblemType.CONFLICT, "Others are publishing at the same time; try again.");
        });
    }

    private @Nullable Manifest attempt(Publication publication) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant from = publication.effectiveFrom();
        if (from != null && from.isBefore(now)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "effectiveFrom lies in the past: " + from);
        }
        Release base = base(from);
        requireExpected(publication, base);
        var sources = new TreeMap<String, PolicySource>();
        base.sources().forEach(s -> sources.put(s.id(), s));
        for (String id : publication.remove()) {
            if (sources.remove(id) == null) {
                throw new ProblemException(ProblemType.UNKNOWN_RESOURCE, "There is no policy " + id + " to remove.");
            }
        }
        publication.policies().forEach(s -> sources.put(s.id(), s));
        if (List.copyOf(sources.values()).equals(base.sources())) {
            return library.manifest(base.number());
        }
        var manifest = new Manifest(
                store.last(keeper.highestKnown()) + 1,
                now,
                publication.author(),
                publication.note(),
                Origin.PUBLISHED,
                base.number(),
                entries(sources, base));
        Release release = library.compile(manifest, List.copyOf(sources.values()));
        requireSameSignatures(publication, base, release);
        store.addPolicies(publication.policies());
        if (!store.addManifest(manifest)) {
            return null;
        }
        library.remember(manifest);
        var activation = new Activation(
                manifest.number(), from == null ? atOnce(now) : from, now, publication.author(), publication.note());
        return record(activation, release) ? manifest : null;
    }

    /** The release that the new one follows: the one that would be in force when it takes over. */
    private Release base(@Nullable Instant from) {
        if (from == null) {
            return live.live();
        }
        Activation due = live.timeline().at(from);
        return due == null ? live.live() : live.compiled(due.release());
    }

    private static void requireExpected(Publication publication, Release base) {
        Publication.Expected expected = publication.expected();
        if (expected == null) {
            return;
        }
        PolicyVersion now = base.policies().get(expected.id());
        String hash = now == null ? null : now.hash();
        if (!Objects.equals(hash, expected.hash())) {
            throw new ProblemException(
                            ProblemType.STALE,
                            now == null
                                    ? "There is no policy " + expected.id() + "."
                                    : "Policy " + expected.id() + " is now version " + now.version() + ".")
                    .with("currentHash", hash == null ? "" : hash);
        }
    }

    private TreeMap<String, Manifest.Entry> entries(TreeMap<String, PolicySource> sources, Release base) {
        var entries = new TreeMap<String, Manifest.Entry>();
        for (PolicySource source : sources.values()) {
            String hash = source.hash();
            PolicyVersion before = base.policies().get(source.id());
            int version;
            if (before == null) {
                version = store.version(source.path(), hash, 1);
            } else if (before.hash().equals(hash)) {
                version = before.version();
            } else {
                version = store.version(source.path(), hash, before.version() + 1);
            }
            entries.put(source.path(), new Manifest.Entry(hash, version));
        }
        return entries;
    }

    private static void requireSameSignatures(Publication publication, Release base, Release release) {
        if (publication.allowSignatureChange()) {
            return;
        }
        List<SignatureChange> changes = SignatureChange.between(base.deciders(), release.deciders());
        if (!changes.isEmpty()) {
            throw new ProblemException(
                            ProblemType.SIGNATURE_CHANGED,
                            changes.size() + " change(s) break those who ask; allow them with allowSignatureChange.")
                    .with("changes", changes);
        }
    }

    /**
     * Puts a release in force that exists already: back, or forward. Nothing is compiled if it was in force lately.
     *
     * @throws ProblemException UNKNOWN_RELEASE, CONFLICT
     */
    Activation activate(int number, String by, String reason, @Nullable Instant effectiveFrom) {
        return worker.call(() -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                keeper.sync();
                Release release = live.compiled(number);
                requireOfferStillFits(number);
                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                if (effectiveFrom != null && effectiveFrom.isBefore(now)) {
                    throw new ProblemException(ProblemType.INVALID_REQUEST, "effectiveFrom lies in the past.");
                }
                var activation =
                        new Activation(number, effectiveFrom == null ? atOnce(now) : effectiveFrom, now, by, reason);
                if (record(activation, release)) {
                    return activation;
                }
            }
            throw new ProblemException(ProblemType.CONFLICT, "Others are publishing at the same time; try again.");
        });
    }

    /** What a product offers was made from one release of the shop; later publishes would be undone by it. */
    private void requireOfferStillFits(int number) {
        Manifest manifest = library.manifest(number);
        boolean activatedBefore = live.recorded().stream().anyMatch(a -> a.release() == number);
        if (manifest == null || manifest.origin() != Origin.PRODUCT || activatedBefore) {
            return;
        }
        Integer basedOn = manifest.basedOn();
        if (basedOn != null && basedOn != live.live().number()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Release " + number + " was offered on top of release " + basedOn + ", but release "
                            + live.live().number()
                            + " is in force; activating it would undo what was published since.");
        }
    }

    /**
     * The instant of an activation that shall count at once: now, or that of the last one that counted at once where this
     * node's clock is behind another node's. Of two at the same instant the later recorded counts.
     */
    private Instant atOnce(Instant now) {
        Instant from = now;
        for (Activation a : live.recorded()) {
            boolean scheduled = a.effectiveFrom().isAfter(a.recordedAt().plus(1, ChronoUnit.MINUTES));
            if (!scheduled && a.effectiveFrom().isAfter(from)) {
                from = a.effectiveFrom();
            }
        }
        return from;
    }

    private boolean record(Activation activation, Release release) {
        var recorded = new ArrayList<>(live.recorded());
        if (!store.addActivation(recorded.size() + 1, activation)) {
            return false;
        }
        recorded.add(activation);
        keeper.adopt(recorded, List.of(release));
        return true;
    }
}
