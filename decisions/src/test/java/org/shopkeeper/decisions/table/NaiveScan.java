package org.shopkeeper.decisions.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meaning of a table, said as plainly as can be: each cell of each row looked at in turn, value against value. */
final class NaiveScan {

    private NaiveScan() {}

    static List<Integer> matches(Table table, @Nullable Object[] facts, OpaqueCells opaque) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            boolean all = true;
            for (int column = 0; column < facts.length && all; column++) {
                CellSet cell = table.rows().get(row).cells().get(column);
                all = cell instanceof CellSet.Opaque ? opaque.accepts(row, column) : accepts(cell, facts[column]);
            }
            if (all) rows.add(row);
        }
        return rows;
    }

    private static boolean accepts(CellSet cell, @Nullable Object value) {
        if (cell instanceof CellSet.Any) return true;
        if (cell instanceof CellSet.Values values) {
            return values.values().stream()
                    .anyMatch(one -> one == null ? value == null : compare(one, value) == Order.SAME);
        }
        if (value == null) return false;
        if (cell instanceof CellSet.AllBut but) {
            List<Order> orders =
                    but.values().stream().map(one -> compare(one, value)).toList();
            return !orders.contains(Order.SAME) && orders.stream().anyMatch(order -> order != Order.NONE);
        }
        for (CellSet.Interval part : ((CellSet.Intervals) cell).parts()) {
            if (isIn(part, value)) return true;
        }
        return false;
    }

    private static boolean isIn(CellSet.Interval part, Object value) {
        if (part.low() != null) {
            Order order = compare(part.low(), value);
            if (order != Order.LESS && !(order == Order.SAME && part.lowClosed())) return false;
        }
        if (part.high() != null) {
            Order order = compare(part.high(), value);
            return order == Order.MORE || (order == Order.SAME && part.highClosed());
        }
        return true;
    }

    private enum Order {
        LESS,
        SAME,
        MORE,
        /** Not to be compared. */
        NONE
    }

    private static Order compare(Object a, @Nullable Object b) {
        Integer order = order(a, b);
        return order == null ? Order.NONE : order < 0 ? Order.LESS : order > 0 ? Order.MORE : Order.SAME;
    }

    private static @Nullable Integer order(Object a, @Nullable Object b) {
        BigDecimal x = number(a);
        BigDecimal y = number(b);
        if (x != null && y != null) return x.compareTo(y);
        Instant from = instant(a);
        Instant to = instant(b);
        if (from != null && to != null) return from.compareTo(to);
        if (a instanceof String s && b instanceof String t) return s.compareTo(t);
        if (a instanceof Boolean s && b instanceof Boolean t) return s.compareTo(t);
        if (a instanceof LocalDate s && b instanceof LocalDate t) return s.compareTo(t);
        if (a instanceof LocalDateTime s && b instanceof LocalDateTime t) return s.compareTo(t);
        if (a instanceof LocalTime s && b instanceof LocalTime t) return s.compareTo(t);
        if (a instanceof OffsetTime s && b instanceof OffsetTime t) {
            LocalDate day = LocalDate.of(2026, 1, 1);
            return s.atDate(day).toInstant().compareTo(t.atDate(day).toInstant());
        }
        if (a instanceof Duration s && b instanceof Duration t) return s.compareTo(t);
        if (a instanceof Period s && b instanceof Period t) {
            return Long.compare(s.toTotalMonths(), t.toTotalMonths());
        }
        return null;
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) return decimal;
        if (value instanceof BigInteger integer) return new BigDecimal(integer);
        if (value instanceof Integer || value instanceof Long) return BigDecimal.valueOf(((Number) value).longValue());
        return null;
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        if (value instanceof ZonedDateTime zoned) return zoned.toInstant();
        return value instanceof OffsetDateTime offset ? offset.toInstant() : null;
    }
}
