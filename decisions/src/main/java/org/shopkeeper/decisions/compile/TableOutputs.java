package org.shopkeeper.decisions.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.Constants;
import org.shopkeeper.decisions.feel.Frame;
import org.shopkeeper.decisions.feel.Node;
import org.shopkeeper.decisions.feel.Scope;

/** The output side of a table: what each row gives, built once where it is constant. */
final class TableOutputs {

    private final String[] names;
    private final Node[][] cells;
    private final @Nullable Node[] defaults;
    private final @Nullable Node[] allowed;
    private final Scope.Slot value;
    private final List<@Nullable List<@Nullable Object>> priorities;
    private final Failure.Place place;
    /** By row; {@link #UNKNOWN} where it depends on the facts. */
    private final @Nullable Object[] constant;

    private static final Object UNKNOWN = new Object();

    TableOutputs(
            String[] names,
            Node[][] cells,
            @Nullable Node[] defaults,
            @Nullable Node[] allowed,
            Scope.Slot value,
            List<@Nullable List<@Nullable Object>> priorities,
            Failure.Place place) {
        this.names = names;
        this.cells = cells;
        this.defaults = defaults;
        this.allowed = allowed;
        this.value = value;
        this.priorities = priorities;
        this.place = place;
        this.constant = new Object[cells.length];
        for (int row = 0; row < cells.length; row++) {
            constant[row] = constantRow(cells[row]);
        }
    }

    private @Nullable Object constantRow(Node[] row) {
        @Nullable Object[] values = new Object[row.length];
        for (int c = 0; c < row.length; c++) {
            Constants.Constant known = allowed[c] == null ? Compositions.known(row[c]) : null;
            if (known == null) {
                return UNKNOWN;
            }
            values[c] = known.value();
        }
        return shaped(values);
    }

    private @Nullable Object shaped(@Nullable Object[] values) {
        if (values.length == 1) {
            return values[0];
        }
        Map<String, @Nullable Object> context = new LinkedHashMap<>(values.length * 2);
        for (int c = 0; c < values.length; c++) {
            context.put(names[c], values[c]);
        }
        return Collections.unmodifiableMap(context);
    }

    /** What a row gives: a context by output name, or the value of the only output. */
    @Nullable
    Object row(int row, Frame frame) {
        Object known = constant[row];
        if (known != UNKNOWN) {
            return known;
        }
        Node[] outputs = cells[row];
        @Nullable Object[] values = new Object[outputs.length];
        for (int c = 0; c < outputs.length; c++) {
            values[c] = checked(c, row, outputs[c].eval(frame), frame);
        }
        return shaped(values);
    }

    private @Nullable Object checked(int column, int row, @Nullable Object output, Frame frame) {
        Node test = allowed[column];
        if (test == null || output == null) {
            return output;
        }
        frame.set(value.slot(), output);
        if (Boolean.TRUE.equals(test.eval(frame))) {
            return output;
        }
        frame.run()
                .failed(TableNode.failure(
                        "OUTPUT_NOT_ALLOWED",
                        new Failure.Place(place.policy(), place.decision(), row + 1, names[column], null),
                        "输出不在允许的取值之内：" + Compositions.shown(output),
                        "The output is not among the allowed values: " + Compositions.shown(output)));
        return null;
    }

    /** Whether no row's outcome depends on the facts. */
    boolean areConstant() {
        for (Object row : constant) {
            if (row == UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    boolean hasDefault() {
        for (Node node : defaults) {
            if (node != null) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Object defaultOutput(Frame frame) {
        @Nullable Object[] values = new Object[names.length];
        for (int c = 0; c < values.length; c++) {
            Node node = defaults[c];
            values[c] = node == null ? null : node.eval(frame);
        }
        return shaped(values);
    }

    boolean single() {
        return names.length == 1;
    }

    /** The rows in order of their outputs' priority, those of equal priority as they stand. */
    List<Integer> byPriority(int[] rows, Frame frame) {
        List<Integer> order = new ArrayList<>();
        Map<Integer, int[]> rank = new LinkedHashMap<>();
        for (int row : rows) {
            order.add(row);
            rank.put(row, ranks(row, frame));
        }
        order.sort((a, b) -> java.util.Arrays.compare(rank.getOrDefault(a, NONE), rank.getOrDefault(b, NONE)));
        return order;
    }

    private static final int[] NONE = {};

    private int[] ranks(int row, Frame frame) {
        int[] ranks = new int[names.length];
        for (int c = 0; c < ranks.length; c++) {
            List<@Nullable Object> order = priorities.get(c);
            if (order == null) {
                continue;
            }
            Object output = cells[row][c].eval(frame);
            ranks[c] = order.size();
            for (int i = 0; i < order.size(); i++) {
                if (Compositions.isIn(output, order.get(i))) {
                    ranks[c] = i;
                    break;
                }
            }
        }
        return ranks;
    }

    Failure.Place place() {
        return place;
    }
}
