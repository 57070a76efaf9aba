package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Nodes that read variables, properties and items. */
final class Access {

    private Access() {}

    static final class Local extends Node {
        private final int slot;
        private final FeelType type;

        Local(int slot, FeelType type) {
            this.slot = slot;
            this.type = type;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.slots[slot];
        }

        int slot() {
            return slot;
        }

        @Override
        public FeelType type() {
            return type;
        }
    }

    static final class Outer extends Node {
        private final int depth;
        private final int slot;
        private final FeelType type;

        Outer(int depth, int slot, FeelType type) {
            this.depth = depth;
            this.slot = slot;
            this.type = type;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Frame at = frame;
            for (int i = 0; i < depth; i++) {
                at = Objects.requireNonNull(at.outer);
            }
            return at.slots[slot];
        }

        @Override
        public FeelType type() {
            return type;
        }
    }

    /** A property of a filter's item, which its type promises. */
    static final class Property extends Node {
        private final Node source;
        private final String key;
        private final FeelType type;

        Property(Node source, String key, FeelType type) {
            this.source = source;
            this.key = key.intern();
            this.type = type;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return source.eval(frame) instanceof Map<?, ?> map ? map.get(key) : null;
        }

        @Override
        public FeelType type() {
            return type;
        }
    }

    /** A property of a filter's item in the frame itself. */
    static final class LocalProperty extends Node {
        private final int slot;
        private final String key;
        private final FeelType type;

        LocalProperty(int slot, String key, FeelType type) {
            this.slot = slot;
            this.key = key.intern();
            this.type = type;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.slots[slot] instanceof Map<?, ?> map ? map.get(key) : null;
        }

        @Override
        public FeelType type() {
            return type;
        }
    }

    /** A bare name in a filter over items of unknown type: the item's property if it has one, else a variable outside. */
    static final class ItemOrOuter extends Node {
        private final Node item;
        private final String key;
        private final @Nullable Node outer;

        ItemOrOuter(Node item, String key, @Nullable Node outer) {
            this.item = item;
            this.key = key.intern();
            this.outer = outer;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = item.eval(frame);
            if (value instanceof Map<?, ?> map && map.containsKey(key)) {
                return map.get(key);
            }
            if (outer == null && value != null && !(value instanceof Map)) {
                return Properties.isProperty(value, key) ? Properties.of(value, key) : null;
            }
            return outer == null ? null : outer.eval(frame);
        }
    }

    /** {@code item} in a filter: the item, unless it has a property of that name. */
    static final class ItemOrItsProperty extends Node {
        private final Node item;
        private final String key;

        ItemOrItsProperty(Node item, String key) {
            this.item = item;
            this.key = key.intern();
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = item.eval(frame);
            return value instanceof Map<?, ?> map && map.containsKey(key) ? map.get(key) : value;
        }

        @Override
        public FeelType type() {
            FeelType type = Lowering.plain(item.type());
            boolean plain = type instanceof FeelType.ContextOf context
                    ? !context.fields().containsKey(key)
                    : type != Basic.ANY && type != Basic.CONTEXT;
            return plain ? item.type() : Basic.ANY;
        }
    }

    /** {@code source.key}. */
    static final class Path extends Node {
        private final Node source;
        private final String key;
        private final FeelType type;
        private final Failure.Place place;

        Path(Node source, String key, FeelType type, Failure.Place place) {
            this.source = source;
            this.key = key.intern();
            this.type = type;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = source.eval(frame);
            if (value instanceof Map<?, ?> map) {
                Object found = map.get(key);
                return found != null || map.containsKey(key) ? found : missing(value, frame);
            }
            if (value instanceof List<?> list) {
                frame.run.elements(list.size());
                List<@Nullable Object> all = new ArrayList<>(list.size());
                for (Object element : list) {
                    all.add(element instanceof Map<?, ?> map ? map.get(key) : single(element));
                }
                return Collections.unmodifiableList(all);
            }
            return value != null && Properties.isProperty(value, key)
                    ? Properties.of(value, key)
                    : missing(value, frame);
        }

        private @Nullable Object single(@Nullable Object element) {
            return element != null && Properties.isProperty(element, key) ? Properties.of(element, key) : null;
        }

        private @Nullable Object missing(@Nullable Object value, Frame frame) {
            return frame.run.fail(
                    value == null ? "NULL_OPERAND" : "UNKNOWN_PROPERTY",
                    place,
                    "没有属性 " + key + "：" + Values.shown(value),
                    "There is no property " + key + " in " + Values.shown(value));
        }

        @Override
        public FeelType type() {
            return type;
        }
    }

    /** {@code list[index]}, the index not depending on the item. */
    static final class Index extends Node {
        private final Node source;
        private final Node index;
        private final Failure.Place place;

        Index(Node source, Node index, Failure.Place place) {
            this.source = source;
            this.index = index;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = source.eval(frame);
            Object at = index.eval(frame);
            if (at instanceof BigDecimal) {
                return item(value, at, frame, place);
            }
            if (at instanceof Boolean keep) {
                List<?> list = list(value);
                return keep ? list : List.of();
            }
            if (at != null) {
                frame.run.fail(
                        "TYPE_MISMATCH",
                        place,
                        "筛选条件既不是数字也不是布尔值：" + Values.shown(at),
                        "The filter is neither number nor boolean: " + Values.shown(at));
            }
            return List.of();
        }
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        return value == null ? List.of() : List.of(value);
    }

    private static @Nullable Object item(@Nullable Object value, Object at, Frame frame, Failure.Place place) {
        List<?> list = list(value);
        Integer number = Numbers.whole(at);
        if (number != null && number > 0 && number <= list.size()) {
            return list.get(number - 1);
        }
        if (number != null && number < 0 && -number <= list.size()) {
            return list.get(list.size() + number);
        }
        return frame.run.fail(
                "INDEX_OUT_OF_RANGE",
                place,
                "列表有 " + list.size() + " 个元素，没有第 " + Values.shown(at) + " 个",
                "The list has " + list.size() + " elements and none at " + Values.shown(at));
    }

    /** {@code list[condition]}. */
    static final class Filter extends Node {
        private final Node source;
        private final int slot;
        private final Node condition;
        private final FeelType type;
        private final Failure.Place place;

        Filter(Node source, int slot, Node condition, FeelType type, Failure.Place place) {
            this.source = source;
            this.slot = slot;
            this.condition = condition;
            this.type = type;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = source.eval(frame);
            List<?> list = list(value);
            List<@Nullable Object> kept = new ArrayList<>();
            int count = list.size();
            for (int i = 0; i < count; i++) {
                Object element = list.get(i);
                frame.run.step();
                frame.slots[slot] = element;
                Object keep = condition.eval(frame);
                if (keep instanceof Boolean yes) {
                    if (yes) {
                        kept.add(element);
                    }
                } else if (keep instanceof BigDecimal) {
                    return item(value, keep, frame, place);
                }
            }
            frame.run.elements(kept.size());
            return Collections.unmodifiableList(kept);
        }

        /** The number of items that pass; null where the condition may turn out to be an index. */
        @Nullable
        Node counted() {
            return Lowering.plain(condition.type()) == Basic.BOOLEAN
                    ? new Fusions.CountOfFilter(source, slot, condition)
                    : null;
        }

        @Override
        public FeelType type() {
            return type;
        }
    }

    static final FeelType ANY_LIST = new FeelType.ListOf(Basic.ANY);
}
