package org.shopkeeper.planner.search;

import java.time.Duration;

/**
 * How long to search. What is reached first ends it; a proof ends it as well.
 *
 * @param time wall time
 * @param rounds rounds of the improving search: with a seed, they decide the plan, whatever the machine
 * @param seed of every random choice
 * @param proof whether CP-SAT works beside the search on a tighter bound; small calendars only
 */
public record SearchLimits(Duration time, long rounds, long seed, boolean proof) {

    public static SearchLimits seconds(long seconds, long seed) {
        return new SearchLimits(Duration.ofSeconds(seconds), Long.MAX_VALUE, seed, true);
    }

    /** For tests: the same plan each time. */
    public static SearchLimits rounds(long rounds, long seed) {
        return new SearchLimits(Duration.ofDays(1), rounds, seed, false);
    }
}
