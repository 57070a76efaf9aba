package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times and durations as text (DMN 1.5, §10.3.2.3.4 to 9; XML Schema lexical forms and {@code @zone}). Kept as {@code
 * LocalDate}; {@code LocalTime}, {@code OffsetTime}, {@link ZoneTime}; {@code LocalDateTime}, {@code ZonedDateTime}; {@code
 * Period} of years and months; {@code Duration}.
 */
public final class Temporal {

    private static final Pattern DATE = Pattern.compile("(-?(?:[1-9][0-9]{3,8}|0[0-9]{3}))-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{2}):([0-9]{2}):([0-9]{2})(\\.[0-9]{1,9})?(?:(Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)|@([A-Za-z0-9_+/-]+))?");
    private static final Pattern MONTHS = Pattern.compile("(-?)P(?:([0-9]{1,10})Y)?(?:([0-9]{1,10})M)?");
    private static final Pattern SECONDS = Pattern.compile(
            "(-?)P(?:([0-9]{1,13})D)?(T(?:([0-9]{1,15})H)?(?:([0-9]{1,16})M)?(?:([0-9]{1,18})(\\.[0-9]{0,9})?S)?)?");
    private static final int LONGEST = 100;

    private Temporal() {}

    /** What {@code @"…"} means; null if nothing. */
    static @Nullable Object literal(String text) {
        Object value = date(text);
        value = value != null ? value : time(text);
        value = value != null ? value : dateTime(text);
        return value != null ? value : duration(text);
    }

    static @Nullable LocalDate date(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher m = DATE.matcher(text);
        if (!m.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable Object time(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher m = TIME.matcher(text);
        if (!m.matches()) {
            return null;
        }
        try {
            String fraction = m.group(4);
            int nano = fraction == null ? 0 : Integer.parseInt((fraction.substring(1) + "00000000").substring(0, 9));
            LocalTime time = LocalTime.of(
                    Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)), nano);
            if (m.group(5) != null) {
                return OffsetTime.of(time, ZoneOffset.of(m.group(5)));
            }
            return m.group(6) != null ? inZone(time, ZoneId.of(m.group(6))) : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A time in a zone; a zone that is only an offset gives an {@code OffsetTime}. */
    static Object inZone(LocalTime time, ZoneId zone) {
        return zone instanceof ZoneOffset offset ? OffsetTime.of(time, offset) : new ZoneTime(time, zone);
    }

    static @Nullable Object dateTime(String text) {
        int t = text.indexOf('T');
        if (t < 0) {
            return null;
        }
        LocalDate date = date(text.substring(0, t));
        String clock = text.substring(t + 1);
        // The end of a day, 24:00:00, is the beginning of the next (XML Schema 1.1, part 2, §3.3.7.2).
        boolean end = clock.startsWith("24:00:00");
        Object time = time(end ? "00" + clock.substring(2) : clock);
        return date == null || time == null ? null : at(end ? date.plusDays(1) : date, time);
    }

    static Object at(LocalDate date, Object time) {
        if (time instanceof LocalTime local) {
            return LocalDateTime.of(date, local);
        }
        if (time instanceof OffsetTime offset) {
            return ZonedDateTime.of(date, offset.toLocalTime(), offset.getOffset());
        }
        ZoneTime zoned = (ZoneTime) time;
        return ZonedDateTime.of(date, zoned.time(), zoned.zone());
    }

    /** A {@code Period} or a {@code Duration}; null if it is neither. */
    static @Nullable Object duration(String text) {
        if (text.length() > LONGEST || text.endsWith("P") || text.endsWith("T")) {
            return null;
        }
        try {
            Matcher m = MONTHS.matcher(text);
            if (m.matches()) {
                long months = Math.addExact(Math.multiplyExact(12L, part(m.group(2))), part(m.group(3)));
                return months(m.group(1).isEmpty() ? months : -months);
            }
            m = SECONDS.matcher(text);
            if (!m.matches()) {
                return null;
            }
            String fraction = m.group(7);
            long nano = fraction == null || fraction.length() == 1
                    ? 0
                    : Long.parseLong((fraction.substring(1) + "00000000").substring(0, 9));
            Duration duration = Duration.ofDays(part(m.group(2)))
                    .plusHours(part(m.group(4)))
                    .plusMinutes(part(m.group(5)))
                    .plusSeconds(part(m.group(6)))
                    .plusNanos(nano);
            return m.group(1).isEmpty() ? duration : duration.negated();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static long part(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** Years and months in their normal form; null where the years do not fit an int. */
    static @Nullable Period months(long months) {
        long years = months / 12;
        return Math.abs(years) > Integer.MAX_VALUE ? null : Period.of((int) years, (int) (months % 12), 0);
    }

    /** The value as FEEL writes it, which {@link #literal} reads back. */
    public static String text(Object value) {
        if (value instanceof LocalDate date) {
            return dateText(date);
        }
        if (value instanceof LocalTime time) {
            return timeText(time);
        }
        if (value instanceof OffsetTime time) {
            return timeText(time.toLocalTime()) + time.getOffset();
        }
        if (value instanceof ZoneTime time) {
            return timeText(time.time()) + "@" + time.zone();
        }
        if (value instanceof LocalDateTime moment) {
            return dateText(moment.toLocalDate()) + "T" + timeText(moment.toLocalTime());
        }
        if (value instanceof ZonedDateTime moment) {
            String zone =
                    moment.getZone() instanceof ZoneOffset ? moment.getZone().getId() : "@" + moment.getZone();
            return dateText(moment.toLocalDate()) + "T" + timeText(moment.toLocalTime()) + zone;
        }
        if (value instanceof Period period) {
            return periodText(period);
        }
        return value instanceof Duration duration ? durationText(duration) : value.toString();
    }

    private static String dateText(LocalDate date) {
        String text = date.toString();
        // Java writes a plus before years of five digits, XML Schema does not.
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private static String timeText(LocalTime time) {
        String whole = two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
        return time.getNano() == 0 ? whole : whole + fraction(time.getNano());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String fraction(int nano) {
        return BigDecimal.valueOf(nano, 9)
                .setScale(9, RoundingMode.UNNECESSARY)
                .stripTrailingZeros()
                .toPlainString()
                .substring(1);
    }

    private static String periodText(Period period) {
        long total = period.toTotalMonths();
        long years = Math.abs(total) / 12;
        long months = Math.abs(total) % 12;
        if (total == 0) {
            return "P0M";
        }
        return (total < 0 ? "-P" : "P") + (years > 0 ? years + "Y" : "") + (months > 0 ? months + "M" : "");
    }

    private static String durationText(Duration duration) {
        if (duration.isZero()) {
            return "PT0S";
        }
        Duration size = duration.abs();
        StringBuilder text = new StringBuilder(duration.isNegative() ? "-P" : "P");
        if (size.toDaysPart() > 0) {
            text.append(size.toDaysPart()).append('D');
        }
        boolean clock = size.toHoursPart() + size.toMinutesPart() + size.toSecondsPart() + size.toNanosPart() > 0;
        if (clock) {
            text.append('T');
        }
        if (size.toHoursPart() > 0) {
            text.append(size.toHoursPart()).append('H');
        }
        if (size.toMinutesPart() > 0) {
            text.append(size.toMinutesPart()).append('M');
        }
        if (size.toSecondsPart() > 0 || size.toNanosPart() > 0) {
            text.append(size.toSecondsPart());
            if (size.toNanosPart() > 0) {
                text.append(fraction(size.toNanosPart()));
            }
            text.append('S');
        }
        return text.toString();
    }
}
