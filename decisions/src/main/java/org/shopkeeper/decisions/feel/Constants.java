package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of an expression that holds no variable, as far as tables need it: literals, ranges, lists, {@code date("…")} … */
public final class Constants {

    private Constants() {}

    /** A known value, which may be FEEL's null. */
    public record Constant(@Nullable Object value) {}

    /** Null where the expression is not seen to be constant. */
    public static @Nullable Constant of(Ast ast) {
        if (ast instanceof Ast.Literal literal) {
            return new Constant(literal.value());
        }
        if (ast instanceof Ast.Negate negate) {
            Constant operand = of(negate.operand());
            return operand != null && operand.value() instanceof BigDecimal number
                    ? new Constant(number.negate())
                    : null;
        }
        if (ast instanceof Ast.Range range) {
            Constant low = of(range.low());
            Constant high = of(range.high());
            // A bound that is written null has its own rules (it is unbounded only in some operations).
            return low == null || high == null || low.value() == null || high.value() == null
                    ? null
                    : new Constant(new FeelRange(range.lowClosed(), low.value(), high.value(), range.highClosed()));
        }
        if (ast instanceof Ast.ListLiteral list) {
            return list(list);
        }
        return ast instanceof Ast.Call call ? call(call) : null;
    }

    private static @Nullable Constant list(Ast.ListLiteral list) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Ast element : list.elements()) {
            Constant value = of(element);
            if (value == null) {
                return null;
            }
            values.add(value.value());
        }
        return new Constant(Collections.unmodifiableList(values));
    }

    private static @Nullable Constant call(Ast.Call call) {
        if (call.names() != null
                || call.arguments().size() != 1
                || !(call.function() instanceof Ast.Name name)
                || !(call.arguments().get(0) instanceof Ast.Literal argument)
                || !(argument.value() instanceof String text)) {
            return null;
        }
        Object value =
                switch (name.name()) {
                    case "date" -> Temporal.date(text);
                    case "time" -> Temporal.time(text);
                    case "date and time" -> Temporal.dateTime(text);
                    case "duration" -> Temporal.duration(text);
                    default -> null;
                };
        return value == null ? null : new Constant(value);
    }
}
