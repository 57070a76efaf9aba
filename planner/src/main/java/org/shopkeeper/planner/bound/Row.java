package org.shopkeeper.planner.bound;

/**
 * One linear limit: the sum of coefficient × column is at most the limit.
 *
 * @param kind what is limited
 * @param key which of that kind: month, {@code channel × months + month}, day, {@code team × horizon + day}, event, week, SKU or item
 * @param columns indices of columns
 * @param coefficients one per column
 * @param limit upper bound
 */
record Row(Kind kind, int key, int[] columns, long[] coefficients, long limit) {

    /** What a row limits. */
    enum Kind {
        PROMO_ONCE,
        LAUNCH_ONCE,
        SAME_SKU,
        SAME_SKU_PRICE,
        EXCLUSIVE,
        BUDGET_MONTH,
        BUDGET_CHANNEL,
        WAREHOUSE,
        CONTACTS,
        CREATIVE,
        STOCK,
        EVENT_SLOTS,
        LAUNCH_WEEK,
        LAUNCH_CLUSTER,
        AFTER_LAUNCH
    }

    /** Whether all coefficients and the limit are 1: at most one of these. */
    boolean isAtMostOne() {
        if (limit != 1) {
            return false;
        }
        for (long coefficient : coefficients) {
            if (coefficient != 1) {
                return false;
            }
        }
        return true;
    }
}
