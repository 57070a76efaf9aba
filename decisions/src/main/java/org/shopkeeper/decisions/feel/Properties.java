package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** The parts of dates, times, durations and ranges (DMN 1.5, table 65). */
final class Properties {

    private Properties() {}

    static boolean isProperty(Object value, String name) {
        boolean day = value instanceof LocalDate || Values.isDateTime(value);
        boolean clock = Values.isTime(value) || Values.isDateTime(value);
        return switch (name) {
            case "year", "month", "day", "weekday" -> day;
            case "hour", "minute", "second", "time offset", "timezone" -> clock;
            case "days", "hours", "minutes", "seconds" -> value instanceof Duration;
            case "years", "months" -> value instanceof Period;
            case "start", "end", "start included", "end included" -> value instanceof FeelRange;
            default -> false;
        };
    }

    static @Nullable Object of(Object value, String name) {
        if (value instanceof Duration d) {
            return number(
                    switch (name) {
                        case "days" -> d.toDays();
                        case "hours" -> d.toHours() % 24;
                        case "minutes" -> d.toMinutes() % 60;
                        default -> (d.isNegative() ? -d.abs().toSecondsPart() : d.toSecondsPart());
                    });
        }
        if (value instanceof Period p) {
            return number(name.equals("years") ? p.toTotalMonths() / 12 : p.toTotalMonths() % 12);
        }
        if (value instanceof FeelRange r) {
            return switch (name) {
                case "start" -> r.low();
                case "end" -> r.high();
                case "start included" -> r.lowClosed();
                default -> r.highClosed();
            };
        }
        return switch (name) {
            case "year" -> number(date(value).getYear());
            case "month" -> number(date(value).getMonthValue());
            case "day" -> number(date(value).getDayOfMonth());
            case "weekday" -> number(date(value).getDayOfWeek().getValue());
            case "hour" -> number(time(value).getHour());
            case "minute" -> number(time(value).getMinute());
            case "second" -> BigDecimal.valueOf(time(value).getSecond());
            case "time offset" -> offset(value);
            default -> zone(value);
        };
    }

    private static LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        return value instanceof LocalDateTime moment ? moment.toLocalDate() : ((ZonedDateTime) value).toLocalDate();
    }

    private static java.time.LocalTime time(Object value) {
        if (value instanceof LocalDateTime moment) {
            return moment.toLocalTime();
        }
        return value instanceof ZonedDateTime moment ? moment.toLocalTime() : Values.localTime(value);
    }

    private static @Nullable Duration offset(Object value) {
        if (value instanceof ZonedDateTime moment) {
            return Duration.ofSeconds(moment.getOffset().getTotalSeconds());
        }
        Integer seconds = Values.offsetOf(value);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable String zone(Object value) {
        if (value instanceof ZonedDateTime moment) {
            // An offset is no time zone.
            return moment.getZone() instanceof ZoneOffset
                    ? null
                    : moment.getZone().getId();
        }
        return value instanceof ZoneTime time ? time.zone().getId() : null;
    }

    private static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }
}
