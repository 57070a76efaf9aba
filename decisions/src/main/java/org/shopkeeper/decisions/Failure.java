package org.shopkeeper.decisions;

import org.jspecify.annotations.Nullable;

/**
 * One thing that went wrong while a policy was evaluated.
 *
 * @param code one per cause, UPPER_SNAKE ({@code TYPE_MISMATCH}, {@code DIVISION_BY_ZERO}, {@code SEVERAL_RULES_MATCHED},
 *     {@code BUDGET_EXCEEDED} …)
 * @param place where in the policy
 */
public record Failure(String code, Text message, Place place) {

    /**
     * A place in a policy, as exact as is known.
     *
     * @param policy policy id, e.g. {@code market/categoryRole}
     * @param decision name of the decision or business knowledge model
     * @param row 1-based rule row, null outside tables
     * @param column name of the input, output or annotation column
     * @param expression the FEEL text
     */
    public record Place(
            @Nullable String policy,
            @Nullable String decision,
            @Nullable Integer row,
            @Nullable String column,
            @Nullable String expression) {}
}
