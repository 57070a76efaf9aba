package org.shopkeeper.decisions.compile;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.FeelType;
import org.shopkeeper.decisions.feel.Frame;
import org.shopkeeper.decisions.feel.Node;
import org.shopkeeper.decisions.feel.Scope;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.OpaqueCells;
import org.shopkeeper.decisions.table.Table;
import org.shopkeeper.decisions.table.Table.HitPolicy;
import org.shopkeeper.decisions.table.TableIndex;

/** A decision table (DMN 1.5, §8.3): the matching rows by index, then the hit policy. */
final class TableNode extends Node {

    private final HitPolicy policy;
    private final Node[] inputs;
    private final @Nullable Node[] allowed;
    private final int[] slots;
    private final List<Table.Row> rows;
    private final Node[] @Nullable [] opaque;
    private final TableIndex index;
    private final TableOutputs outputs;
    /** Where the rows that matched are left for whoever asks why; -1 where nobody does. */
    private int matchedSlot = -1;

    TableNode(
            HitPolicy policy,
            Node[] inputs,
            @Nullable Node[] allowed,
            Scope.Slot[] slots,
            List<Table.Row> rows,
            Node[] @Nullable [] opaque,
            TableIndex index,
            TableOutputs outputs) {
        this.policy = policy;
        this.inputs = inputs;
        this.allowed = allowed;
        this.slots = new int[slots.length];
        for (int i = 0; i < slots.length; i++) {
            this.slots[i] = slots[i].slot();
        }
        this.rows = rows;
        this.opaque = opaque;
        this.index = index;
        this.outputs = outputs;
    }

    /** The 0-based rows that gave the output will be in this slot, as an {@code int[]}. */
    void leaveMatchesIn(Scope.Slot slot) {
        matchedSlot = slot.slot();
    }

    /**
     * The index, where the row that it finds alone tells the outcome: one row decides, all outputs are constants, and no cell
     * and no column asks for more than its own value.
     */
    @Nullable
    TableIndex soleJudge() {
        boolean oneRow = policy == HitPolicy.FIRST || policy == HitPolicy.UNIQUE;
        for (Node test : allowed) {
            if (test != null) {
                return null;
            }
        }
        return oneRow && !index.hasOpaqueCells() && outputs.areConstant() ? index : null;
    }

    /** The type that a value of the column has here. */
    FeelType inputType(int column) {
        return inputs[column].type();
    }

    boolean isFirst() {
        return policy == HitPolicy.FIRST;
    }

    static Failure failure(String code, Failure.Place place, String zh, String en) {
        return new Failure(code, new Text(zh, en), place);
    }

    @Override
    public @Nullable Object eval(Frame frame) {
        @Nullable Object[] facts = new Object[inputs.length];
        boolean plain = true;
        for (int c = 0; c < inputs.length; c++) {
            Object fact = inputs[c].eval(frame);
            facts[c] = fact;
            frame.set(slots[c], fact);
            plain &= isPlain(fact);
            Node test = allowed[c];
            if (test != null && fact != null && !Boolean.TRUE.equals(test.eval(frame))) {
                matched(frame, NO_ROWS);
                frame.run().failed(notAllowed(fact));
                return null;
            }
        }
        OpaqueCells cells = (row, column) -> accepts(row, column, frame);
        return switch (policy) {
            case FIRST -> first(plain ? index.first(facts, cells) : scanFirst(facts, frame), frame);
            case UNIQUE -> unique(facts, plain, cells, frame);
            default -> many(plain ? index.all(facts, cells) : scan(facts, frame), frame);
        };
    }

    private Failure notAllowed(Object fact) {
        return failure(
                "INPUT_NOT_ALLOWED",
                outputs.place(),
                "输入不在允许的取值之内：" + Compositions.shown(fact),
                "The input is not among the allowed values: " + Compositions.shown(fact));
    }

    /** Whether the index reads the value as FEEL does; lists, ranges, months and times with zones have rules of their own. */
    private static boolean isPlain(@Nullable Object fact) {
        return fact == null
                || fact instanceof BigDecimal
                || fact instanceof String
                || fact instanceof Boolean
                || fact instanceof LocalDate
                || fact instanceof LocalDateTime moment && moment.getNano() == 0
                || fact instanceof Duration;
    }

    private boolean accepts(int row, int column, Frame frame) {
        Node[] nodes = opaque[row];
        return nodes != null && Boolean.TRUE.equals(nodes[column].eval(frame));
    }

    private static final int[] NO_ROWS = {};

    private void matched(Frame frame, int[] matches) {
        if (matchedSlot >= 0) {
            frame.set(matchedSlot, matches);
        }
    }

    private @Nullable Object first(int row, Frame frame) {
        if (row < 0) {
            matched(frame, NO_ROWS);
            return outputs.hasDefault() ? outputs.defaultOutput(frame) : null;
        }
        if (matchedSlot >= 0) {
            frame.set(matchedSlot, new int[] {row});
        }
        return outputs.row(row, frame);
    }

