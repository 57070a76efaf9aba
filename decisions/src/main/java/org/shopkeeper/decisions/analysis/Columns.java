package org.shopkeeper.decisions.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.difference.Comparison;
import org.shopkeeper.decisions.difference.Sameness;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Budget;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/** Columns that could go: inputs that never change an answer, outputs that are always the same. */
final class Columns {

    /** Steps for all columns together; a column that needs more is not called idle. */
    private static final long STEPS = 2_000_000L;
    /** What it costs in steps to set up a comparison, per row and column. */
    private static final int SET_UP = 4;

    private Columns() {}

    static List<Finding> find(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        Budget budget = new Budget(STEPS);
        if (subject.size() > 0) {
            for (int c = 0; c < subject.table.columns().size(); c++) {
                if (idle(subject, c, budget)) {
                    findings.add(idle(subject.table.columns().get(c)));
                }
            }
        }
        constants(subject, findings);
        return findings;
    }

    private static Finding idle(Table.Column column) {
        Text label = column.label();
        return Finding.about(
                Code.IDLE_COLUMN,
                Severity.WARNING,
                List.of(),
                column.input(),
                new Text(
                        "列 " + label.zh() + " 对结果没有任何影响，可以删除。",
                        "Column " + label.en() + " never changes an answer; it could be deleted."));
    }

    private static boolean idle(Subject subject, int c, Budget budget) {
        int d = subject.space.dimensionOf(subject.table.columns().get(c).input());
        AtomSet universe = subject.space.axis(d).universe();
        if (readElsewhere(subject.table, c)) {
            return false;
        }
        boolean open = true;
        for (AtomSet[] box : subject.boxes) {
            open &= box[d].covers(universe);
        }
        return open || (!universe.isEmpty() && sameForAllValues(subject, c, d, universe, budget));
    }

    /** A condition or an output formula may read the column without a word in its cells. */
    private static boolean readElsewhere(Table table, int c) {
        String name = table.columns().get(c).input();
        for (Table.Row row : table.rows()) {
            if (row.cells().get(c) instanceof CellSet.Opaque
                    || row.outputs().stream().anyMatch(text -> text.contains(name))
                    || row.cells().stream()
                            .anyMatch(cell -> cell instanceof CellSet.Opaque opaque
                                    && opaque.expression().contains(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameForAllValues(Subject subject, int c, int d, AtomSet universe, Budget budget) {
        boolean[] before = null;
        for (int p = 0; p < universe.parts(); p++) {
            for (int atom = universe.low(p); atom <= universe.high(p); atom++) {
                boolean[] rows = holding(subject, d, atom);
                if (before != null && !Arrays.equals(before, rows)) {
                    Table one = without(subject.table, c, before);
                    Table other = without(subject.table, c, rows);
                    if (!budget.spend((long) SET_UP
                                    * rows.length
                                    * subject.table.columns().size())
                            || Comparison.sameness(one, other, budget) != Sameness.PROVEN_SAME) {
                        return false;
                    }
                }
                before = rows;
                if (!budget.spend(rows.length / 8 + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean[] holding(Subject subject, int d, int atom) {
        boolean[] rows = new boolean[subject.size()];
        for (int place = 0; place < rows.length; place++) {
            rows[subject.order[place]] = subject.boxes[place][d].contains(atom);
        }
        return rows;
    }

    private static Table without(Table table, int column, boolean[] kept) {
        List<Table.Column> columns = new ArrayList<>(table.columns());
        columns.remove(column);
        List<Table.Row> rows = new ArrayList<>();
        for (int r = 0; r < kept.length; r++) {
            if (kept[r]) {
                Table.Row row = table.rows().get(r);
                List<CellSet> cells = new ArrayList<>(row.cells());
                cells.remove(column);
                rows.add(new Table.Row(row.id(), cells, row.outputs()));
            }
        }
        return new Table(table.policy(), table.name(), table.hitPolicy(), columns, table.outputs(), rows);
    }

    private static void constants(Subject subject, List<Finding> findings) {
        if (subject.size() < 2) {
            return;
        }
        subject.outcomes.value(0).forEach((name, text) -> {
            for (int row = 1; row < subject.size(); row++) {
                if (!text.equals(subject.outcomes.value(row).get(name))) {
                    return;
                }
            }
            findings.add(Finding.about(
                    Code.CONSTANT_OUTPUT,
                    Severity.INFO,
                    List.of(),
                    name,
                    new Text(
                            "输出 " + name + " 在每一行都是 " + text + "。",
                            "Output " + name + " is " + text + " in every row.")));
        });
    }
}
