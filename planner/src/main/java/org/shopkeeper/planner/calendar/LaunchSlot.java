package org.shopkeeper.planner.calendar;

/**
 * A launch on one day with its stages before it. Slots of the table are individually feasible.
 *
 * @param launch index of the launch
 * @param index position among the launch's slots
 * @param prepareTo last day of the preparation
 * @param testTo last day of the test
 * @param valueFen S2: margin within the horizon
 * @param stabilityFen S8: for days moved away from the published plan, never negative
 * @param priorityFen S9: strategic priority, never negative
 */
public record LaunchSlot(
        int launch,
        int index,
        LaunchChoice choice,
        int prepareTo,
        int testTo,
        long valueFen,
        long stabilityFen,
        long priorityFen) {

    public int day() {
        return choice.day();
    }

    public int prepareFrom() {
        return choice.prepareStart();
    }

    public int team() {
        return choice.team();
    }

    public int week() {
        return choice.day() / 7;
    }

    /** All parts that depend on this slot alone. */
    public long aloneFen() {
        return valueFen - stabilityFen + priorityFen;
    }
}
