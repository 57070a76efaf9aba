package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Arguments.at;
import static org.shopkeeper.decisions.feel.Arguments.single;
import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Functions on days and times (DMN 1.5, §10.3.4.7, §10.3.4.8, §10.3.4.12). */
final class TemporalFunctions {

    private TemporalFunctions() {}

    static void define() {
        onDay("day of year", Basic.NUMBER, d -> BigDecimal.valueOf(d.getDayOfYear()));
        onDay("day of week", Basic.STRING, d -> d.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        onDay("month of year", Basic.STRING, d -> d.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        onDay("week of year", Basic.NUMBER, d -> BigDecimal.valueOf(d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        Builtins.define(new Builtin("is").with("value1, value2", Basic.BOOLEAN, (a, run) -> is(a[0], a[1]))
                .named("value1?, value2?", Basic.BOOLEAN, (a, run) -> is(at(a, 0), at(a, 1))));
        Builtins.define(new Builtin("now").with("", Basic.DATE_TIME, (a, run) -> ZonedDateTime.now(run.clock())));
        Builtins.define(new Builtin("today").with("", Basic.DATE, (a, run) -> LocalDate.now(run.clock())));
    }

    private static void onDay(String name, FeelType result, Function<LocalDate, Object> body) {
        Builtins.define(new Builtin(name).with("date", result, (a, run) -> {
            Object day = single(a, 0);
            if (day instanceof LocalDate date) {
                return body.apply(date);
            }
            if (day instanceof LocalDateTime moment) {
                return body.apply(moment.toLocalDate());
            }
            return day instanceof ZonedDateTime moment ? body.apply(moment.toLocalDate()) : MISFIT;
        }));
    }

    /** The very same value: of the same kind, and a time or moment with the same offset or zone. */
    private static Object is(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        return Values.isTime(a) || Values.isDateTime(a) ? a.equals(b) : Values.same(a, b);
    }
}
