package org.shopkeeper.decisions.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Nodes of unary tests and of {@code in} (DMN 1.5, §10.3.2.8 and table 54). */
final class Tests {

    private Tests() {}

    /** Whether a value passes one test; null where the question has no meaning. */
    abstract static class Test {
        abstract @Nullable Boolean passes(@Nullable Object value, Frame frame);
    }

    static final class Compared extends Test {
        private final Ast.Op op;
        private final Node operand;

        Compared(Ast.Op op, Node operand) {
            this.op = op;
            this.operand = operand;
        }

        @Override
        @Nullable
        Boolean passes(@Nullable Object value, Frame frame) {
            Object bound = operand.eval(frame);
            if (op == Ast.Op.EQ) {
                return Values.equal(value, bound);
            }
            if (op == Ast.Op.NE) {
                Boolean equal = Values.equal(value, bound);
                return equal == null ? null : (Boolean) !equal;
            }
            int order = Values.order(value, bound);
            return order == Values.UNORDERED ? null : (Boolean) Operators.holds(op, order);
        }
    }

    /** An expression: a value to equal, a range or list to be in, or, where it asks about {@code ?}, a condition. */
    static final class Evaluated extends Test {
        private final Node expression;
        private final boolean condition;
        private final boolean literal;

        Evaluated(Node expression, boolean condition, boolean literal) {
            this.expression = expression;
            this.condition = condition;
            this.literal = literal;
        }

        /** Whether there is nothing to be in: null, or a range of another kind than the value. */
        boolean asksNothing(@Nullable Object value, Frame frame) {
            if (condition) {
                return false;
            }
            Object against = expression.eval(frame);
            return against == null || against instanceof FeelRange range && Ranges.includes(range, value) == null;
        }

        @Override
        @Nullable
        Boolean passes(@Nullable Object value, Frame frame) {
            Object against = expression.eval(frame);
            if (condition) {
                return against instanceof Boolean yes ? yes : against == null ? null : matches(value, against);
            }
            if (!literal && against instanceof Boolean yes && value != null && !(value instanceof Boolean)) {
                return yes;
            }
            return matches(value, against);
        }
    }

    /** {@code value in against}. */
    static @Nullable Boolean matches(@Nullable Object value, @Nullable Object against) {
        if (against instanceof FeelRange range) {
            return Ranges.includes(range, value);
        }
        if (against instanceof List<?> list) {
            if (value instanceof List && Values.same(value, list)) {
                return true;
            }
            for (Object element : list) {
                if (Values.same(value, element)
                        || element instanceof FeelRange range && Boolean.TRUE.equals(Ranges.includes(range, value))
                        || value instanceof List<?> one && one.size() == 1 && Values.same(one.get(0), element)) {
                    return true;
                }
            }
            return false;
        }
        return Values.equal(value, against);
    }

    /** The tests of a cell over the value in a slot: false unless one passes (or, negated, none does). */
    static final class Cell extends Node {
        private final boolean negated;
        private final Test[] tests;
        private final int slot;

        Cell(boolean negated, Test[] tests, int slot) {
            this.negated = negated;
            this.tests = tests;
            this.slot = slot;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            if (tests.length == 0) {
                return true;
            }
            Object value = frame.slots[slot];
            for (Test test : tests) {
                if (Boolean.TRUE.equals(test.passes(value, frame))) {
                    return !negated;
                }
            }
            return negated;
        }

        @Override
        public FeelType type() {
            return Basic.BOOLEAN;
        }
    }

    static final class In extends Node {
        private final Node value;
        private final int slot;
        private final Test[] tests;
        private final boolean bare;
        private final Failure.Place place;

        In(Node value, int slot, Test[] tests, boolean bare, Failure.Place place) {
            this.value = value;
            this.bare = bare;
            this.slot = slot;
            this.tests = tests;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object v = value.eval(frame);
            frame.slots[slot] = v;
            for (Test test : tests) {
                if (bare && test instanceof Evaluated evaluated && evaluated.asksNothing(v, frame)) {
                    return Operators.noMeaning(frame.run, place, "in", v, null);
                }
                if (Boolean.TRUE.equals(test.passes(v, frame))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public FeelType type() {
            return Basic.BOOLEAN;
        }
    }
}
