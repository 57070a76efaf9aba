package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of built-in functions; a list of one stands for its element, and a value for a list of one. */
final class Arguments {

    private Arguments() {}

    static @Nullable Object at(@Nullable Object[] arguments, int i) {
        return i < arguments.length ? arguments[i] : null;
    }

    static @Nullable Object single(@Nullable Object[] arguments, int i) {
        Object value = at(arguments, i);
        return value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
    }

    static @Nullable BigDecimal number(@Nullable Object[] arguments, int i) {
        return single(arguments, i) instanceof BigDecimal number ? number : null;
    }

    static @Nullable String text(@Nullable Object[] arguments, int i) {
        return single(arguments, i) instanceof String text ? text : null;
    }

    static @Nullable List<?> list(@Nullable Object[] arguments, int i) {
        Object value = at(arguments, i);
        return value == null ? null : value instanceof List<?> list ? list : List.of(value);
    }

    /** {@code f(list)} and {@code f(a, b, c)} alike. */
    static @Nullable List<?> listOrAll(@Nullable Object[] arguments) {
        return arguments.length == 1 ? list(arguments, 0) : java.util.Arrays.asList(arguments);
    }

    static boolean given(@Nullable Object[] arguments, int i) {
        return i < arguments.length;
    }
}
