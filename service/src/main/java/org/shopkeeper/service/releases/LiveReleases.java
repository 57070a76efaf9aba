package org.shopkeeper.service.releases;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.stereotype.Component;

/** The release in force: one reference, taken once per request and swapped in whole. */
@Component
public class LiveReleases {

    private final AtomicReference<@Nullable Release> live = new AtomicReference<>();
    private final Map<Integer, Release> compiled = new ConcurrentSkipListMap<>();

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

    public boolean ready() {
        return live.get() != null;
    }

    void activate(Release release) {
        compiled.put(release.number(), release);
        live.set(release);
    }
}
