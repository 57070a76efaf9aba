package org.shopkeeper.decisions.region;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.table.CellSet;

/** Values and cell sets written as FEEL, the way an analyst types them into a cell. */
public final class Feel {

    private Feel() {}

    /** One value as a FEEL literal. */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        } else if (value instanceof LocalDate) {
            return "date(\"" + value + "\")";
        } else if (value instanceof LocalTime || value instanceof OffsetTime) {
            return "time(\"" + value + "\")";
        } else if (value instanceof LocalDateTime || value instanceof ZonedDateTime) {
            return "date and time(\"" + value + "\")";
        } else if (value instanceof Duration || value instanceof Period) {
            return "duration(\"" + value + "\")";
        }
        return value.toString();
    }

    /** A cell as a FEEL unary test. */
    public static String text(CellSet cell) {
        if (cell instanceof CellSet.Any) {
            return "-";
        } else if (cell instanceof CellSet.Values values) {
            return list(values.values());
        } else if (cell instanceof CellSet.AllBut but) {
            return but.values().isEmpty() ? "not(null)" : "not(" + list(but.values()) + ")";
        } else if (cell instanceof CellSet.Intervals intervals) {
            List<String> parts = new ArrayList<>();
            for (CellSet.Interval part : intervals.parts()) {
                parts.add(interval(part.low(), part.lowClosed(), part.high(), part.highClosed()));
            }
            return String.join(",", parts);
        }
        return ((CellSet.Opaque) cell).expression();
    }

    static String interval(@Nullable Object low, boolean lowClosed, @Nullable Object high, boolean highClosed) {
        if (low == null && high == null) {
            return "not(null)";
        } else if (low == null) {
            return (highClosed ? "<=" : "<") + text(high);
        } else if (high == null) {
            return (lowClosed ? ">=" : ">") + text(low);
        } else if (lowClosed && highClosed && Ordinal.of(low).equals(Ordinal.of(high))) {
            return text(low);
        }
        return (lowClosed ? "[" : "(") + text(low) + ".." + text(high) + (highClosed ? "]" : ")");
    }

    private static String list(Iterable<? extends @Nullable Object> values) {
        TreeSet<Ordinal> sorted = new TreeSet<>();
        for (Object value : values) {
            sorted.add(Ordinal.of(value));
        }
        List<String> parts = new ArrayList<>();
        sorted.forEach(value -> parts.add(value.toString()));
        return String.join(",", parts);
    }
}
