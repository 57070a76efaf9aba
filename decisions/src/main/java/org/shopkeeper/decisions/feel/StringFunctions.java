package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Arguments.given;
import static org.shopkeeper.decisions.feel.Arguments.list;
import static org.shopkeeper.decisions.feel.Arguments.text;
import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Functions on strings (DMN 1.5, §10.3.4.3); positions count code points. */
final class StringFunctions {

    private StringFunctions() {}

    static void define() {
        one("string length", Basic.NUMBER, s -> BigDecimal.valueOf(s.codePointCount(0, s.length())));
        one("upper case", Basic.STRING, s -> s.toUpperCase(Locale.ROOT));
        one("lower case", Basic.STRING, s -> s.toLowerCase(Locale.ROOT));
        two("substring before", "string, match", Basic.STRING, (s, m) -> {
            int at = s.indexOf(m);
            return at < 0 ? "" : s.substring(0, at);
        });
        two("substring after", "string, match", Basic.STRING, (s, m) -> {
            int at = s.indexOf(m);
            return at < 0 ? "" : s.substring(at + m.length());
        });
        two("contains", "string, match", Basic.BOOLEAN, String::contains);
        two("starts with", "string, match", Basic.BOOLEAN, String::startsWith);
        two("ends with", "string, match", Basic.BOOLEAN, String::endsWith);
        Builtins.define(new Builtin("substring")
                .with("string, start position, length?", Basic.STRING, (a, run) -> substring(a)));
        Builtins.define(new Builtin("matches").with("input, pattern, flags?", Basic.BOOLEAN, (a, run) -> {
            String input = text(a, 0);
            String pattern = text(a, 1);
            String flags = flags(a, 2);
            return input == null || pattern == null || flags == null
                    ? MISFIT
                    : Patterns.matches(input, pattern, flags, run);
        }));
        Builtins.define(new Builtin("replace").with("input, pattern, replacement, flags?", Basic.STRING, (a, run) -> {
            String input = text(a, 0);
            String pattern = text(a, 1);
            String replacement = text(a, 2);
            String flags = flags(a, 3);
            return input == null || pattern == null || replacement == null || flags == null
                    ? MISFIT
                    : Patterns.replace(input, pattern, replacement, flags, run);
        }));
        Builtins.define(
                new Builtin("split").with("string, delimiter", new FeelType.ListOf(Basic.STRING), (a, run) -> {
                    String input = text(a, 0);
                    String delimiter = text(a, 1);
                    return input == null || delimiter == null ? MISFIT : Patterns.split(input, delimiter, run);
                }));
        Builtins.define(new Builtin("string join")
                .with("list, delimiter?", Basic.STRING, (a, run) -> join(a, run)));
    }

    private static void one(String name, FeelType result, Function<String, Object> body) {
        Builtins.define(new Builtin(name).with("string", result, (a, run) -> {
            String s = text(a, 0);
            return s == null ? MISFIT : body.apply(s);
        }));
    }

    private static void two(
            String name, String parameters, FeelType result, BiFunction<String, String, Object> body) {
        Builtins.define(new Builtin(name).with(parameters, result, (a, run) -> {
            String s = text(a, 0);
            String t = text(a, 1);
            return s == null || t == null ? MISFIT : body.apply(s, t);
        }));
    }

    /** Flags not given, or null, are none; null where they are no string. */
    private static @Nullable String flags(@Nullable Object[] a, int i) {
        return !given(a, i) || a[i] == null ? "" : text(a, i);
    }

    private static Object substring(@Nullable Object[] a) {
        String s = text(a, 0);
        Integer start = Numbers.whole(Arguments.single(a, 1));
        if (s == null || start == null || start == 0) {
            return MISFIT;
        }
        int count = s.codePointCount(0, s.length());
        if (Math.abs(start) > count) {
            return MISFIT;
        }
        int from = start > 0 ? start - 1 : count + start;
        int end = count;
        if (given(a, 2)) {
            Integer length = Numbers.whole(Arguments.single(a, 2));
            if (length == null || length < 1) {
                return MISFIT;
            }
            end = (int) Math.min(count, (long) from + length);
        }
        int first = s.offsetByCodePoints(0, from);
        return s.substring(first, s.offsetByCodePoints(first, end - from));
    }

    private static Object join(@Nullable Object[] a, Evaluation run) {
        List<?> parts = list(a, 0);
        String delimiter = !given(a, 1) || a[1] == null ? "" : text(a, 1);
        if (parts == null || delimiter == null) {
            return MISFIT;
        }
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (Object part : parts) {
            if (part == null) {
                continue;
            }
            if (!(part instanceof String text)) {
                return MISFIT;
            }
            run.characters((long) joined.length() + text.length() + delimiter.length());
            joined.append(first ? "" : delimiter).append(text);
            first = false;
        }
        return joined.toString();
    }
}
