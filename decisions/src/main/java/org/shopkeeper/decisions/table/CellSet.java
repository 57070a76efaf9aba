package org.shopkeeper.decisions.table;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The set of values of one column that a table cell accepts. What an index, a static analysis and a difference of two
 * versions all work on. Values of one column are of one type: {@code BigDecimal}, {@code String}, {@code Boolean}, or a
 * {@code java.time} value; null is a value of its own, accepted by {@link Any} and by {@code Values} that hold null.
 */
public sealed interface CellSet {

    /** {@code -}: every value, null too. */
    record Any() implements CellSet {}

    /** Exactly these values, e.g. {@code "A","B"}, {@code true}, {@code null}. Numbers are equal when they compare equal. */
    record Values(Set<@Nullable Object> values) implements CellSet {}

    /** Every non-null value of the column's type but these, e.g. {@code not("zh")}. */
    record AllBut(Set<Object> values) implements CellSet {}

    /** Sorted, disjoint, not adjacent intervals, e.g. {@code [0.65..0.80)}, {@code <5,>10}. */
    record Intervals(List<Interval> parts) implements CellSet {}

    /**
     * A condition that no set over this column expresses (it reads another input, or calls a function). Evaluated for each
     * candidate row; analysis says that it could not look inside.
     */
    record Opaque(String expression) implements CellSet {}

    /**
     * @param low null: unbounded
     * @param high null: unbounded
     */
    record Interval(@Nullable Comparable<?> low, boolean lowClosed, @Nullable Comparable<?> high, boolean highClosed) {}
}
