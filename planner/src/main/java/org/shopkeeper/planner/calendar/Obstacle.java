package org.shopkeeper.planner.calendar;

/**
 * What keeps an item out of a slot, next to the plan as it stands.
 *
 * @param kind the limit
 * @param key which of that kind: month, {@code channel × months + month}, day, {@code team × horizon + day}, event or week; the
 *     other promotion or launch where two exclude each other
 * @param missing by how much the limit is exceeded, in its unit: fen, thousandths, person-days, days or items
 */
public record Obstacle(Kind kind, int key, long missing) {

    /** Limits that an item can meet. */
    public enum Kind {
        SAME_SKU,
        EXCLUSIVE,
        BEFORE_LAUNCH,
        BUDGET_MONTH,
        BUDGET_CHANNEL,
        WAREHOUSE,
        CONTACTS,
        CREATIVE,
        STOCK,
        EVENT_SLOTS,
        LAUNCH_WEEK,
        LAUNCH_CLUSTER
    }
}
