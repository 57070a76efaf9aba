package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Equality, order and text of FEEL values (DMN 1.5, §10.3.2.13, tables 42, 53, 54). The value of a time or moment is its
 * number of seconds, so that fractions of a second play no part in either.
 */
public final class Values {

    private static final int MAX_TEXT = 1_000_000;

    private Values() {}

    /** {@code a = b}; null where the two are of different kinds. */
    static @Nullable Boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof BigDecimal x) {
            return b instanceof BigDecimal y ? (Boolean) (x.compareTo(y) == 0) : single(a, b);
        }
        if (a instanceof String || a instanceof Boolean || a instanceof LocalDate) {
            return b.getClass() == a.getClass() ? (Boolean) a.equals(b) : single(a, b);
        }
        if (a instanceof List<?> x) {
            if (b instanceof List<?> y) {
                return equalLists(x, y);
            }
            return x.size() == 1 ? equal(x.get(0), b) : null;
        }
        if (b instanceof List) {
            return single(a, b);
        }
        if (a instanceof Map<?, ?> x) {
            return b instanceof Map<?, ?> y ? (Boolean) equalContexts(x, y) : null;
        }
        if (a instanceof FeelRange x) {
            return b instanceof FeelRange y ? (Boolean) equalRanges(x, y) : null;
        }
        if (a instanceof Duration || a instanceof FeelFunction) {
            return a.getClass() == b.getClass() ? (Boolean) a.equals(b) : null;
        }
        if (a instanceof Period x) {
            return b instanceof Period y ? x.toTotalMonths() == y.toTotalMonths() : null;
        }
        if (isTime(a)) {
            return isTime(b) ? (Boolean) equalTimes(a, b) : null;
        }
        if (isDateTime(a)) {
            return isDateTime(b) ? (Boolean) equalMoments(a, b) : null;
        }
        return null;
    }

    private static @Nullable Boolean single(Object a, Object b) {
        return b instanceof List<?> list && list.size() == 1 ? equal(a, list.get(0)) : null;
    }

    /** Equality as lists and contexts ask it of what they hold: values of different kinds are simply not equal. */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof List != b instanceof List) {
            return false;
        }
        return Boolean.TRUE.equals(equal(a, b));
    }

    private static boolean equalLists(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> other = b.iterator();
        for (Object element : a) {
            if (!same(element, other.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalContexts(Map<?, ?> a, Map<?, ?> b) {
        if (!a.keySet().equals(b.keySet())) {
            return false;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            if (!same(entry.getValue(), b.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalRanges(FeelRange a, FeelRange b) {
        return a.lowClosed() == b.lowClosed()
                && a.highClosed() == b.highClosed()
                && same(a.low(), b.low())
                && same(a.high(), b.high());
    }

    static boolean isTime(Object value) {
        return value instanceof LocalTime || value instanceof OffsetTime || value instanceof ZoneTime;
    }

    static boolean isDateTime(Object value) {
        return value instanceof LocalDateTime || value instanceof ZonedDateTime;
    }

    private static boolean equalTimes(Object a, Object b) {
        if (a.equals(b)) {
            return true;
        }
        Integer x = offsetOf(a);
        Integer y = offsetOf(b);
        if (x == null || y == null) {
            return x == null
                    && y == null
                    && localTime(a).toSecondOfDay() == localTime(b).toSecondOfDay();
        }
        return secondOfUtcDay(a, x) == secondOfUtcDay(b, y);
    }

    private static boolean equalMoments(Object a, Object b) {
        if (a instanceof ZonedDateTime x && b instanceof ZonedDateTime y) {
            return x.toEpochSecond() == y.toEpochSecond();
        }
        return a instanceof LocalDateTime x && b instanceof LocalDateTime y && second(x) == second(y);
    }

    private static long second(LocalDateTime moment) {
        return moment.toEpochSecond(ZoneOffset.UTC);
    }

    static LocalTime localTime(Object time) {
        if (time instanceof LocalTime local) {
            return local;
        }
        return time instanceof OffsetTime offset ? offset.toLocalTime() : ((ZoneTime) time).time();
    }

    /** Seconds east of UTC; null for a local time. A named zone counts with its standard offset. */
    static @Nullable Integer offsetOf(Object time) {
        if (time instanceof OffsetTime offset) {
            return offset.getOffset().getTotalSeconds();
        }
        return time instanceof ZoneTime zoned
                ? zoned.zone()
                        .getRules()
                        .getStandardOffset(LocalDateTime.of(1970, 1, 1, 0, 0).toInstant(ZoneOffset.UTC))
                        .getTotalSeconds()
                : null;
    }

    private static int secondOfUtcDay(Object time, int offset) {
        return localTime(time).toSecondOfDay() - offset;
    }

    /** Marks two values that have no order. */
    static final int UNORDERED = Integer.MIN_VALUE;

    /** Below zero, zero or above; {@link #UNORDERED} where FEEL orders them not. */
    static int order(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y);
        }
        if (a instanceof String x && b instanceof String y) {
            return Integer.signum(x.compareTo(y));
        }
        if (a instanceof LocalDate x && b instanceof LocalDate y) {
            return Integer.signum(x.compareTo(y));
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return Integer.signum(x.compareTo(y));
        }
        if (a instanceof Period x && b instanceof Period y) {
            return Long.compare(x.toTotalMonths(), y.toTotalMonths());
        }
        if (a instanceof LocalDateTime x && b instanceof LocalDateTime y) {
            return Long.compare(second(x), second(y));
        }
        if (a instanceof ZonedDateTime x && b instanceof ZonedDateTime y) {
            return Long.compare(x.toEpochSecond(), y.toEpochSecond());
        }
        if (a != null && b != null && isTime(a) && isTime(b)) {
            return orderTimes(a, b);
        }
        return UNORDERED;
    }

    private static int orderTimes(Object a, Object b) {
        Integer x = offsetOf(a);
        Integer y = offsetOf(b);
        if (x == null || y == null) {
            return x == null && y == null
                    ? Integer.compare(localTime(a).toSecondOfDay(), localTime(b).toSecondOfDay())
                    : UNORDERED;
        }
        return Integer.compare(secondOfUtcDay(a, x), secondOfUtcDay(b, y));
    }

    /** As {@code string()} writes it; a string inside a list or a context is quoted. */
    public static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        StringBuilder into = new StringBuilder();
        append(value, into);
        return into.toString();
    }

    private static void append(@Nullable Object value, StringBuilder into) {
        if (into.length() > MAX_TEXT) {
            throw new BudgetExceeded("characters in one string");
        }
        if (value == null) {
            into.append("null");
        } else if (value instanceof String text) {
            into.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else if (value instanceof BigDecimal number) {
            into.append(Numbers.text(number));
        } else if (value instanceof List<?> list) {
            into.append('[');
            String separator = "";
            for (Object element : list) {
                into.append(separator);
                append(element, into);
                separator = ", ";
            }
            into.append(']');
        } else if (value instanceof Map<?, ?> map) {
            into.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                into.append(separator).append(entry.getKey()).append(": ");
                append(entry.getValue(), into);
                separator = ", ";
            }
            into.append('}');
        } else if (value instanceof FeelRange range) {
            into.append(range.lowClosed() ? '[' : '(');
            append(range.low(), into);
            into.append("..");
            append(range.high(), into);
            into.append(range.highClosed() ? ']' : ')');
        } else if (value instanceof FeelFunction function) {
            into.append("function(")
                    .append(String.join(", ", function.parameterNames()))
                    .append(')');
        } else {
            into.append(Temporal.text(value));
        }
    }

    /** For a message: the value, cut to a readable length. */
    static String shown(@Nullable Object value) {
        String text = value == null ? "null" : value instanceof String s ? "\"" + s + "\"" : text(value);
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }

    /** The kind of a value, for messages. */
    static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        for (FeelType.Basic type : FeelType.Basic.values()) {
            if (type != FeelType.Basic.ANY && Types.fits(value, type, NOTHING_TO_SPEND)) {
                return type.toString();
            }
        }
        return value instanceof List ? "list" : value instanceof FeelRange ? "range" : "value";
    }

    private static final Evaluation NOTHING_TO_SPEND =
            new Evaluation(EvaluationBudget.DEFAULT, java.time.Clock.systemUTC());
}
