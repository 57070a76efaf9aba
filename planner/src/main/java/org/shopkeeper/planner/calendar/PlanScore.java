package org.shopkeeper.planner.calendar;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The score of a plan. It is better where hard, then medium, then soft is greater.
 *
 * @param hard minus the number of violations; 0 for a plan that can be carried out
 * @param medium minus the priorities of mandatory launches that are missing
 * @param softFen expected additional gross margin
 * @param violations how many of each kind; empty where there are none
 * @param promos promotions that run
 * @param launches launches that take place
 */
public record PlanScore(
        int hard, int medium, long softFen, Map<Violation, Integer> violations, int promos, int launches)
        implements Comparable<PlanScore> {

    public PlanScore {
        EnumMap<Violation, Integer> copy = new EnumMap<>(Violation.class);
        copy.putAll(violations);
        violations = Collections.unmodifiableMap(copy);
    }

    @Override
    public int compareTo(PlanScore other) {
        int byHard = Integer.compare(hard, other.hard);
        int byMedium = Integer.compare(medium, other.medium);
        return byHard != 0 ? byHard : byMedium != 0 ? byMedium : Long.compare(softFen, other.softFen);
    }
}
