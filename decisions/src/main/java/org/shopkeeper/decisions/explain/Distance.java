package org.shopkeeper.decisions.explain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a value is from what was wanted.
 *
 * @param nearest the nearest value that would do
 * @param amount how much that is more (positive) or less (negative): a number, or a duration for dates and times; null
 *     where values have no distance (strings, booleans, null)
 * @param relative 0 and up, four decimals: the amount in proportion to the value as it was (from 0: to itself and one more), to a year for dates,
 *     to a day for clock times; 1 where values have no distance
 */
public record Distance(@Nullable Object nearest, @Nullable Object amount, BigDecimal relative) {}
