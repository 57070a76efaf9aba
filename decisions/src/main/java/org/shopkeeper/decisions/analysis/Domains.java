package org.shopkeeper.decisions.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Axis;
import org.shopkeeper.decisions.region.Feel;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/** Cells that name what cannot occur, and rows that no input can match because of them. */
final class Domains {

    private static final int SHOWN = 10;

    private final Subject subject;
    private final Map<Stray, List<Integer>> strays = new LinkedHashMap<>();
    private final List<Finding> unreachable = new ArrayList<>();
    private final Map<String, List<Integer>> hidden = new LinkedHashMap<>();

    /** A value that a column cannot have. */
    private record Stray(String column, String value, Code code, Severity severity) {}

    private Domains(Subject subject) {
        this.subject = subject;
    }

    static List<Finding> find(Subject subject) {
        Domains domains = new Domains(subject);
        domains.look();
        List<Finding> findings = new ArrayList<>(Grouped.atMost(SHOWN, domains.outside()));
        findings.addAll(Grouped.atMost(SHOWN, domains.unreachable));
        domains.hidden.forEach(
                (column, rows) -> findings.add(
                        Finding.about(
                                Code.HIDDEN_CONDITION,
                                Severity.INFO,
                                rows,
                                column,
                                new Text(
                                        "列 " + domains.label(column).zh() + " 有 " + rows.size()
                                                + " 个单元格的条件无法展开分析；凡依赖它们的结论都注明了假设。",
                                        "Column " + domains.label(column).en() + " has " + rows.size()
                                                + " cell(s) whose conditions could not be looked into; findings that depend on them say what they assume."))));
        return findings;
    }

    private Text label(String column) {
        return subject.space.label(subject.space.dimensionOf(column));
    }

    private void look() {
        Table table = subject.table;
        int place = 0;
        for (int row : subject.order) {
            List<CellSet> cells = table.rows().get(row).cells();
            String empty = null;
            for (int c = 0; c < cells.size(); c++) {
                String column = table.columns().get(c).input();
                CellSet cell = cells.get(c);
                int d = subject.space.dimensionOf(column);
                strays(column, subject.space.axis(d), cell, row + 1);
                if (cell instanceof CellSet.Opaque) {
                    hidden.computeIfAbsent(column, n -> new ArrayList<>()).add(row + 1);
                } else if (empty == null && subject.boxes[place][d].isEmpty()) {
                    empty = column;
                    unreachable.add(unreachable(row + 1, column, subject.space.label(d), cell));
                }
            }
            place++;
        }
    }

    private static Finding unreachable(int row, String column, Text label, CellSet cell) {
        String test = Feel.text(cell);
        return Finding.about(
                Code.UNREACHABLE_ROW,
                Severity.ERROR,
                List.of(row),
                column,
                new Text(
                        "第 " + row + " 行永远不会匹配：列 " + label.zh() + " 的条件 " + test + " 不可能成立。",
                        "Row " + row + " can never match: no possible " + label.en() + " meets " + test + "."));
    }

    private void strays(String column, Axis axis, CellSet cell, int row) {
        if (cell instanceof CellSet.Values values) {
            named(column, axis, values.values(), row);
        } else if (cell instanceof CellSet.AllBut but) {
            named(column, axis, but.values(), row);
        } else if (cell instanceof CellSet.Intervals intervals) {
            for (CellSet.Interval part : intervals.parts()) {
                bound(column, axis, part.low(), 1, row);
                bound(column, axis, part.high(), -1, row);
            }
        }
    }

    private void named(String column, Axis axis, Collection<? extends @Nullable Object> values, int row) {
        for (Object value : values) {
            int atom = axis.atomOf(value);
            if (atom < 0 || !axis.universe().contains(atom)) {
                note(column, value, atom < 0 ? Code.WRONG_TYPE : Code.OUTSIDE_DOMAIN, Severity.ERROR, row);
            }
        }
    }

    /** A bound may be the end of the domain even if that end is open; beyond it, it is suspicious. */
    private void bound(String column, Axis axis, @Nullable Object value, int inwards, int row) {
        if (value == null) {
            return;
        }
        int atom = axis.atomOf(value);
        AtomSet universe = axis.universe();
        if (atom < 0) {
            note(column, value, Code.WRONG_TYPE, Severity.ERROR, row);
        } else if (!universe.contains(atom)
                && !universe.contains(atom + inwards)
                && !universe.contains(atom - inwards)) {
            note(column, value, Code.OUTSIDE_DOMAIN, Severity.WARNING, row);
        }
    }

    private void note(String column, @Nullable Object value, Code code, Severity severity, int row) {
        List<Integer> rows =
                strays.computeIfAbsent(new Stray(column, Feel.text(value), code, severity), s -> new ArrayList<>());
        if (rows.isEmpty() || rows.get(rows.size() - 1) != row) {
            rows.add(row);
        }
    }

    private List<Finding> outside() {
        List<Finding> findings = new ArrayList<>();
        strays.forEach((stray, rows) -> {
            Text where = Words.rows(rows);
            boolean type = stray.code() == Code.WRONG_TYPE;
            findings.add(Finding.about(
                    stray.code(),
                    stray.severity(),
                    rows,
                    stray.column(),
                    new Text(
                            where.zh() + "在列 " + label(stray.column()).zh() + " 写了 " + stray.value()
                                    + (type ? "，与列的类型不符。" : "，但它不在该列声明的取值范围内。"),
                            Words.capital(where.en()) + ": column "
                                    + label(stray.column()).en() + " names " + stray.value()
                                    + (type
                                            ? ", which is not of the column's type."
                                            : ", which its declared values do not allow."))));
        });
        return findings;
    }
}
