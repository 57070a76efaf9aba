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
import java.time.ZonedDateTime;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Values that can be compared with each other. Between two kinds no comparison holds, so that a cell never accepts a value
 * of another kind; a time with an offset and one without are two kinds, because FEEL gives null for their comparison.
 */
enum Kind {
    NUMBER,
    TEXT,
    BOOLEAN,
    DATE,
    LOCAL_TIME,
    OFFSET_TIME,
    LOCAL_DATE_TIME,
    INSTANT,
    DURATION,
    MONTHS;

    /** @return null: a value that no set of a cell can hold (a list, a context, a function) */
    static @Nullable Kind of(Object value) {
        if (value instanceof String) return TEXT;
        if (value instanceof BigDecimal
                || value instanceof Long
                || value instanceof Integer
                || value instanceof BigInteger) return NUMBER;
        if (value instanceof Boolean) return BOOLEAN;
        if (value instanceof LocalDate) return DATE;
        if (value instanceof LocalDateTime) return LOCAL_DATE_TIME;
        if (value instanceof ZonedDateTime || value instanceof OffsetDateTime || value instanceof Instant)
            return INSTANT;
        if (value instanceof LocalTime) return LOCAL_TIME;
        if (value instanceof OffsetTime) return OFFSET_TIME;
        if (value instanceof Duration) return DURATION;
        if (value instanceof ChronoPeriod) return MONTHS;
        return null;
    }

    /** The value in the form in which values of this kind are equal and ordered. */
    Comparable<?> normal(Object value) {
        return switch (this) {
            case NUMBER -> number(value);
            case INSTANT -> instant(value);
            case OFFSET_TIME -> discrete(value);
            case MONTHS -> discrete(value);
            case TEXT, BOOLEAN, DATE, LOCAL_TIME, LOCAL_DATE_TIME, DURATION -> (Comparable<?>) value;
        };
    }

    /** Whether every value has a whole number of its own, so that between two neighbours there is nothing. */
    boolean isDiscrete() {
        return switch (this) {
            case BOOLEAN, DATE, LOCAL_TIME, OFFSET_TIME, MONTHS -> true;
            case NUMBER, TEXT, LOCAL_DATE_TIME, INSTANT, DURATION -> false;
        };
    }

    /** The whole number of a value of a discrete kind: 0 or 1, days, nanoseconds of the day in UTC, months. */
    long discrete(Object value) {
        return switch (this) {
            case BOOLEAN -> ((Boolean) value) ? 1 : 0;
            case DATE -> ((LocalDate) value).toEpochDay();
            case LOCAL_TIME -> ((LocalTime) value).toNanoOfDay();
            case OFFSET_TIME -> {
                OffsetTime time = (OffsetTime) value;
                yield time.toLocalTime().toNanoOfDay() - time.getOffset().getTotalSeconds() * 1_000_000_000L;
            }
            case MONTHS -> {
                ChronoPeriod period = (ChronoPeriod) value;
                yield Math.addExact(
                        Math.multiplyExact(12L, period.get(ChronoUnit.YEARS)), period.get(ChronoUnit.MONTHS));
            }
            case NUMBER, TEXT, LOCAL_DATE_TIME, INSTANT, DURATION ->
                throw new IllegalStateException("The kind (%s) is not discrete.".formatted(this));
        };
    }

    private static BigDecimal number(Object value) {
        if (value instanceof BigDecimal decimal) return decimal;
        if (value instanceof BigInteger integer) return new BigDecimal(integer);
        return BigDecimal.valueOf(((Number) value).longValue());
    }

    private static Instant instant(Object value) {
        if (value instanceof ZonedDateTime zoned) return zoned.toInstant();
        if (value instanceof OffsetDateTime offset) return offset.toInstant();
        return (Instant) value;
    }
}
