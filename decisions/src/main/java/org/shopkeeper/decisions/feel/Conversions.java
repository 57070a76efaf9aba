package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Arguments.given;
import static org.shopkeeper.decisions.feel.Arguments.single;
import static org.shopkeeper.decisions.feel.Arguments.text;
import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Functions that make a value of one kind from another (DMN 1.5, §10.3.4.1), and {@code not}. */
final class Conversions {

    private static final Pattern NUMBER = Pattern.compile("-?([0-9]+(\\.[0-9]+)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

    private Conversions() {}

    static void define() {
        Builtins.define(new Builtin("not").with("negand", Basic.BOOLEAN, (a, run) -> {
            Object value = single(a, 0);
            return value instanceof Boolean yes ? (Object) !yes : value == null ? Builtin.UNKNOWN : MISFIT;
        }));
        Builtins.define(new Builtin("string").with("from", Basic.STRING, (a, run) -> {
            Object value = a[0];
            return value == null ? null : Values.text(value);
        }));
        Builtins.define(new Builtin("number")
                .with("from, grouping separator, decimal separator", Basic.NUMBER, (a, run) -> number(a))
                .with("from", Basic.NUMBER, (a, run) -> parsed(text(a, 0))));
        Builtins.define(new Builtin("date")
                .with("from", Basic.DATE, (a, run) -> date(single(a, 0)))
                .with("year, month, day", Basic.DATE, (a, run) -> misfitIfNull(dateOf(a, 0))));
        Builtins.define(new Builtin("time")
                .with("from", Basic.TIME, (a, run) -> time(single(a, 0)))
                .with("hour, minute, second, offset?", Basic.TIME, (a, run) -> time(a)));
        Builtins.define(new Builtin("date and time")
                .with("from", Basic.DATE_TIME, (a, run) -> moment(single(a, 0)))
                .with("date, time", Basic.DATE_TIME, (a, run) -> moment(single(a, 0), single(a, 1)))
                .with("year, month, day, hour, minute, second, offset?", Basic.DATE_TIME, (a, run) -> momentOf(a)));
        Builtins.define(new Builtin("duration").with("from", Basic.ANY, (a, run) -> {
            Object value = single(a, 0);
            if (value instanceof Duration || value instanceof Period) {
                return value;
            }
            return misfitIfNull(value instanceof String text ? Temporal.duration(text) : null);
        }));
        Builtins.define(new Builtin("years and months duration")
                .with("from, to", Basic.YEARS_MONTHS, (a, run) -> monthsBetween(single(a, 0), single(a, 1))));
    }

    private static Object misfitIfNull(@Nullable Object value) {
        return value == null ? MISFIT : value;
    }

    private static Object number(@Nullable Object[] a) {
        String from = text(a, 0);
        Object grouping = single(a, 1);
        Object decimal = single(a, 2);
        boolean badGrouping = grouping != null && !(grouping instanceof String g && g.matches("[ ,.]"));
        boolean badDecimal = decimal != null && !(decimal instanceof String d && d.matches("[,.]"));
        if (from == null || badGrouping || badDecimal || grouping != null && grouping.equals(decimal)) {
            return MISFIT;
        }
        String plain = grouping == null ? from : from.replace((String) grouping, "");
        if (decimal != null && !decimal.equals(".")) {
            if (plain.indexOf('.') >= 0) {
                return MISFIT;
            }
            plain = plain.replace((String) decimal, ".");
        }
        return parsed(plain);
    }

    private static Object parsed(@Nullable String text) {
        return text == null || text.length() > 10_000 || !NUMBER.matcher(text).matches()
                ? MISFIT
                : Numbers.rounded(new BigDecimal(text));
    }

    private static Object date(@Nullable Object from) {
        if (from instanceof String text) {
            return misfitIfNull(Temporal.date(text));
        }
        if (from instanceof LocalDate) {
            return from;
        }
        if (from instanceof LocalDateTime moment) {
            return moment.toLocalDate();
        }
        return from instanceof ZonedDateTime moment ? moment.toLocalDate() : MISFIT;
    }

    private static @Nullable LocalDate dateOf(@Nullable Object[] a, int i) {
        Integer year = Numbers.whole(single(a, i));
        Integer month = Numbers.whole(single(a, i + 1));
        Integer day = Numbers.whole(single(a, i + 2));
        if (year == null || month == null || day == null) {
            return null;
        }
        try {
            return Math.abs(year) > 999_999_999 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Object time(@Nullable Object from) {
        if (from instanceof String text) {
            return misfitIfNull(Temporal.time(text));
        }
        if (from instanceof LocalDate) {
            return OffsetTime.of(LocalTime.MIDNIGHT, ZoneOffset.UTC);
        }
        if (from instanceof LocalDateTime moment) {
            return moment.toLocalTime();
        }
        if (from instanceof ZonedDateTime moment) {
            return Temporal.inZone(moment.toLocalTime(), moment.getZone());
        }
        return from != null && Values.isTime(from) ? from : MISFIT;
    }

    private static Object time(@Nullable Object[] a) {
        return misfitIfNull(timeOf(a, 0));
    }

    private static @Nullable Object timeOf(@Nullable Object[] a, int i) {
        Integer hour = Numbers.whole(single(a, i));
        Integer minute = Numbers.whole(single(a, i + 1));
        BigDecimal second = Arguments.number(a, i + 2);
        if (hour == null || minute == null || second == null) {
            return null;
        }
        try {
            int whole = second.setScale(0, RoundingMode.FLOOR).intValueExact();
            int nano =
                    second.subtract(BigDecimal.valueOf(whole)).movePointRight(9).intValue();
            LocalTime time = LocalTime.of(hour, minute, whole, nano);
            Object offset = given(a, i + 3) ? single(a, i + 3) : null;
            if (offset == null) {
                return time;
            }
            return offset instanceof Duration d
                    ? OffsetTime.of(time, ZoneOffset.ofTotalSeconds(Math.toIntExact(d.getSeconds())))
                    : null;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static Object moment(@Nullable Object from) {
        if (from instanceof String text) {
            Object moment = Temporal.dateTime(text);
            LocalDate date = moment == null ? Temporal.date(text) : null;
            return misfitIfNull(date == null ? moment : date.atStartOfDay());
        }
        return from != null && Values.isDateTime(from) ? from : MISFIT;
    }

    private static Object moment(@Nullable Object date, @Nullable Object time) {
        LocalDate day = date instanceof LocalDateTime local ? local.toLocalDate() : null;
        day = date instanceof ZonedDateTime zoned ? zoned.toLocalDate() : day;
        day = date instanceof LocalDate plain ? plain : day;
        if (day != null && time != null && Values.isTime(time)) {
            return Temporal.at(day, time);
        }
        if (date instanceof ZonedDateTime zoned && time instanceof String zone) {
            try {
                return zoned.withZoneSameInstant(ZoneId.of(zone));
            } catch (DateTimeException e) {
                return MISFIT;
            }
        }
        return MISFIT;
    }

    private static Object momentOf(@Nullable Object[] a) {
        LocalDate date = dateOf(a, 0);
        Object time = timeOf(a, 3);
        return date == null || time == null ? MISFIT : Temporal.at(date, time);
    }

    private static Object monthsBetween(@Nullable Object from, @Nullable Object to) {
        Object start = date(from);
        Object end = date(to);
        if (!(start instanceof LocalDate a) || !(end instanceof LocalDate b) || from instanceof String) {
            return MISFIT;
        }
        return misfitIfNull(Temporal.months(Period.between(a, b).toTotalMonths()));
    }
}
