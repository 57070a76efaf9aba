package org.shopkeeper.decisions.feel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Nodes that build values. */
final class Literals {

    private Literals() {}

    static final class Constant extends Node {
        private final @Nullable Object value;
        private final FeelType type;

        Constant(@Nullable Object value, FeelType type) {
            this.value = value;
            this.type = type;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return value;
        }

        @Override
        public FeelType type() {
            return type;
        }

        @Nullable
        Object value() {
            return value;
        }
    }

    static final class ListOf extends Node {
        private final Node[] elements;

        ListOf(Node[] elements) {
            this.elements = elements;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            frame.run.elements(elements.length);
            List<@Nullable Object> list = new ArrayList<>(elements.length);
            for (Node element : elements) {
                list.add(element.eval(frame));
            }
            return Collections.unmodifiableList(list);
        }

        @Override
        public FeelType type() {
            return new FeelType.ListOf(Basic.ANY);
        }
    }

    /** A context whose entries see those before them. */
    static final class Context extends Node {
        private final String[] keys;
        private final Node[] values;
        private final int[] slots;
        private final @Nullable Node result;

        /** @param result what comes out in place of the context; null: the context */
        Context(String[] keys, Node[] values, int[] slots, @Nullable Node result) {
            this.keys = keys;
            this.values = values;
            this.slots = slots;
            this.result = result;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            frame.run.elements(keys.length);
            Map<String, @Nullable Object> context = new LinkedHashMap<>(keys.length * 2);
            for (int i = 0; i < keys.length; i++) {
                Object value = values[i].eval(frame);
                frame.slots[slots[i]] = value;
                if (value instanceof Calls.Closure closure) {
                    // The function may call itself by its key.
                    closure.knowItself(frame, slots[i]);
                }
                context.put(keys[i], value);
            }
            return result != null ? result.eval(frame) : Collections.unmodifiableMap(context);
        }

        @Override
        public FeelType type() {
            if (result != null) {
                return result.type();
            }
            Map<String, FeelType> fields = new LinkedHashMap<>();
            for (int i = 0; i < keys.length; i++) {
                fields.put(keys[i], values[i].type());
            }
            return new FeelType.ContextOf("", fields);
        }
    }

    static final class ContextOfNodes extends Node {
        private final Map<String, Node> elements;

        ContextOfNodes(Map<String, Node> elements) {
            this.elements = elements;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Map<String, @Nullable Object> context = new LinkedHashMap<>();
            elements.forEach((name, node) -> context.put(name, node.eval(frame)));
            return context;
        }
    }

    static final class Range extends Node {
        private final boolean lowClosed;
        private final Node low;
        private final Node high;
        private final boolean highClosed;
        private final Failure.Place place;

        Range(boolean lowClosed, Node low, Node high, boolean highClosed, Failure.Place place) {
            this.lowClosed = lowClosed;
            this.low = low;
            this.high = high;
            this.highClosed = highClosed;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object from = low.eval(frame);
            Object to = high.eval(frame);
            int order = from == null || to == null ? 0 : Values.order(from, to);
            if (from == null && to == null || order == Values.UNORDERED) {
                return frame.run.fail(
                        "TYPE_MISMATCH",
                        place,
                        "区间的两端不可比较：" + Values.shown(from) + " 与 " + Values.shown(to),
                        "The ends of the range have no order: " + Values.shown(from) + " and " + Values.shown(to));
            }
            if (order > 0) {
                return frame.run.fail(
                        "DESCENDING_RANGE",
                        place,
                        "区间的起点大于终点：" + Values.shown(from) + " > " + Values.shown(to),
                        "The range begins above its end: " + Values.shown(from) + " > " + Values.shown(to));
            }
            return new FeelRange(from != null && lowClosed, from, to, to != null && highClosed);
        }

        @Override
        public FeelType type() {
            return new FeelType.RangeOf(Basic.ANY);
        }
    }

    /** {@code (< 5)}. */
    static final class HalfRange extends Node {
        private final Ast.Op op;
        private final Node bound;
        private final Failure.Place place;

        HalfRange(Ast.Op op, Node bound, Failure.Place place) {
            this.op = op;
            this.bound = bound;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = bound.eval(frame);
            if (value == null || Values.order(value, value) == Values.UNORDERED) {
                return frame.run.fail(
                        "TYPE_MISMATCH",
                        place,
                        "不能作区间的端点：" + Values.shown(value),
                        "No end of a range: " + Values.shown(value));
            }
            return switch (op) {
                case LT -> new FeelRange(false, null, value, false);
                case LE -> new FeelRange(false, null, value, true);
                case GT -> new FeelRange(false, value, null, false);
                case GE -> new FeelRange(true, value, null, false);
                case EQ -> new FeelRange(true, value, value, true);
                default ->
                    frame.run.fail(
                            "TYPE_MISMATCH", place, "“" + op.sign() + "” 不构成区间", "'" + op.sign() + "' makes no range");
            };
        }
    }

    /** An expression that could not be compiled; the mistake was reported then, and is again when it is asked. */
    static final class Broken extends Node {
        private final Failure failure;

        Broken(Failure failure) {
            this.failure = failure;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            frame.run.failed(failure);
            return null;
        }
    }
}
