package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/** The four operations over all kinds of values (DMN 1.5, §10.3.2.13, tables 50 to 52); null where they have no meaning. */
final class Arithmetic {

    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    private Arithmetic() {}

    static @Nullable Object add(@Nullable Object a, @Nullable Object b, Evaluation run) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return Numbers.add(x, y);
        }
        if (a == null || b == null) {
            return null;
        }
        if (a instanceof String x && b instanceof String y) {
            run.characters((long) x.length() + y.length());
            return x.concat(y);
        }
        try {
            return addTemporal(a, b);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Object addTemporal(Object a, Object b) {
        if (a instanceof Duration x && b instanceof Duration y) {
            return x.plus(y);
        }
        if (a instanceof Period x && b instanceof Period y) {
            return org.shopkeeper.decisions.feel.Temporal.months(x.toTotalMonths() + y.toTotalMonths());
        }
        if (b instanceof TemporalAmount amount && isPoint(a)) {
            return shifted(a, amount, 1);
        }
        return a instanceof TemporalAmount amount && isPoint(b) ? shifted(b, amount, 1) : null;
    }

    private static boolean isPoint(Object value) {
        return value instanceof Temporal || value instanceof ZoneTime;
    }

    private static @Nullable Object shifted(Object point, TemporalAmount amount, int sign) {
        if (amount instanceof Period period) {
            return Values.isTime(point) ? null : ((Temporal) point).plus(sign > 0 ? period : period.negated());
        }
        Duration duration = sign > 0 ? (Duration) amount : ((Duration) amount).negated();
        if (point instanceof LocalDate date) {
            // A date counts as its midnight; the result is a date again.
            return date.atStartOfDay().plus(duration).toLocalDate();
        }
        if (point instanceof ZoneTime time) {
            return new ZoneTime(time.time().plus(duration), time.zone());
        }
        return ((Temporal) point).plus(duration);
    }

    static @Nullable Object subtract(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return Numbers.subtract(x, y);
        }
        if (a == null || b == null) {
            return null;
        }
        try {
            return subtractTemporal(a, b);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Object subtractTemporal(Object a, Object b) {
        if (a instanceof Duration x && b instanceof Duration y) {
            return x.minus(y);
        }
        if (a instanceof Period x && b instanceof Period y) {
            return org.shopkeeper.decisions.feel.Temporal.months(x.toTotalMonths() - y.toTotalMonths());
        }
        if (b instanceof TemporalAmount amount) {
            return isPoint(a) ? shifted(a, amount, -1) : null;
        }
        if (Values.isTime(a) && Values.isTime(b)) {
            return between(a, b);
        }
        return isDay(a) && isDay(b) ? betweenDays(a, b) : null;
    }

    private static boolean isDay(Object value) {
        return value instanceof LocalDate || Values.isDateTime(value);
    }

    private static @Nullable Duration between(Object a, Object b) {
        Integer x = Values.offsetOf(a);
        Integer y = Values.offsetOf(b);
        if ((x == null) != (y == null)) {
            return null;
        }
        Duration local = Duration.between(Values.localTime(b), Values.localTime(a));
        return x == null || y == null ? local : local.minusSeconds(x).plusSeconds(y);
    }

    /** Two days or moments; a date counts as its midnight in UTC, which is no local moment. */
    private static @Nullable Duration betweenDays(Object a, Object b) {
        if (a instanceof LocalDateTime != b instanceof LocalDateTime) {
            return null;
        }
        return Duration.between(instant(b), instant(a));
    }

    private static Instant instant(Object day) {
        if (day instanceof ZonedDateTime moment) {
            return moment.toInstant();
        }
        LocalDateTime local = day instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) day;
        return local.toInstant(ZoneOffset.UTC);
    }

    static @Nullable Object multiply(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x) {
            if (b instanceof BigDecimal y) {
                return Numbers.multiply(x, y);
            }
            return b == null ? null : scaled(b, x);
        }
        return a != null && b instanceof BigDecimal y ? scaled(a, y) : null;
    }

    private static @Nullable Object scaled(Object duration, BigDecimal factor) {
        try {
            if (duration instanceof Duration d) {
                return duration(nanos(d).multiply(factor));
            }
            if (duration instanceof Period p) {
                return months(BigDecimal.valueOf(p.toTotalMonths()).multiply(factor));
            }
            return null;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    static @Nullable Object divide(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return Numbers.divide(x, y);
        }
        try {
            if (a instanceof Duration x) {
                if (b instanceof Duration y) {
                    return Numbers.divide(nanos(x), nanos(y));
                }
                if (b instanceof BigDecimal y && y.signum() != 0) {
                    return duration(nanos(x).divide(y, Numbers.PRECISION));
                }
            }
            if (a instanceof Period x) {
                BigDecimal months = BigDecimal.valueOf(x.toTotalMonths());
                if (b instanceof Period y) {
                    return Numbers.divide(months, BigDecimal.valueOf(y.toTotalMonths()));
                }
                if (b instanceof BigDecimal y && y.signum() != 0) {
                    return months(months.divide(y, Numbers.PRECISION));
                }
            }
        } catch (ArithmeticException e) {
            return null;
        }
        return null;
    }

    private static BigDecimal nanos(Duration duration) {
        return new BigDecimal(
                BigInteger.valueOf(duration.getSeconds()).multiply(NANOS).add(BigInteger.valueOf(duration.getNano())));
    }

    private static Duration duration(BigDecimal nanos) {
        BigInteger[] parts =
                nanos.setScale(0, RoundingMode.FLOOR).toBigIntegerExact().divideAndRemainder(NANOS);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].intValueExact());
    }

    /** Parts of a month are cut off. */
    private static @Nullable Period months(BigDecimal months) {
        return org.shopkeeper.decisions.feel.Temporal.months(
                months.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    static @Nullable Object power(@Nullable Object a, @Nullable Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y ? Numbers.power(x, y) : null;
    }

    static @Nullable Object negate(@Nullable Object a) {
        if (a instanceof BigDecimal x) {
            return x.negate();
        }
        if (a instanceof Duration x) {
            return x.negated();
        }
        return a instanceof Period x ? x.negated() : null;
    }

    /** Whether the day, time or moment has its own offset. */
    static boolean hasOffset(Object value) {
        return value instanceof OffsetTime || value instanceof ZonedDateTime || value instanceof ZoneTime;
    }

    static boolean isLocalTime(Object value) {
        return value instanceof LocalTime;
    }
}
