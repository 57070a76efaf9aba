package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/**
 * The Java functions that a model may name: pure ones on numbers and strings, each written out here. No class is ever looked
 * up, so there is no way from a policy to the host.
 */
final class External {

    private static final Map<String, Builtin> ALLOWED = new HashMap<>();

    static {
        for (String type : List.of("double", "float")) {
            binary("max", type, Math::max);
            binary("min", type, Math::min);
        }
        for (String type : List.of("int", "long")) {
            whole("max", type, Math::max);
            whole("min", type, Math::min);
        }
        binary("pow", "double", Math::pow);
        binary("atan2", "double", Math::atan2);
        binary("hypot", "double", Math::hypot);
        unary("sin", Math::sin);
        unary("cos", Math::cos);
        unary("tan", Math::tan);
        unary("asin", Math::asin);
        unary("acos", Math::acos);
        unary("atan", Math::atan);
        unary("exp", Math::exp);
        unary("log", Math::log);
        unary("log10", Math::log10);
        unary("sqrt", Math::sqrt);
        unary("cbrt", Math::cbrt);
        unary("abs", Math::abs);
        unary("ceil", Math::ceil);
        unary("floor", Math::floor);
        unary("rint", Math::rint);
        define("java.lang.Short.valueOf(short)", 1, a -> inRange(a[0], Short.MIN_VALUE, Short.MAX_VALUE));
        define("java.lang.Byte.valueOf(byte)", 1, a -> inRange(a[0], Byte.MIN_VALUE, Byte.MAX_VALUE));
        define("java.lang.Integer.valueOf(int)", 1, a -> inRange(a[0], Integer.MIN_VALUE, Integer.MAX_VALUE));
        define("java.lang.Integer.valueOf(java.lang.String)", 1, a -> parsed(a[0], "[+-]?[0-9]{1,9}"));
        define("java.lang.Long.valueOf(java.lang.String)", 1, a -> parsed(a[0], "[+-]?[0-9]{1,18}"));
        define("java.lang.Float.valueOf(java.lang.String)", 1, a -> parsed(a[0], "[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?"));
        define("java.lang.Double.valueOf(java.lang.String)", 1, a -> parsed(a[0], "[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?"));
        define("java.lang.String.valueOf(char)", 1, a -> a[0] instanceof String s && s.length() == 1 ? s : MISFIT);
        define("java.lang.String.format(java.lang.String,[Ljava.lang.Object;)", 2, a -> formatted(a[0], a[1]));
    }

    private External() {}

    private interface Body {
        @Nullable Object apply(@Nullable Object[] arguments);
    }

    private static void define(String signature, int parameters, Body body) {
        String names = parameters == 1 ? "x" : "x, y";
        ALLOWED.put(signature, new Builtin(signature).with(names, Basic.ANY, (a, run) -> body.apply(a)));
    }

    private static void unary(String name, DoubleUnaryOperator body) {
        define("java.lang.Math." + name + "(double)", 1, a -> {
            return a[0] instanceof BigDecimal x ? misfitIfNull(Numbers.ofDouble(body.applyAsDouble(x.doubleValue()))) : MISFIT;
        });
    }

    private static void binary(String name, String type, DoubleBinaryOperator body) {
        define("java.lang.Math." + name + "(" + type + "," + type + ")", 2, a -> {
            return a[0] instanceof BigDecimal x && a[1] instanceof BigDecimal y
                    ? misfitIfNull(Numbers.ofDouble(body.applyAsDouble(x.doubleValue(), y.doubleValue())))
                    : MISFIT;
        });
    }

    private static void whole(String name, String type, LongBinaryOperator body) {
        define("java.lang.Math." + name + "(" + type + "," + type + ")", 2, a -> {
            return a[0] instanceof BigDecimal x && a[1] instanceof BigDecimal y
                    ? BigDecimal.valueOf(body.applyAsLong(x.longValue(), y.longValue()))
                    : MISFIT;
        });
    }

    private static Object misfitIfNull(@Nullable Object value) {
        return value == null ? MISFIT : value;
    }

    private static Object inRange(@Nullable Object value, long low, long high) {
        return value instanceof BigDecimal n
                        && n.compareTo(BigDecimal.valueOf(low)) >= 0
                        && n.compareTo(BigDecimal.valueOf(high)) <= 0
                ? BigDecimal.valueOf(n.longValue())
                : MISFIT;
    }

    private static Object parsed(@Nullable Object value, String form) {
        return value instanceof String s && s.matches(form) ? new BigDecimal(s) : MISFIT;
    }

    /** {@code %s} and {@code %d} without widths: a width could fill the memory. */
    private static Object formatted(@Nullable Object format, @Nullable Object argument) {
        if (!(format instanceof String pattern) || argument == null) {
            return MISFIT;
        }
        String filled = pattern.replace("%s", Values.text(argument)).replace("%d", Values.text(argument));
        return filled;
    }

    /** The function that {@code {java: {class: …, method signature: …}}} names; empty if it is not allowed. */
    static Optional<FeelFunction> of(Ast body) {
        if (body instanceof Ast.ContextLiteral context
                && context.entries().size() == 1
                && context.entries().get(0).key().equals("java")
                && context.entries().get(0).value() instanceof Ast.ContextLiteral java) {
            return of(text(java, "class"), text(java, "method signature"));
        }
        return Optional.empty();
    }

    static Optional<FeelFunction> of(@Nullable String type, @Nullable String signature) {
        if (type == null || signature == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(ALLOWED.get(type.strip() + "." + signature.replace(" ", "")));
    }

    private static @Nullable String text(Ast.ContextLiteral context, String key) {
        for (Ast.Entry entry : context.entries()) {
            if (entry.key().equals(key)
                    && entry.value() instanceof Ast.Literal literal
                    && literal.value() instanceof String text) {
                return text;
            }
        }
        return null;
    }
}
