package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Nodes that do two steps in one, where the value between them is of no use to anybody. */
final class Fusions {

    private Fusions() {}

    /** {@code sum(for x in list return …)} without the list between. */
    static final class SumOfLoop extends Node {
        private final Loops.Domain domain;
        private final Node body;
        private final Failure.Place place;

        SumOfLoop(Loops.Domain domain, Node body, Failure.Place place) {
            this.domain = domain;
            this.body = body;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            List<?> values = domain.values(frame);
            BigDecimal sum = null;
            int count = values == null ? 0 : values.size();
            for (int i = 0; i < count && values != null; i++) {
                frame.run.step();
                frame.slots[domain.slot()] = values.get(i);
                if (!(body.eval(frame) instanceof BigDecimal number)) {
                    return frame.run.fail(
                            "WRONG_ARGUMENTS",
                            place,
                            "函数 sum 只能对数字求和：第 " + (i + 1) + " 个不是数字",
                            "The function sum adds up numbers; element " + (i + 1) + " is none");
                }
                sum = sum == null ? number : Numbers.add(sum, number);
            }
            return sum != null ? sum : frame.run.fail("EMPTY_LIST", place, "空列表没有 sum", "An empty list has no sum");
        }

        @Override
        public FeelType type() {
            return Basic.NUMBER;
        }
    }

    /** {@code count(list[condition])} without the list between; the condition is known to be no number. */
    static final class CountOfFilter extends Node {
        private final Node source;
        private final int slot;
        private final Node condition;

        CountOfFilter(Node source, int slot, Node condition) {
            this.source = source;
            this.slot = slot;
            this.condition = condition;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = source.eval(frame);
            List<?> list = value instanceof List<?> l ? l : value == null ? List.of() : List.of(value);
            int kept = 0;
            int count = list.size();
            for (int i = 0; i < count; i++) {
                frame.run.step();
                frame.slots[slot] = list.get(i);
                if (condition.eval(frame) == Boolean.TRUE) {
                    kept++;
                }
            }
            return BigDecimal.valueOf(kept);
        }

        @Override
        public FeelType type() {
            return Basic.NUMBER;
        }
    }

    /** {@code variable.key} of a variable in the frame itself. */
    static final class LocalPath extends Node {
        private final int slot;
        private final String key;
        private final Node general;

        LocalPath(int slot, String key, Node general) {
            this.slot = slot;
            this.key = key.intern();
            this.general = general;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            if (frame.slots[slot] instanceof Map<?, ?> map) {
                Object found = map.get(key);
                if (found != null) {
                    return found;
                }
            }
            return general.eval(frame);
        }

        @Override
        public FeelType type() {
            return general.type();
        }
    }

    /** Multiplication; numbers are tried first. */
    static final class Product extends Node {
        private final Node left;
        private final Node right;
        private final Operators.Calculation general;

        Product(Node left, Node right, Operators.Calculation general) {
            this.left = left;
            this.right = right;
            this.general = general;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object a = left.eval(frame);
            Object b = right.eval(frame);
            if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
                BigDecimal product = Numbers.multiply(x, y);
                if (Numbers.isModest(product)) {
                    return product;
                }
            }
            return general.of(a, b, frame);
        }

        @Override
        public FeelType type() {
            return general.type();
        }
    }
}
