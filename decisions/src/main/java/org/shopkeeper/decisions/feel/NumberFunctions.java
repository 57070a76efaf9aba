package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Arguments.given;
import static org.shopkeeper.decisions.feel.Arguments.number;
import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Functions on numbers (DMN 1.5, §10.3.4.5). */
final class NumberFunctions {

    /** Scales of a decimal128. */
    private static final int MIN_SCALE = -6111;

    private static final int MAX_SCALE = 6176;

    private NumberFunctions() {}

    static void define() {
        Builtins.define(
                new Builtin("decimal").with("n, scale", Basic.NUMBER, (a, run) -> rounded(a, RoundingMode.HALF_EVEN)));
        Builtins.define(
                new Builtin("floor").with("n, scale?", Basic.NUMBER, (a, run) -> rounded(a, RoundingMode.FLOOR)));
        Builtins.define(
                new Builtin("ceiling").with("n, scale?", Basic.NUMBER, (a, run) -> rounded(a, RoundingMode.CEILING)));
        Builtins.define(
                new Builtin("round up").with("n, scale", Basic.NUMBER, (a, run) -> rounded(a, RoundingMode.UP)));
        Builtins.define(
                new Builtin("round down").with("n, scale", Basic.NUMBER, (a, run) -> rounded(a, RoundingMode.DOWN)));
        Builtins.define(new Builtin("round half up")
                .with("n, scale", Basic.NUMBER, (a, run) -> rounded(a, RoundingMode.HALF_UP)));
        Builtins.define(new Builtin("round half down")
                .with("n, scale", Basic.NUMBER, (a, run) -> rounded(a, RoundingMode.HALF_DOWN)));
        Builtins.define(new Builtin("abs").with("n", Basic.ANY, (a, run) -> abs(Arguments.single(a, 0))));
        Builtins.define(new Builtin("modulo").with("dividend, divisor", Basic.NUMBER, (a, run) -> modulo(a)));
        of("sqrt", "number", Numbers::sqrt);
        of("log", "number", Numbers::log);
        of("exp", "number", Numbers::exp);
        of("odd", "number", n -> isWhole(n) ? (Object) !isEven(n) : null);
        of("even", "number", n -> isWhole(n) ? (Object) isEven(n) : null);
    }

    private static void of(String name, String parameter, Function<BigDecimal, @Nullable Object> body) {
        FeelType result = name.equals("odd") || name.equals("even") ? Basic.BOOLEAN : Basic.NUMBER;
        Builtins.define(new Builtin(name).with(parameter, result, (a, run) -> {
            BigDecimal n = number(a, 0);
            Object value = n == null ? null : body.apply(n);
            return value == null ? MISFIT : value;
        }));
    }

    private static Object rounded(@Nullable Object[] a, RoundingMode mode) {
        BigDecimal n = number(a, 0);
        if (n == null) {
            return MISFIT;
        }
        int scale = 0;
        if (given(a, 1)) {
            Integer wanted = Numbers.whole(Arguments.single(a, 1));
            if (wanted == null || wanted < MIN_SCALE || wanted > MAX_SCALE) {
                return MISFIT;
            }
            scale = wanted;
        }
        // Nothing is cut off, and zeros behind the number would outgrow its 34 digits.
        if (scale >= n.scale() && n.precision() + scale - n.scale() > MathContext.DECIMAL128.getPrecision()) {
            return n;
        }
        return n.setScale(scale, mode);
    }

    private static Object abs(@Nullable Object value) {
        if (value instanceof BigDecimal n) {
            return n.abs();
        }
        if (value instanceof Duration d) {
            return d.abs();
        }
        return value instanceof Period p ? p.toTotalMonths() < 0 ? p.negated() : p : MISFIT;
    }

    private static Object modulo(@Nullable Object[] a) {
        BigDecimal dividend = number(a, 0);
        BigDecimal divisor = number(a, 1);
        if (dividend == null || divisor == null || divisor.signum() == 0) {
            return MISFIT;
        }
        BigDecimal rest = dividend.remainder(divisor);
        boolean otherSide = rest.signum() != 0 && rest.signum() != divisor.signum();
        return Numbers.rounded(otherSide ? rest.add(divisor) : rest);
    }

    private static boolean isWhole(BigDecimal n) {
        return n.signum() == 0 || n.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isEven(BigDecimal n) {
        return n.remainder(BigDecimal.valueOf(2)).signum() == 0;
    }
}
