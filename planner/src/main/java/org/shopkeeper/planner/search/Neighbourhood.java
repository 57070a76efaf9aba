package org.shopkeeper.planner.search;

import java.util.Set;

/** Items that are set free together while the rest of the plan stands still. */
record Neighbourhood(Kind kind, Set<Integer> promos, Set<Integer> launches) {

    /** How the items belong together. */
    enum Kind {
        /** Around a day. */
        WINDOW,
        /** SKUs that resemble each other. */
        CLUSTERS,
        /** Paid from the budget of one month. */
        MONTH,
        /** Around an event: its promotions, and those that its price lock touches. */
        EVENT,
        /** Chance. */
        ANY,
        /** Launches that miss the plan, and what stands in their way. */
        MISSING
    }
}
