package org.shopkeeper.planner.search;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.planner.calendar.CalendarPlan;

/**
 * The best plan so far.
 *
 * @param plan can be carried out, pinned items aside
 * @param medium minus the priorities of mandatory launches that are missing
 * @param softFen expected additional gross margin
 * @param boundFen no plan of the same medium level earns more; null before the first bound is known
 * @param proven whether no plan is better
 * @param elapsed since the search began
 */
public record PlanProgress(
        CalendarPlan plan, int medium, long softFen, @Nullable Long boundFen, boolean proven, Duration elapsed) {

    /** How far the best possible is away at most, as a share of the bound, 0..1; null before the first bound is known. */
    public @Nullable Double gap() {
        if (boundFen == null) {
            return null;
        }
        return boundFen <= 0 ? 0.0 : Math.max(0, (boundFen - softFen) / (double) boundFen);
    }
}
