package org.shopkeeper.decisions.input;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;

/** Turns one JSON value into one FEEL value of a scalar type. A number in quotes is not a number. */
final class ScalarValue {

    /** Numbers are decimals of 34 digits (DMN 1.3, §10.3.2.3.1); longer ones are refused, not rounded. */
    private static final int MAX_DIGITS = 34;

    private static final int MAX_EXPONENT = 6144;

    private ScalarValue() {}

    /** @return null where the value is not of the type */
    static @Nullable Object of(Scalar type, Object value) {
        try {
            return switch (type) {
                case NUMBER -> number(value);
                case STRING -> value instanceof String ? value : null;
                case BOOLEAN -> value instanceof Boolean ? value : null;
                case DATE -> value instanceof String s ? LocalDate.parse(s) : value instanceof LocalDate ? value : null;
                case TIME -> value instanceof String s ? time(s) : isTime(value) ? value : null;
                case DATE_TIME -> value instanceof String s ? dateTime(s) : isDateTime(value) ? value : null;
                case DAYS_AND_TIME_DURATION ->
                    value instanceof String s ? Duration.parse(s) : value instanceof Duration ? value : null;
                case YEARS_AND_MONTHS_DURATION ->
                    value instanceof String s ? Period.parse(s) : value instanceof Period ? value : null;
                case ANY -> value;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    static Text name(Scalar type) {
        return switch (type) {
            case NUMBER -> new Text("数字（不加引号，最多 34 位）", "a number (unquoted, at most 34 digits)");
            case STRING -> new Text("文本", "a string");
            case BOOLEAN -> new Text("true 或 false", "true or false");
            case DATE -> new Text("日期 2026-11-11", "a date such as 2026-11-11");
            case TIME -> new Text("时间 09:30:00", "a time such as 09:30:00");
            case DATE_TIME ->
                new Text("日期时间 2026-11-11T09:30:00+08:00", "a date and time such as 2026-11-11T09:30:00+08:00");
            case DAYS_AND_TIME_DURATION -> new Text("时长 P1DT2H", "a duration such as P1DT2H");
            case YEARS_AND_MONTHS_DURATION -> new Text("期间 P1Y2M", "a duration such as P1Y2M");
            case ANY -> new Text("任意值", "any value");
        };
    }

    private static @Nullable BigDecimal number(Object value) {
        BigDecimal decimal;
        if (value instanceof BigDecimal d) {
            decimal = d;
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte) {
            return BigDecimal.valueOf(((Number) value).longValue());
        } else if (value instanceof BigInteger i) {
            decimal = new BigDecimal(i);
        } else if (value instanceof Double || value instanceof Float) {
            double d = ((Number) value).doubleValue();
            if (!Double.isFinite(d)) {
                return null;
            }
            decimal = BigDecimal.valueOf(d);
        } else {
            return null;
        }
        long exponent = (long) decimal.precision() - decimal.scale() - 1;
        boolean fits = decimal.precision() <= MAX_DIGITS
                || decimal.stripTrailingZeros().precision() <= MAX_DIGITS;
        return fits && Math.abs(exponent) <= MAX_EXPONENT ? decimal : null;
    }

    private static TemporalAccessor time(String text) {
        boolean hasOffset = text.endsWith("Z") || text.indexOf('+') > 0 || text.indexOf('-') > 0;
        return hasOffset ? OffsetTime.parse(text) : LocalTime.parse(text);
    }

    private static TemporalAccessor dateTime(String text) {
        int t = text.indexOf('T');
        if (t < 0) {
            throw new DateTimeException("no time");
        }
        boolean hasZone = text.endsWith("Z") || text.indexOf('+', t) > 0 || text.indexOf('-', t) > 0;
        return hasZone || text.endsWith("]") ? ZonedDateTime.parse(text) : LocalDateTime.parse(text);
    }

    private static boolean isTime(Object value) {
        return value instanceof LocalTime || value instanceof OffsetTime;
    }

    private static boolean isDateTime(Object value) {
        return value instanceof LocalDateTime
                || value instanceof ZonedDateTime
                || value instanceof java.time.OffsetDateTime;
    }
}
