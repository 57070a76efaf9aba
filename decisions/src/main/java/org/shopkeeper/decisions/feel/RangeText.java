package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import org.jspecify.annotations.Nullable;

/** Reads the text of a range, {@code "[1..10)"}; its ends are literals or left out (DMN 1.5, §10.3.4.1, range). */
final class RangeText {

    private RangeText() {}

    static Object parse(String text) {
        String trimmed = text.strip();
        int dots = trimmed.indexOf("..");
        if (trimmed.length() < 4 || dots < 1) {
            return MISFIT;
        }
        char open = trimmed.charAt(0);
        char close = trimmed.charAt(trimmed.length() - 1);
        if ("[(]".indexOf(open) < 0 || "])[".indexOf(close) < 0 || dots + 2 > trimmed.length() - 1) {
            return MISFIT;
        }
        String lowText = trimmed.substring(1, dots).strip();
        String highText = trimmed.substring(dots + 2, trimmed.length() - 1).strip();
        boolean lowClosed = open == '[';
        boolean highClosed = close == ']';
        Object low = end(lowText);
        Object high = end(highText);
        boolean bothOpen = low == null && high == null;
        boolean closedAtNothing = low == null && lowClosed || high == null && highClosed;
        if (low == MISFIT || high == MISFIT || bothOpen || closedAtNothing) {
            return MISFIT;
        }
        if (low != null && high != null) {
            int order = Values.order(low, high);
            if (order == Values.UNORDERED || order > 0) {
                return MISFIT;
            }
        }
        return new FeelRange(lowClosed, low, high, highClosed);
    }

    private static @Nullable Object end(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            Ast ast = Parser.expression(text, Builtins.names(), Names.none());
            Constants.Constant constant = Constants.of(ast);
            Object value = constant == null ? null : constant.value();
            return value == null || Values.order(value, value) == Values.UNORDERED ? MISFIT : value;
        } catch (FeelSyntax e) {
            return MISFIT;
        }
    }
}
