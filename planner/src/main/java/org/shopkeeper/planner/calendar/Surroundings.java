package org.shopkeeper.planner.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What bears on the plan from outside: competitors, days on which nothing starts, and the plan that is published.
 *
 * @param competitors expected actions of competitors
 * @param blackouts days on which no promotion runs and nothing is launched
 * @param published the plan that colleagues and customers know; null for none
 */
public record Surroundings(
        List<CompetitorEvent> competitors, List<Blackout> blackouts, @Nullable CalendarPlan published) {

    public static final Surroundings QUIET = new Surroundings(List.of(), List.of(), null);

    public Surroundings {
        competitors = List.copyOf(competitors);
        blackouts = List.copyOf(blackouts);
    }

    /**
     * A competitor's action.
     *
     * @param category the category that it hits
     * @param intensityPermille share of a promotion's value that is lost on that day
     */
    public record CompetitorEvent(int day, int category, int intensityPermille) {}

    /** Days, both inclusive, that are closed. */
    public record Blackout(int from, int to) {
        public boolean touches(int start, int end) {
            return start <= to && from <= end;
        }
    }
}
