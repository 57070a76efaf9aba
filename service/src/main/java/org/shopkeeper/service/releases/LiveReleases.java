package org.shopkeeper.service.releases;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.decisions.release.Timeline;
import org.shopkeeper.decisions.release.Timeline.Activation;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.shopkeeper.service.store.StoreUnavailable;
import org.springframework.stereotype.Component;

/**
 * The release in force: one reference, taken once per request and swapped in whole. A request in flight keeps the one that
 * it took. A scheduled release takes over by the clock at its instant, without anybody doing anything.
 */
@Component
public class LiveReleases {

    /** So many releases that were in force last stay compiled; going back to one of them is a pointer move. */
    static final int KEPT = 8;

    /** Releases from longer ago that somebody asked for by number or date. */
    private static final int ASKED_FOR = 4;

    /** How soon an activation is tried again whose release is not compiled yet, in milliseconds. */
    private static final long RETRY_MS = 200;

    /**
     * @param recorded activations in the order of their places
     * @param current the activation behind {@code live}
     * @param nextChange epoch milliseconds of the next activation that is due by the clock
     */
    private record State(
            List<Activation> recorded,
            Timeline timeline,
            Map<Integer, Release> compiled,
            @Nullable Release live,
            @Nullable Activation current,
            long nextChange) {}

    private final Clock clock;
    private final ReleaseLibrary library;
    private final ReleaseWorker worker;
    /** One reference to all of it, so that nobody sees half of a change; written under {@link #changing} only. */
    private volatile State state = new State(List.of(), new Timeline(List.of()), Map.of(), null, null, Long.MAX_VALUE);

    private final Object changing = new Object();
    private final Map<Integer, Release> askedFor = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Release> eldest) {
            return size() > ASKED_FOR;
        }
    };

    LiveReleases(Clock clock, ReleaseLibrary library, ReleaseWorker worker) {
        this.clock = clock;
        this.library = library;
        this.worker = worker;
    }

    /** @throws ProblemException NOT_READY before the first release is in force */
    public Release live() {
        State now = state;
        if (clock.millis() >= now.nextChange()) {
            now = advance();
        }
        Release release = now.live();
        if (release == null) {
            throw new ProblemException(ProblemType.NOT_READY, "No release is in force yet.");
        }
        return release;
    }

    /**
     * A release by its number, compiled now if it is one from long ago.
     *
     * @throws ProblemException UNKNOWN_RELEASE
     */
    public Release numbered(int number) {
        Release release = compiledOrNull(number);
        return release != null ? release : worker.call(() -> compiled(number));
    }

    /**
     * The release that was, is or will be in force at an instant, as far as is known now.
     *
     * @throws ProblemException UNKNOWN_RELEASE before the first activation
     */
    public Release asOf(Instant instant) {
        Activation activation = state.timeline().at(instant);
        if (activation == null) {
            throw new ProblemException(ProblemType.UNKNOWN_RELEASE, "No release was in force at " + instant + ".");
        }
        return numbered(activation.release());
    }

    /** First instant at which the release decides, or decided when it was last activated. */
    public Instant effectiveFrom(Release release) {
        State now = state;
        Activation current = now.current();
        if (current != null && current.release() == release.number()) {
            return current.effectiveFrom();
        }
        Instant found = release.createdAt();
        for (Activation a : now.timeline().activations()) {
            if (a.release() == release.number()) {
                found = a.effectiveFrom();
            }
        }
        return found;
    }

    public boolean ready() {
        return state.live() != null;
    }

    /** Activations in the order in which they were recorded. */
    List<Activation> recorded() {
        return state.recorded();
    }

    Timeline timeline() {
        return state.timeline();
    }

    Collection<Release> kept() {
        return state.compiled().values();
    }

    /** Only on the worker. */
    Release compiled(int number) {
        Release known = compiledOrNull(number);
        if (known != null) {
            return known;
        }
        Manifest manifest = library.manifest(number);
        if (manifest == null) {
            throw new ProblemException(ProblemType.UNKNOWN_RELEASE, "There is no release " + number + ".");
        }
        Release release = library.compile(manifest, kept());
        synchronized (askedFor) {
            askedFor.put(number, release);
        }
        return release;
    }

    private @Nullable Release compiledOrNull(int number) {
        Release release = state.compiled().get(number);
        if (release != null) {
            return release;
        }
        synchronized (askedFor) {
            return askedFor.get(number);
        }
    }

    /**
     * Takes over the timeline as it is now recorded, with the releases that were compiled for it.
     *
     * @param recorded every activation in the order of its place
     */
    void adopt(List<Activation> recorded, Collection<Release> compiled) {
        synchronized (changing) {
            State old = state;
            var all = new TreeMap<Integer, Release>(old.compiled());
            synchronized (askedFor) {
                all.putAll(askedFor);
            }
            compiled.forEach(r -> all.put(r.number(), r));
            var timeline = new Timeline(recorded);
            all.keySet().retainAll(wanted(timeline, recorded));
            state = at(clock.millis(), List.copyOf(recorded), timeline, Map.copyOf(all), old);
        }
    }

    private State advance() {
        synchronized (changing) {
            State old = state;
            long now = clock.millis();
            if (now < old.nextChange()) {
                return old;
            }
            State next = at(now, old.recorded(), old.timeline(), old.compiled(), old);
            state = next;
            return next;
        }
    }

    private State at(
            long millis, List<Activation> recorded, Timeline timeline, Map<Integer, Release> compiled, State old) {
        Activation due = timeline.at(Instant.ofEpochMilli(millis));
        long next = Long.MAX_VALUE;
        for (Activation a : timeline.activations()) {
            long from = a.effectiveFrom().toEpochMilli();
            if (from > millis) {
                next = from;
                break;
            }
        }
        Release release = due == null ? null : compiled.get(due.release());
        if (due != null && release == null) {
            // The old release goes on deciding until the new one is compiled.
            worker.start(() -> compileAndTakeOver(due.release()));
            return new State(
                    recorded, timeline, compiled, old.live(), old.current(), Math.min(next, millis + RETRY_MS));
        }
        return new State(recorded, timeline, compiled, release, due, next);
    }

    private void compileAndTakeOver(int number) {
        try {
            if (!state.compiled().containsKey(number)) {
                adopt(state.recorded(), List.of(compiled(number)));
            }
        } catch (StoreUnavailable | TamperedRelease e) {
            // Tried again at the next change; health says which release is in force.
        }
    }

    /** What stays compiled: what is in force, what is scheduled, and the last few before. */
    Set<Integer> wanted(Timeline timeline, List<Activation> recorded) {
        Instant now = clock.instant();
        var wanted = new HashSet<Integer>();
        Activation current = timeline.at(now);
        if (current != null) {
            wanted.add(current.release());
        }
        var past = new ArrayList<Integer>();
        for (int i = recorded.size() - 1; i >= 0; i--) {
            Activation a = recorded.get(i);
            if (a.effectiveFrom().isAfter(now)) {
                wanted.add(a.release());
            } else if (past.size() < KEPT && !past.contains(a.release())) {
                past.add(a.release());
            }
        }
        wanted.addAll(past);
        return wanted;
    }
}
