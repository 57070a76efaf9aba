package org.shopkeeper.service.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.ChronoPeriod;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelFunction;
import org.shopkeeper.decisions.feel.FeelRange;
import org.shopkeeper.decisions.feel.FeelValues;
import org.shopkeeper.decisions.feel.ZoneTime;

/**
 * FEEL values as JSON has them: numbers stay exact decimals, dates, times and durations become the text that FEEL's {@code
 * string()} gives ({@code 2026-11-11}, {@code 09:30:00}, {@code 2026-11-11T09:30:00@Asia/Shanghai}, {@code P1DT2H}, {@code
 * P1Y2M}).
 */
public final class FeelJson {

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 9, SignStyle.NORMAL)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendLiteral('-')
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .toFormatter(java.util.Locale.ROOT);

    private FeelJson() {}

    /** A value that JSON cannot carry, e.g. a number of a million digits or a function. */
    public static final class NotJson extends RuntimeException {
        NotJson(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * @return maps, lists, strings, booleans, {@link BigDecimal}s or null; the value itself where it is that already
     * @throws NotJson see there
     */
    public static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof BigDecimal number) {
            return exact(number);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().collect(ArrayList::new, (l, i) -> l.add(of(i)), ArrayList::addAll);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Duration duration) {
            return text(duration);
        }
        if (value instanceof ChronoPeriod period) {
            return text(period);
        }
        if (value instanceof TemporalAccessor temporal) {
            return text(temporal);
        }
        if (value instanceof ZoneTime || value instanceof FeelRange || value instanceof FeelFunction) {
            return FeelValues.text(value);
        }
        throw new NotJson("a value of type " + value.getClass().getSimpleName() + " has no form in JSON");
    }

    /** An object, by text names, in the order given. */
    public static Map<String, @Nullable Object> object(Map<?, ?> map) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, item) -> object.put(String.valueOf(name), of(item)));
        return object;
    }

    private static BigDecimal exact(BigDecimal number) {
        if (!StrictJson.inRange(number)) {
            throw new NotJson("the number " + number.round(new java.math.MathContext(3)) + " is out of range");
        }
        return number.precision() > java.math.MathContext.DECIMAL128.getPrecision()
                ? number.stripTrailingZeros()
                : number;
    }

    private static BigDecimal number(Number number) {
        if (number instanceof BigInteger big) {
            return exact(new BigDecimal(big));
        }
        if (number instanceof Double || number instanceof Float) {
            double d = number.doubleValue();
            if (!Double.isFinite(d)) {
                throw new NotJson(d + " is not a number");
            }
            return BigDecimal.valueOf(d);
        }
        return BigDecimal.valueOf(number.longValue());
    }

    /** Days, hours, minutes and seconds, as FEEL writes them: {@code P1DT12H}, not {@code PT36H}. */
    private static String text(Duration duration) {
        if (duration.isZero()) {
            return "PT0S";
        }
        Duration size = duration.abs();
        var text = new StringBuilder(duration.isNegative() ? "-P" : "P");
        if (size.toDaysPart() > 0) {
            text.append(size.toDaysPart()).append('D');
        }
        Duration rest = size.minusDays(size.toDaysPart());
        if (!rest.isZero()) {
            text.append(rest.toString(), 1, rest.toString().length());
        }
        return text.toString();
    }

    private static String text(ChronoPeriod period) {
        long months =
                Math.addExact(Math.multiplyExact(period.get(ChronoUnit.YEARS), 12L), period.get(ChronoUnit.MONTHS));
        if (months == 0) {
            return "P0M";
        }
        long size = Math.abs(months);
        return (months < 0 ? "-P" : "P")
                + (size >= 12 ? size / 12 + "Y" : "")
                + (size % 12 != 0 ? size % 12 + "M" : "");
    }

    private static String text(TemporalAccessor temporal) {
        LocalDate date = temporal.query(TemporalQueries.localDate());
        LocalTime time = temporal.query(TemporalQueries.localTime());
        ZoneId zone = temporal.query(TemporalQueries.zone());
        if (date == null && time == null) {
            return temporal.toString();
        }
        var parts = new ArrayList<String>(2);
        if (date != null) {
            parts.add(DATE.format(date));
        }
        if (time != null) {
            parts.add(DateTimeFormatter.ISO_LOCAL_TIME.format(time));
        }
        return String.join("T", parts) + (zone == null ? "" : zone instanceof ZoneOffset ? zone.getId() : "@" + zone);
    }

    /** Whether a list's items are all plain enough to be shown in one cell of a sheet. */
    public static boolean scalars(List<?> items) {
        return items.stream().noneMatch(i -> i instanceof Map || i instanceof Collection);
    }
}
