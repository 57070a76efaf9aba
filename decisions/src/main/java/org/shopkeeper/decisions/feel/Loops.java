package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Nodes of {@code for}, {@code some} and {@code every}. */
final class Loops {

    private Loops() {}

    /** Where the values of one loop variable come from; {@code to} is null for a list. */
    record Domain(int slot, Node in, @Nullable Node to, Failure.Place place) {

        /** The values, or null if there are none to be had. */
        @Nullable
        List<?> values(Frame frame) {
            Object from = in.eval(frame);
            if (to != null) {
                return sequence(from, to.eval(frame), frame.run);
            }
            if (from instanceof List<?> list) {
                return list;
            }
            if (from instanceof FeelRange range) {
                return ofRange(range, frame.run);
            }
            if (from == null) {
                frame.run.fail("NULL_OPERAND", place, "循环的列表为空值", "The list of a loop is null");
                return null;
            }
            return List.of(from);
        }

        private @Nullable List<?> ofRange(FeelRange range, Evaluation run) {
            boolean open = range.low() == null || range.high() == null;
            List<?> all = open || Values.order(range.low(), range.high()) > 0
                    ? sequence(null, null, run)
                    : sequence(range.low(), range.high(), run);
            if (all == null) {
                return null;
            }
            int from = range.lowClosed() ? 0 : 1;
            int end = all.size() - (range.highClosed() ? 0 : 1);
            return from >= end ? List.of() : all.subList(from, end);
        }

        private @Nullable List<?> sequence(@Nullable Object from, @Nullable Object end, Evaluation run) {
            if (from instanceof BigDecimal a && end instanceof BigDecimal b) {
                BigDecimal distance = b.subtract(a).abs();
                if (distance.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) >= 0) {
                    run.elements(Long.MAX_VALUE / 2);
                }
                return numbers(a, distance.intValue() + 1, a.compareTo(b) <= 0, run);
            }
            if (from instanceof LocalDate a && end instanceof LocalDate b) {
                return days(a, b, run);
            }
            run.fail(
                    "TYPE_MISMATCH",
                    place,
                    "循环的区间只能是整数或日期：" + Values.shown(from) + " .. " + Values.shown(end),
                    "A loop runs over whole numbers or dates, not " + Values.shown(from) + " .. " + Values.shown(end));
            return null;
        }

        private static List<?> numbers(BigDecimal from, int count, boolean up, Evaluation run) {
            run.elements(count);
            List<Object> all = new ArrayList<>(count);
            BigDecimal step = up ? BigDecimal.ONE : BigDecimal.ONE.negate();
            BigDecimal next = from;
            for (int i = 0; i < count; i++) {
                run.step();
                all.add(next);
                next = next.add(step);
            }
            return all;
        }

        private static List<?> days(LocalDate from, LocalDate end, Evaluation run) {
            long count = Math.abs(end.toEpochDay() - from.toEpochDay()) + 1;
            run.elements(count);
            int step = from.isAfter(end) ? -1 : 1;
            List<Object> all = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                run.step();
                all.add(from.plusDays(i * step));
            }
            return all;
        }
    }

    /** The list so far of a {@code for}, under the name {@code partial}. */
    static final class For extends Node {
        private final Domain[] domains;
        private final int partial;
        private final Node body;

        For(Domain[] domains, int partial, Node body) {
            this.domains = domains;
            this.partial = partial;
            this.body = body;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            List<@Nullable Object> result = new ArrayList<>();
            List<@Nullable Object> view = Collections.unmodifiableList(result);
            return turn(0, frame, result, view) ? view : null;
        }

        private boolean turn(int level, Frame frame, List<@Nullable Object> result, List<@Nullable Object> view) {
            Domain domain = domains[level];
            List<?> values = domain.values(frame);
            if (values == null) {
                return false;
            }
            boolean last = level == domains.length - 1;
            int count = values.size();
            for (int i = 0; i < count; i++) {
                frame.run.step();
                frame.slots[domain.slot] = values.get(i);
                if (last) {
                    frame.run.elements(1);
                    if (partial >= 0) {
                        frame.slots[partial] = new ArrayList<>(view);
                        frame.run.elements(view.size() / 8);
                    }
                    result.add(body.eval(frame));
                } else if (!turn(level + 1, frame, result, view)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public FeelType type() {
            return new FeelType.ListOf(body.type());
        }

        /** The only loop variable; null where there are more, or where the body looks at the list so far. */
        @Nullable
        Domain single() {
            return domains.length == 1 && partial < 0 ? domains[0] : null;
        }

        Node body() {
            return body;
        }
    }

    static final class Quantified extends Node {
        private final boolean every;
        private final Domain[] domains;
        private final Node satisfies;
        private final Failure.Place place;

        Quantified(boolean every, Domain[] domains, Node satisfies, Failure.Place place) {
            this.every = every;
            this.domains = domains;
            this.satisfies = satisfies;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return turn(0, frame);
        }

        /** {@code some}: true if one is true, null if none is but one is unknown; {@code every}: the mirror image. */
        private @Nullable Boolean turn(int level, Frame frame) {
            Domain domain = domains[level];
            List<?> values = domain.values(frame);
            if (values == null) {
                return null;
            }
            boolean last = level == domains.length - 1;
            boolean unknown = false;
            int count = values.size();
            for (int i = 0; i < count; i++) {
                frame.run.step();
                frame.slots[domain.slot] = values.get(i);
                Object holds = last ? satisfies.eval(frame) : turn(level + 1, frame);
                if (holds instanceof Boolean yes) {
                    if (yes != every) {
                        return yes;
                    }
                } else {
                    unknown = true;
                    if (holds != null) {
                        Operators.noMeaning(frame.run, place, every ? "every" : "some", holds, true);
                    }
                }
            }
            return unknown ? null : (Boolean) every;
        }

        @Override
        public FeelType type() {
            return Basic.BOOLEAN;
        }
    }
}
