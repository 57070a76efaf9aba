package org.shopkeeper.service.releases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.decisions.release.Timeline;
import org.shopkeeper.decisions.release.Timeline.Activation;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.stereotype.Component;

/** The release in force: one reference, taken once per request and swapped in whole. */
@Component
public class LiveReleases {

    private final AtomicReference<@Nullable Release> live = new AtomicReference<>();
    private final Map<Integer, Release> compiled = new ConcurrentSkipListMap<>();
    private volatile Timeline timeline = new Timeline(List.of());

    /** @throws ProblemException NOT_READY before the first release is in force */
    public Release live() {
        Release release = live.get();
        if (release == null) {
            throw new ProblemException(ProblemType.NOT_READY, "No release is in force yet.");
        }
        return release;
    }

    /** @throws ProblemException UNKNOWN_RELEASE */
    public Release numbered(int number) {
        Release release = compiled.get(number);
        if (release == null) {
            throw new ProblemException(ProblemType.UNKNOWN_RELEASE, "There is no release " + number + ".");
        }
        return release;
    }

    /** @throws ProblemException UNKNOWN_RELEASE if none was in force yet */
    public Release asOf(Instant instant) {
        Activation activation = timeline.at(instant);
        if (activation == null) {
            throw new ProblemException(ProblemType.UNKNOWN_RELEASE, "No release was in force at " + instant + ".");
        }
        return numbered(activation.release());
    }

    /** First instant at which the release decides, or decided when it was last activated. */
    public Instant effectiveFrom(Release release) {
        Instant found = release.createdAt();
        for (Activation a : timeline.activations()) {
            if (a.release() == release.number()) {
                found = a.effectiveFrom();
            }
        }
        return found;
    }

    public boolean ready() {
        return live.get() != null;
    }

    void activate(Release release) {
        compiled.put(release.number(), release);
        var now = release.createdAt();
        timeline = timeline.with(new Activation(release.number(), now, now, release.author(), release.note()));
        live.set(release);
    }
}
