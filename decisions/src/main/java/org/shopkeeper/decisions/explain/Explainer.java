package org.shopkeeper.decisions.explain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Axis;
import org.shopkeeper.decisions.region.Feel;
import org.shopkeeper.decisions.region.Outcomes;
import org.shopkeeper.decisions.region.Space;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/** Says about one table why an input was decided as it was. Built once per table; may be asked from any thread. */
public final class Explainer {

    private final Table table;
    private final Space space;
    private final Outcomes outcomes;
    private final HiddenTest hidden;
    /** By column and row, the atoms that the cell accepts; not filled where the cell is a hidden condition. */
    private final AtomSet[][] accepted;

    public Explainer(Table table) {
        this(table, HiddenTest.UNKNOWN);
    }

    /**
     * @param hidden evaluates cells that are conditions rather than sets
     */
    public Explainer(Table table, HiddenTest hidden) {
        this.table = table;
        this.hidden = hidden;
        space = Space.of(table);
        outcomes = new Outcomes(table);
        int columns = table.columns().size();
        accepted = new AtomSet[columns][table.rows().size()];
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < accepted[c].length; r++) {
                accepted[c][r] = axis(c).set(table.rows().get(r).cells().get(c));
            }
        }
    }

    private Axis axis(int column) {
        return space.axis(space.dimensionOf(table.columns().get(column).input()));
    }

    /**
     * Why a row matched: each of its cells that asks for something, with the value that met it.
     *
     * @param input values by column, in FEEL values
     * @param row 1-based
     */
    public RowCheck why(Map<String, ? extends @Nullable Object> input, int row) {
        List<CellCheck> cells = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            if (!(table.rows().get(row - 1).cells().get(c) instanceof CellSet.Any)) {
                cells.add(check(input, row - 1, c));
            }
        }
        boolean all = cells.stream().allMatch(cell -> Boolean.TRUE.equals(cell.holds()) || cell.holds() == null);
        Text text = all
                ? joined(
                        "第 " + row + " 行匹配：",
                        "Row " + row + " matched: ",
                        cells,
                        cells.isEmpty() ? new Text("它没有任何条件", "it asks for nothing") : null)
                : joined("第 " + row + " 行不匹配：", "Row " + row + " did not match: ", failed(cells), null);
        return result(row - 1, cells, text);
    }

    /**
     * Why not another row: the rows that came nearest to matching, nearest first. Fewest failed cells count most, then how
     * far the values are off.
     *
     * @param input values by column, in FEEL values
     * @param most how many rows
     */
    public List<RowCheck> whyNot(Map<String, ? extends @Nullable Object> input, int most) {
        record Near(int row, int failures, BigDecimal distance) {}
        int[] atoms = new int[accepted.length];
        for (int c = 0; c < atoms.length; c++) {
            atoms[c] = axis(c).atomOf(input.get(table.columns().get(c).input()));
        }
        List<Near> near = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            int failures = 0;
            BigDecimal distance = BigDecimal.ZERO;
            for (int c = 0; c < atoms.length; c++) {
                if (Boolean.FALSE.equals(holds(input, row, c, atoms[c]))) {
                    failures++;
                    Distance off = distance(input, row, c);
                    distance = off == null ? distance : distance.add(off.relative());
                }
            }
            if (failures > 0) {
                near.add(new Near(row, failures, distance));
            }
        }
        near.sort(Comparator.comparingInt(Near::failures)
                .thenComparing(Near::distance)
                .thenComparing(Near::row));
        return near.stream().limit(most).map(n -> missed(input, n.row())).toList();
    }

    private RowCheck missed(Map<String, ? extends @Nullable Object> input, int row) {
        List<CellCheck> cells = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            CellCheck cell = check(input, row, c);
            if (!Boolean.TRUE.equals(cell.holds())) {
                cells.add(cell);
            }
        }
        return result(
                row, cells, joined("第 " + (row + 1) + " 行未匹配：", "Row " + (row + 1) + " did not match: ", cells, null));
    }

    /** How far a cell that failed is from holding; null for a condition and for a cell that nothing can meet. */
    private @Nullable Distance distance(Map<String, ? extends @Nullable Object> input, int row, int c) {
        AtomSet possible = accepted[c][row].and(axis(c).universe());
        return table.rows().get(row).cells().get(c) instanceof CellSet.Opaque || possible.isEmpty()
                ? null
                : Distances.toSet(axis(c), input.get(table.columns().get(c).input()), possible);
    }

    private @Nullable Boolean holds(Map<String, ? extends @Nullable Object> input, int row, int c, int atom) {
        CellSet cell = table.rows().get(row).cells().get(c);
        if (cell instanceof CellSet.Opaque opaque) {
            return hidden.holds(table.columns().get(c).input(), opaque, input);
        }
        return cell instanceof CellSet.Any || (atom >= 0 && accepted[c][row].contains(atom));
    }

    private static List<CellCheck> failed(List<CellCheck> cells) {
        return cells.stream().filter(cell -> Boolean.FALSE.equals(cell.holds())).toList();
    }

    private CellCheck check(Map<String, ? extends @Nullable Object> input, int row, int c) {
        String column = table.columns().get(c).input();
        Object value = input.get(column);
        CellSet cell = table.rows().get(row).cells().get(c);
        String wanted = Feel.text(cell);
        Boolean holds = holds(input, row, c, axis(c).atomOf(value));
        Distance distance = Boolean.FALSE.equals(holds) ? distance(input, row, c) : null;
        return new CellCheck(
                column,
                value,
                wanted,
                holds,
                distance,
                sentence(table.columns().get(c).label(), value, wanted, holds, distance));
    }

    private static Text sentence(
            Text label, @Nullable Object value, String wanted, @Nullable Boolean holds, @Nullable Distance distance) {
        String shown = Feel.text(value);
        if (holds == null) {
            return new Text(
                    label.zh() + " 的条件 " + wanted + " 未能核对",
                    "the condition " + wanted + " on " + label.en() + " could not be checked");
        } else if (holds) {
            return new Text(
                    label.zh() + " 为 " + shown + "，符合 " + wanted,
                    label.en() + " is " + shown + ", which meets " + wanted);
        }
        Text off = distance == null ? new Text("", "") : off(distance);
        return new Text(
                label.zh() + " 为 " + shown + "，要求 " + wanted + off.zh(),
                label.en() + " is " + shown + ", wanted " + wanted + off.en());
    }

    /** "，差 18" / " (18 more)"; empty where values have no distance. */
    private static Text off(Distance distance) {
        Object amount = distance.amount();
        if (amount == null) {
            return new Text("", "");
        }
        boolean more = Distances.isMore(amount);
        String size = plain(amount);
        return new Text((more ? "，还差 " : "，超出 ") + size, " (" + size + (more ? " more)" : " less)"));
    }

    static String plain(Object amount) {
        if (amount instanceof BigDecimal number) {
            return number.abs().toPlainString();
        } else if (amount instanceof Duration duration) {
            Duration size = duration.abs();
            return size.toSeconds() % 86_400 == 0 && size.getNano() == 0 ? "P" + size.toDays() + "D" : size.toString();
        }
        return amount.toString().replace("-", "");
    }

    private static Text joined(String zh, String en, List<CellCheck> cells, @Nullable Text otherwise) {
        if (otherwise != null) {
            return new Text(zh + otherwise.zh() + "。", en + otherwise.en() + ".");
        }
        return new Text(
                zh + String.join("；", cells.stream().map(c -> c.text().zh()).toList()) + "。",
                en + String.join("; ", cells.stream().map(c -> c.text().en()).toList()) + ".");
    }

    private RowCheck result(int row, List<CellCheck> cells, Text text) {
        return new RowCheck(row + 1, table.rows().get(row).id(), outcomes.value(row), List.copyOf(cells), text);
    }

    /**
     * The smallest change of the input that gives another answer: fewest columns, then the least change in proportion.
     * Every candidate is asked, so what is returned is true.
     *
     * @param input values by column, in FEEL values; entries that are no columns of the table are kept as they are
     * @param decide gives the answer to an input; answers are compared as FEEL values
     * @return null where no change that was tried gives another answer
     */
    public @Nullable Flip smallestFlip(
            Map<String, ? extends @Nullable Object> input,
            Function<Map<String, @Nullable Object>, ? extends @Nullable Object> decide) {
        return new FlipSearch(table, space, input, decide).find(this);
    }
}
