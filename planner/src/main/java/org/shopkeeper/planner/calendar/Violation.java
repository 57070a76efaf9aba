package org.shopkeeper.planner.calendar;

/** Kinds of hard violation that the exact evaluator counts. */
public enum Violation {
    INFEASIBLE_COLUMN,
    INFEASIBLE_LAUNCH,
    SAME_SKU_RULES,
    BUDGET_MONTH,
    BUDGET_CHANNEL,
    WAREHOUSE,
    CS,
    CREATIVE,
    STOCK,
    EVENT_SLOTS,
    LAUNCH_WEEK,
    LAUNCH_CLUSTER_GAP
}
