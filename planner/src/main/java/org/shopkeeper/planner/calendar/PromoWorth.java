package org.shopkeeper.planner.calendar;

/**
 * What one promotion slot is worth by itself, in fen, part by part.
 *
 * @param valueFen S1: expected additional gross margin
 * @param competitorFen S4: lost to competitors' actions, never negative
 * @param slipFen S5: lost where stock comes late, never negative
 * @param overstockFen S6: gained where overstock goes early, never negative
 * @param stabilityFen S8: for days moved away from the published plan, never negative
 * @param priorityFen S9: strategic priority, never negative
 * @param fatigueFen S10: what it loses where it is the third of its SKU in the window, never negative
 */
public record PromoWorth(
        long valueFen,
        long competitorFen,
        long slipFen,
        long overstockFen,
        long stabilityFen,
        long priorityFen,
        long fatigueFen) {

    /** All parts that depend on this slot alone; fatigue depends on others. */
    public long aloneFen() {
        return valueFen - competitorFen - slipFen + overstockFen - stabilityFen + priorityFen;
    }
}
