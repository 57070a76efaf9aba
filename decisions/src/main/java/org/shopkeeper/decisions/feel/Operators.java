package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.feel.Ast.Op;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Nodes of operators. */
final class Operators {

    private Operators() {}

    /** Says why an operation has no value. */
    static @Nullable Object noMeaning(
            Evaluation run, Failure.Place place, String sign, @Nullable Object a, @Nullable Object b) {
        String operation = Values.shown(a) + " " + sign + " " + Values.shown(b);
        if (a == null || b == null) {
            return run.fail("NULL_OPERAND", place, "运算中有空值：" + operation, "An operand is null: " + operation);
        }
        if (sign.equals("/") && b instanceof BigDecimal divisor && divisor.signum() == 0) {
            return run.fail("DIVISION_BY_ZERO", place, "除数为零：" + operation, "Division by zero: " + operation);
        }
        String kinds = Values.kind(a) + " " + sign + " " + Values.kind(b);
        return run.fail(
                "TYPE_MISMATCH",
                place,
                "运算没有意义：" + operation + "（" + kinds + "）",
                "The operation has no meaning: " + operation + " (" + kinds + ")");
    }

    static final class Calculation extends Node {
        private final Op op;
        private final Node left;
        private final Node right;
        private final Failure.Place place;
        private final FeelType type;

        Calculation(Op op, Node left, Node right, Failure.Place place) {
            this.op = op;
            this.left = left;
            this.right = right;
            this.place = place;
            this.type = Lowering.plain(left.type()) == Basic.NUMBER && Lowering.plain(right.type()) == Basic.NUMBER
                    ? Basic.NUMBER
                    : Basic.ANY;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return of(left.eval(frame), right.eval(frame), frame);
        }

        @Nullable
        Object of(@Nullable Object a, @Nullable Object b, Frame frame) {
            Object result =
                    switch (op) {
                        case ADD -> Arithmetic.add(a, b, frame.run);
                        case SUBTRACT -> Arithmetic.subtract(a, b);
                        case MULTIPLY -> Arithmetic.multiply(a, b);
                        case DIVIDE -> Arithmetic.divide(a, b);
                        default -> Arithmetic.power(a, b);
                    };
            if (result == null) {
                return noMeaning(frame.run, place, op.sign(), a, b);
            }
            if (result instanceof BigDecimal number
                    && !Numbers.isModest(number)
                    && Numbers.tooLarge(number)
                    && number.signum() != 0) {
                return frame.run.fail("NUMBER_OVERFLOW", place, "数值溢出", "The number is too large");
            }
            return result;
        }

        @Override
        public FeelType type() {
            return type;
        }
    }

    static final class Negation extends Node {
        private final Node operand;
        private final Failure.Place place;

        Negation(Node operand, Failure.Place place) {
            this.operand = operand;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = operand.eval(frame);
            Object result = Arithmetic.negate(value);
            return result != null ? result : noMeaning(frame.run, place, "-", BigDecimal.ZERO, value);
        }

        @Override
        public FeelType type() {
            return operand.type();
        }
    }

    static final class Equality extends Node {
        private final Node left;
        private final Node right;
        private final boolean negated;
        private final Failure.Place place;

        Equality(Node left, Node right, boolean negated, Failure.Place place) {
            this.left = left;
            this.right = right;
            this.negated = negated;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object a = left.eval(frame);
            Object b = right.eval(frame);
            Boolean equal = Values.equal(a, b);
            return equal == null
                    ? noMeaning(frame.run, place, negated ? "!=" : "=", a, b)
                    : (Boolean) (equal != negated);
        }

        @Override
        public FeelType type() {
            return Basic.BOOLEAN;
        }
    }

    /** Whether an order, as {@link Values#order} gives it, satisfies {@code <}, {@code <=}, {@code >} or {@code >=}. */
    static boolean holds(Op op, int order) {
        return switch (op) {
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            default -> order >= 0;
        };
    }

    static final class Comparison extends Node {
        private final Op op;
        private final Node left;
        private final Node right;
        private final Failure.Place place;

        Comparison(Op op, Node left, Node right, Failure.Place place) {
            this.op = op;
            this.left = left;
            this.right = right;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object a = left.eval(frame);
            Object b = right.eval(frame);
            int order = Values.order(a, b);
            return order == Values.UNORDERED
                    ? noMeaning(frame.run, place, op.sign(), a, b)
                    : (Boolean) holds(op, order);
        }

        @Override
        public FeelType type() {
            return Basic.BOOLEAN;
        }
    }

    static final class Logic extends Node {
        private final boolean and;
        private final Node left;
        private final Node right;
        private final Failure.Place place;

        Logic(boolean and, Node left, Node right, Failure.Place place) {
            this.and = and;
            this.left = left;
            this.right = right;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object a = left.eval(frame);
            if (a instanceof Boolean x && x != and) {
                return x;
            }
            Object b = right.eval(frame);
            if (b instanceof Boolean y && y != and) {
                return y;
            }
            if (a instanceof Boolean && b instanceof Boolean) {
                return and;
            }
            return noMeaning(frame.run, place, and ? "and" : "or", a, b);
        }

        @Override
        public FeelType type() {
            return Basic.BOOLEAN;
        }
    }

    static final class Between extends Node {
        private final Node value;
        private final Node low;
        private final Node high;
        private final Failure.Place place;

        Between(Node value, Node low, Node high, Failure.Place place) {
            this.value = value;
            this.low = low;
            this.high = high;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object v = value.eval(frame);
            Object a = low.eval(frame);
            Object b = high.eval(frame);
            int below = Values.order(v, a);
            int above = Values.order(v, b);
            if (below == Values.UNORDERED) {
                return noMeaning(frame.run, place, "between", v, a);
            }
            return above == Values.UNORDERED
                    ? noMeaning(frame.run, place, "between", v, b)
                    : (Boolean) (below >= 0 && above <= 0);
        }

        @Override
        public FeelType type() {
            return Basic.BOOLEAN;
        }
    }

    static final class InstanceOf extends Node {
        private final Node value;
        private final FeelType type;

        InstanceOf(Node value, FeelType type) {
            this.value = value;
            this.type = Types.unrestricted(type);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object v = value.eval(frame);
            return v == null ? type == Basic.NULL : Types.fits(v, type, frame.run);
        }

        @Override
        public FeelType type() {
            return Basic.BOOLEAN;
        }
    }

    static final class If extends Node {
        private final Node condition;
        private final Node then;
        private final Node otherwise;

        If(Node condition, Node then, Node otherwise) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return Boolean.TRUE.equals(condition.eval(frame)) ? then.eval(frame) : otherwise.eval(frame);
        }

        @Override
        public FeelType type() {
            return then.type().equals(otherwise.type()) ? then.type() : Basic.ANY;
        }
    }

    /** The boxed conditional. */
    static final class StrictIf extends Node {
        private final Node condition;
        private final Node then;
        private final Node otherwise;
        private final Failure.Place place;

        StrictIf(Node condition, Node then, Node otherwise, Failure.Place place) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = condition.eval(frame);
            if (value != null && !(value instanceof Boolean)) {
                return noMeaning(frame.run, place, "if", value, true);
            }
            return Boolean.TRUE.equals(value) ? then.eval(frame) : otherwise.eval(frame);
        }
    }
}
