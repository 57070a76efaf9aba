package org.shopkeeper.planner.calendar;

/**
 * What the softer wishes cost, in fen, so that an analyst can read them. All are 0 in the benchmark version.
 *
 * @param slipSigmas a start is safe so many standard deviations after an arrival
 * @param smoothingFen for a day at full load of the warehouse or of customer service; less load above four fifths costs by the square
 * @param smoothingFromPermille load, in permille of the capacity, above which smoothing begins
 * @param changedDayFen per day by which an item moves away from the published plan
 * @param droppedItemDays an item that is dropped, or run with another option, counts as moved by so many days
 * @param priorityFen bonus per point of priority of an item that runs
 * @param fatiguePermille share of its additional margin that a third promotion of a SKU loses
 */
public record SoftPrices(
        int slipSigmas,
        long smoothingFen,
        int smoothingFromPermille,
        long changedDayFen,
        int droppedItemDays,
        long priorityFen,
        int fatiguePermille) {

    /** The benchmark version: slip, smoothing, stability, priority and fatigue cost nothing. */
    public static final SoftPrices OFF = new SoftPrices(0, 0, 800, 0, 0, 0, 0);

    /** What a shop starts with. */
    public static final SoftPrices DEFAULTS = new SoftPrices(2, 200_000, 800, 5_000, 14, 10_000, 200);
}
