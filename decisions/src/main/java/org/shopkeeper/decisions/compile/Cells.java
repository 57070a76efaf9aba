package org.shopkeeper.decisions.compile;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.Ast;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.Constants;
import org.shopkeeper.decisions.feel.FeelRange;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.CellSet.Interval;

/** Unary tests as the set of values that pass them. What no set expresses becomes {@link CellSet.Opaque}. */
public final class Cells {

    private static final CellSet.Any ANY = new CellSet.Any();

    private Cells() {}

    /**
     * @param text the cell as it was written, kept where it stays opaque
     * @param nullable whether null can occur: it passes {@code not("a")}, which no set but an opaque one says
     */
    public static CellSet of(Ast.Tests tests, String text, boolean nullable) {
        if (tests.tests().isEmpty() && !tests.negated()) {
            return ANY;
        }
        Set<@Nullable Object> values = new LinkedHashSet<>();
        List<Interval> intervals = new ArrayList<>();
        for (Ast test : tests.tests()) {
            if (!collect(test, values, intervals)) {
                return new CellSet.Opaque(text);
            }
        }
        if (!oneType(values, intervals)) {
            return new CellSet.Opaque(text);
        }
        if (tests.negated()) {
            return negated(values, intervals, text, nullable);
        }
        if (intervals.isEmpty()) {
            return new CellSet.Values(values);
        }
        if (values.contains(null)) {
            return new CellSet.Opaque(text);
        }
        addPoints(values, intervals);
        return new CellSet.Intervals(union(intervals));
    }

    /** Whether a value, of whatever kind, is in the set, as FEEL tests it; an opaque set has to be evaluated instead. */
    static boolean accepts(CellSet cell, @Nullable Object value) {
        if (cell instanceof CellSet.Any) {
            return true;
        }
        if (cell instanceof CellSet.Values set) {
            for (Object each : set.values()) {
                if (Compositions.isIn(value, each)) {
                    return true;
                }
            }
            return false;
        }
        if (cell instanceof CellSet.AllBut set) {
            for (Object each : set.values()) {
                if (Compositions.isIn(value, each)) {
                    return false;
                }
            }
            return value != null;
        }
        if (cell instanceof CellSet.Intervals set) {
            for (Interval part : set.parts()) {
                FeelRange range = new FeelRange(part.lowClosed(), part.low(), part.high(), part.highClosed());
                if (Compositions.isIn(value, range)) {
                    return true;
                }
            }
            return false;
        }
        throw new IllegalArgumentException("An opaque cell cannot be looked into: " + cell);
    }

    private static CellSet negated(
            Set<@Nullable Object> values, List<Interval> intervals, String text, boolean nullable) {
        if (nullable && !values.contains(null)
                || values.contains(null) && !intervals.isEmpty()
                || values.contains(null) && values.size() > 1) {
            return new CellSet.Opaque(text);
        }
        if (values.contains(null)) {
            // not(null): every value but null.
            return new CellSet.AllBut(Set.of());
        }
        if (intervals.isEmpty()) {
            Set<Object> excluded = new LinkedHashSet<>();
            for (Object value : values) {
                if (value != null) {
                    excluded.add(value);
                }
            }
            return new CellSet.AllBut(excluded);
        }
        addPoints(values, intervals);
        return new CellSet.Intervals(complement(union(intervals)));
    }

    private static void addPoints(Set<@Nullable Object> values, List<Interval> intervals) {
        for (Object value : values) {
            Comparable<?> point = (Comparable<?>) value;
            intervals.add(new Interval(point, true, point, true));
        }
    }