    private @Nullable Object unique(@Nullable Object[] facts, boolean plain, OpaqueCells cells, Frame frame) {
        int row;
        if (plain) {
            row = index.only(facts, cells);
        } else {
            int[] all = scan(facts, frame);
            row = all.length == 0 ? TableIndex.NONE : all.length == 1 ? all[0] : TableIndex.SEVERAL;
        }
        if (row != TableIndex.SEVERAL) {
            return first(row, frame);
        }
        return several(plain ? index.all(facts, cells) : scan(facts, frame), frame);
    }

    private @Nullable Object several(int[] all, Frame frame) {
        matched(frame, NO_ROWS);
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < Math.min(all.length, 10); i++) {
            numbers.append(i == 0 ? "" : ", ").append(all[i] + 1);
        }
        frame.run()
                .failed(failure(
                        "SEVERAL_RULES_MATCHED",
                        outputs.place(),
                        "命中策略 " + policy + " 只允许一个结果，但第 " + numbers + " 行都命中",
                        "Hit policy " + policy + " allows one outcome, but rows " + numbers + " match"));
        return null;
    }

    private @Nullable Object many(int[] matches, Frame frame) {
        matched(frame, matches);
        if (matches.length == 0) {
            return none(frame);
        }
        switch (policy) {
            case ANY:
                return any(matches, frame);
            case PRIORITY:
                int best = outputs.byPriority(matches, frame).get(0);
                matched(frame, new int[] {best});
                return outputs.row(best, frame);
            case COLLECT_COUNT:
                return BigDecimal.valueOf(matches.length);
            case COLLECT_SUM, COLLECT_MIN, COLLECT_MAX:
                return aggregated(values(matches, frame), frame);
            case OUTPUT_ORDER:
                int[] ordered = outputs.byPriority(matches, frame).stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                matched(frame, ordered);
                return values(ordered, frame);
            default:
                return values(matches, frame);
        }
    }

    private @Nullable Object none(Frame frame) {
        if (outputs.hasDefault()) {
            Object output = outputs.defaultOutput(frame);
            boolean list =
                    policy == HitPolicy.COLLECT || policy == HitPolicy.RULE_ORDER || policy == HitPolicy.OUTPUT_ORDER;
            return list && output != null && !(output instanceof List) ? List.of(output) : output;
        }
        return switch (policy) {
            case COLLECT, RULE_ORDER, OUTPUT_ORDER -> List.of();
            case COLLECT_COUNT -> BigDecimal.ZERO;
            default -> null;
        };
    }

    private List<@Nullable Object> values(int[] matches, Frame frame) {
        List<@Nullable Object> values = new ArrayList<>(matches.length);
        for (int row : matches) {
            values.add(outputs.row(row, frame));
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object any(int[] matches, Frame frame) {
        Object value = outputs.row(matches[0], frame);
        for (int i = 1; i < matches.length; i++) {
            if (!Compositions.same(value, outputs.row(matches[i], frame))) {
                return several(matches, frame);
            }
        }
        return value;
    }

    private @Nullable Object aggregated(List<@Nullable Object> values, Frame frame) {
        Object result = values.get(0);
        if (!outputs.single() && result instanceof Map) {
            frame.run().failed(noAggregate(result));
            return null;
        }
        for (int i = 1; i < values.size(); i++) {
            Object next = values.get(i);
            if (policy == HitPolicy.COLLECT_SUM) {
                result = Compositions.sum(result, next, frame.run());
            } else {
                Integer order = Compositions.order(next, result);
                if (order == null) {
                    result = null;
                } else if (policy == HitPolicy.COLLECT_MIN ? order < 0 : order > 0) {
                    result = next;
                }
            }
            if (result == null) {
                frame.run().failed(noAggregate(next));
                return null;
            }
        }
        return result;
    }

    private Failure noAggregate(@Nullable Object value) {
        return failure(
                "TYPE_MISMATCH",
                outputs.place(),
                "不能汇总：" + Compositions.shown(value),
                "Cannot be aggregated: " + Compositions.shown(value));
    }

    private int scanFirst(@Nullable Object[] facts, Frame frame) {
        for (int row = 0; row < rows.size(); row++) {
            if (matches(row, facts, frame)) {
                return row;
            }
        }
        return TableIndex.NONE;
    }

    private int[] scan(@Nullable Object[] facts, Frame frame) {
        int[] found = new int[rows.size()];
        int count = 0;
        for (int row = 0; row < found.length; row++) {
            if (matches(row, facts, frame)) {
                found[count++] = row;
            }
        }
        return java.util.Arrays.copyOf(found, count);
    }

    private boolean matches(int row, @Nullable Object[] facts, Frame frame) {
        List<CellSet> cells = rows.get(row).cells();
        for (int c = 0; c < facts.length; c++) {
            CellSet cell = cells.get(c);
            boolean accepts = cell instanceof CellSet.Opaque ? accepts(row, c, frame) : Cells.accepts(cell, facts[c]);
            if (!accepts) {
                return false;
            }
        }
        return true;
    }
}
