package org.shopkeeper.decisions.region;

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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value as a place on the line of its kind, so that any two values of one kind can be compared exactly.
 *
 * @param number where it lies: the number itself, days, months or nanoseconds from the origin of its kind, 0 or 1 for a
 *     boolean; always without trailing zeros; null for strings and for null
 * @param text a string's characters, or the printed form of a value without an order; null for the rest
 */
public record Ordinal(Kind kind, @Nullable BigDecimal number, @Nullable String text) implements Comparable<Ordinal> {

    /** Values of different kinds are never equal and never ordered. */
    public enum Kind {
        NULL(false, null, null),
        BOOLEAN(true, BigDecimal.ZERO, BigDecimal.ONE),
        NUMBER(false, null, null),
        STRING(false, null, null),
        DATE(true, null, null),
        LOCAL_TIME(true, BigDecimal.ZERO, BigDecimal.valueOf(Kind.DAY - 1)),
        OFFSET_TIME(true, BigDecimal.valueOf(-18 * Kind.HOUR), BigDecimal.valueOf(Kind.DAY + 18 * Kind.HOUR - 1)),
        LOCAL_DATE_TIME(true, null, null),
        ZONED_DATE_TIME(true, null, null),
        DAYS_AND_TIME_DURATION(true, null, null),
        YEARS_AND_MONTHS_DURATION(true, null, null),
        /** Lists, contexts and whatever else can only be equal or not. */
        OTHER(false, null, null);

        private static final long HOUR = 3_600_000_000_000L;
        private static final long DAY = 24 * HOUR;

        /** Places are whole numbers: between two neighbours there is nothing. */
        final boolean discrete;

        /** The first and the last place that exist; null where there is no end. */
        final @Nullable BigDecimal min;

        final @Nullable BigDecimal max;

        Kind(boolean discrete, @Nullable BigDecimal min, @Nullable BigDecimal max) {
            this.discrete = discrete;
            this.min = min;
            this.max = max;
        }
    }

    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);
    static final Ordinal NULL = new Ordinal(Kind.NULL, null, null);

    /** Where a FEEL value lies. Any {@link Number} counts as a decimal. */
    public static Ordinal of(@Nullable Object value) {
        if (value == null) {
            return NULL;
        } else if (value instanceof BigDecimal number) {
            return at(Kind.NUMBER, number);
        } else if (value instanceof Number number) {
            return at(Kind.NUMBER, new BigDecimal(number.toString()));
        } else if (value instanceof String text) {
            return new Ordinal(Kind.STRING, null, text);
        } else if (value instanceof Boolean flag) {
            return at(Kind.BOOLEAN, flag ? BigDecimal.ONE : BigDecimal.ZERO);
        } else if (value instanceof LocalDate date) {
            return at(Kind.DATE, BigDecimal.valueOf(date.toEpochDay()));
        } else if (value instanceof LocalTime time) {
            return at(Kind.LOCAL_TIME, BigDecimal.valueOf(time.toNanoOfDay()));
        } else if (value instanceof OffsetTime time) {
            long offset = time.getOffset().getTotalSeconds() * NANOS.longValue();
            return at(Kind.OFFSET_TIME, BigDecimal.valueOf(time.toLocalTime().toNanoOfDay() - offset));
        } else if (value instanceof LocalDateTime dateTime) {
            return at(Kind.LOCAL_DATE_TIME, nanos(dateTime.toInstant(ZoneOffset.UTC)));
        } else if (value instanceof ZonedDateTime dateTime) {
            return at(Kind.ZONED_DATE_TIME, nanos(dateTime.toInstant()));
        } else if (value instanceof OffsetDateTime dateTime) {
            return at(Kind.ZONED_DATE_TIME, nanos(dateTime.toInstant()));
        } else if (value instanceof Duration duration) {
            return at(Kind.DAYS_AND_TIME_DURATION, nanos(duration.getSeconds(), duration.getNano()));
        } else if (value instanceof Period period) {
            return at(Kind.YEARS_AND_MONTHS_DURATION, BigDecimal.valueOf(period.toTotalMonths()));
        } else if (value instanceof java.time.chrono.ChronoPeriod period) {
            return of(Period.from(period));
        }
        return new Ordinal(Kind.OTHER, null, value.toString());
    }

    static Ordinal at(Kind kind, BigDecimal place) {
        return new Ordinal(kind, place.signum() == 0 ? BigDecimal.ZERO : place.stripTrailingZeros(), null);
    }

    private static BigDecimal nanos(Instant instant) {
        return nanos(instant.getEpochSecond(), instant.getNano());
    }

    private static BigDecimal nanos(long seconds, int nanos) {
        return new BigDecimal(BigInteger.valueOf(seconds).multiply(NANOS).add(BigInteger.valueOf(nanos)));
    }

    /** Where it lies, for a kind that has numbers. */
    public BigDecimal place() {
        return Objects.requireNonNull(number, "A value of kind " + kind + " has no number.");
    }

    /** A value of {@code java.time}, {@code BigDecimal}, {@code String} or {@code Boolean} at this place; zones are UTC. */
    public @Nullable Object value() {
        return switch (kind) {
            case NULL -> null;
            case STRING, OTHER -> text;
            case NUMBER -> place().scale() < 0 ? place().setScale(0) : place();
            case BOOLEAN -> place().signum() != 0;
            case DATE -> LocalDate.ofEpochDay(place().longValueExact());
            case LOCAL_TIME -> LocalTime.ofNanoOfDay(place().longValueExact());
            case OFFSET_TIME -> offsetTime(place().longValueExact());
            case LOCAL_DATE_TIME -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
            case ZONED_DATE_TIME -> ZonedDateTime.ofInstant(instant(), ZoneOffset.UTC);
            case DAYS_AND_TIME_DURATION -> Duration.ofSeconds(seconds(), nanosOfSecond());
            case YEARS_AND_MONTHS_DURATION ->
                Period.ofMonths(place().intValueExact()).normalized();
        };
    }

    /** Times before or after the day of UTC exist only far east or far west of it. */
    private static OffsetTime offsetTime(long nanos) {
        ZoneOffset offset = nanos < 0 ? ZoneOffset.MAX : nanos < Kind.DAY ? ZoneOffset.UTC : ZoneOffset.MIN;
        return OffsetTime.of(LocalTime.ofNanoOfDay(nanos + offset.getTotalSeconds() * NANOS.longValue()), offset);
    }

    private Instant instant() {
        return Instant.ofEpochSecond(seconds(), nanosOfSecond());
    }

    private long seconds() {
        BigInteger[] parts = place().toBigIntegerExact().divideAndRemainder(NANOS);
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }

    private long nanosOfSecond() {
        return place().toBigIntegerExact().mod(NANOS).longValueExact();
    }

    /** Kinds first, then places; strings by their characters, as FEEL does. */
    @Override
    public int compareTo(Ordinal other) {
        if (kind != other.kind) {
            return kind.compareTo(other.kind);
        }
        if (number != null && other.number != null) {
            return number.compareTo(other.number);
        }
        return text != null && other.text != null ? text.compareTo(other.text) : 0;
    }

    @Override
    public String toString() {
        return Feel.text(value());
    }
}