    /** False where the test is no constant set. */
    private static boolean collect(Ast test, Set<@Nullable Object> values, List<Interval> intervals) {
        if (test instanceof Ast.Comparison comparison) {
            Constants.Constant constant = Constants.of(comparison.operand());
            Object operand = constant == null ? null : constant.value();
            return operand != null && compared(comparison.op(), operand, values, intervals);
        }
        Constants.Constant constant = Constants.of(test);
        if (constant == null) {
            return false;
        }
        Object value = constant.value();
        if (value instanceof FeelRange range) {
            return ranged(range, intervals);
        }
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof FeelRange || element instanceof List || !isPoint(element)) {
                    return false;
                }
                addValue(element, values);
            }
            return true;
        }
        if (!isPoint(value)) {
            return false;
        }
        addValue(value, values);
        return true;
    }

    private static boolean compared(Ast.Op op, Object operand, Set<@Nullable Object> values, List<Interval> intervals) {
        if (op == Ast.Op.EQ && isPoint(operand)) {
            addValue(operand, values);
            return true;
        }
        if (!isOrdered(operand)) {
            return false;
        }
        Comparable<?> bound = (Comparable<?>) normal(operand);
        switch (op) {
            case LT -> intervals.add(new Interval(null, false, bound, false));
            case LE -> intervals.add(new Interval(null, false, bound, true));
            case GT -> intervals.add(new Interval(bound, false, null, false));
            case GE -> intervals.add(new Interval(bound, true, null, false));
            default -> {
                // "!= 5" also accepts null and values of other types: no interval says that.
                return false;
            }
        }
        return true;
    }

    private static boolean ranged(FeelRange range, List<Interval> intervals) {
        Object low = range.low();
        Object high = range.high();
        if (low != null && !isOrdered(low) || high != null && !isOrdered(high) || low == null && high == null) {
            return false;
        }
        if (low != null && high != null) {
            if (low.getClass() != high.getClass()) {
                return false;
            }
            int order = compare((Comparable<?>) low, (Comparable<?>) high);
            if (order > 0 || order == 0 && !(range.lowClosed() && range.highClosed())) {
                // Backwards or empty: accepts nothing.
                return true;
            }
        }
        intervals.add(new Interval(
                low == null ? null : (Comparable<?>) normal(low),
                low != null && range.lowClosed(),
                high == null ? null : (Comparable<?>) normal(high),
                high != null && range.highClosed()));
        return true;
    }

    private static boolean isPoint(@Nullable Object value) {
        return value == null || value instanceof Boolean || isOrdered(value);
    }

    /** Values with one natural order that FEEL shares. Times and moments with a zone compare by instant, so they are not here. */
    private static boolean isOrdered(Object value) {
        return value instanceof BigDecimal
                || value instanceof String
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof Duration;
    }

    private static void addValue(@Nullable Object value, Set<@Nullable Object> values) {
        values.add(value == null ? null : normal(value));
    }

    /** Numbers that compare equal are made equal. */
    private static Object normal(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    private static boolean oneType(Set<@Nullable Object> values, List<Interval> intervals) {
        Class<?> seen = null;
        List<Object> all = new ArrayList<>();
        for (Object value : values) {
            if (value != null) {
                all.add(value);
            }
        }
        for (Interval interval : intervals) {
            if (interval.low() != null) {
                all.add(interval.low());
            }
            if (interval.high() != null) {
                all.add(interval.high());
            }
        }
        for (Object value : all) {
            if (seen != null && seen != value.getClass()) {
                return false;
            }
            seen = value.getClass();
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    static int compare(Comparable<?> a, Comparable<?> b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    /** Sorted, disjoint and not adjacent. */
    static List<Interval> union(List<Interval> parts) {
        List<Interval> sorted = new ArrayList<>(parts);
        Collections.sort(sorted, Cells::byLow);
        List<Interval> merged = new ArrayList<>();
        for (Interval next : sorted) {
            Interval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && touches(last, next)) {
                merged.set(merged.size() - 1, joined(last, next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private static int byLow(Interval a, Interval b) {
        if (a.low() == null || b.low() == null) {
            return a.low() == b.low() ? 0 : a.low() == null ? -1 : 1;
        }
        int order = compare(a.low(), b.low());
        return order != 0 ? order : Boolean.compare(b.lowClosed(), a.lowClosed());
    }

    private static boolean touches(Interval a, Interval b) {
        if (a.high() == null || b.low() == null) {
            return true;
        }
        int order = compare(b.low(), a.high());
        return order < 0 || order == 0 && (a.highClosed() || b.lowClosed());
    }

    private static Interval joined(Interval a, Interval b) {
        if (a.high() == null || b.high() == null) {
            return new Interval(a.low(), a.lowClosed(), null, false);
        }
        int order = compare(a.high(), b.high());
        boolean closed = order == 0 ? a.highClosed() || b.highClosed() : order > 0 ? a.highClosed() : b.highClosed();
        return new Interval(a.low(), a.lowClosed(), order >= 0 ? a.high() : b.high(), closed);
    }

    /** What lies outside sorted, disjoint intervals. */
    static List<Interval> complement(List<Interval> parts) {
        List<Interval> outside = new ArrayList<>();
        Comparable<?> low = null;
        boolean lowClosed = false;
        for (Interval part : parts) {
            if (part.low() != null) {
                outside.add(new Interval(low, lowClosed, part.low(), !part.lowClosed()));
            }
            if (part.high() == null) {
                return outside;
            }
            low = part.high();
            lowClosed = !part.highClosed();
        }
        outside.add(new Interval(low, lowClosed, null, false));
        return outside;
    }
}
