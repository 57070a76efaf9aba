package org.shopkeeper.planner.calendar;

import org.jspecify.annotations.Nullable;

/**
 * A product launch: prepared, tested, then on sale.
 *
 * @param cluster launches of one cluster keep {@link CalendarRules#launchClusterGapDays} apart
 * @param prepareDays length of the preparation, days
 * @param testDays length of the test, days
 * @param creativeLoad creative person-days per day of preparation
 * @param earliest first launch day wished for
 * @param latest last launch day wished for
 * @param stockReady day on which the first stock arrives
 * @param inboundBufferDays days from arrival to sale
 * @param mandatory whether leaving it out costs {@code priority} on the medium level
 * @param marginFenPerDay gross margin per day once it is known
 * @param priority 1..5, 5 weighs most
 * @param sku index of the SKU that this launch brings; null where the plan's promotions do not sell it
 * @param pinned the slot that it keeps, or null
 */
public record Launch(
        String id,
        int cluster,
        int category,
        int prepareDays,
        int testDays,
        int creativeLoad,
        int earliest,
        int latest,
        int stockReady,
        int inboundBufferDays,
        boolean mandatory,
        long marginFenPerDay,
        int priority,
        @Nullable Integer sku,
        @Nullable LaunchChoice pinned) {

    /** The first day with stock to sell. */
    public int sellableFrom() {
        return stockReady + inboundBufferDays;
    }
}
