package org.shopkeeper.bench.workload;

import java.math.BigDecimal;
import java.util.List;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/**
 * One decision table with facts. Cells are {@code -}, one value, or one interval {@code [low..high)} open at either end.
 *
 * @param outputNames in column order
 * @param facts one row per set of facts, in input column order: {@code String}, {@code BigDecimal}, {@code Boolean}
 * @param expected 0-based number of the row that decides each set of facts
 */
public record TableWorkload(String name, Table table, List<String> outputNames, List<Object[]> facts, int[] expected) {

    /** What the deciding row says, its output cells joined by {@code |}, e.g. {@code VIP20|20}. */
    public String expectedAnswer(int fact) {
        return answer(expected[fact]);
    }

    /** The output cells of a row, joined by {@code |}, texts without their quotes. */
    public String answer(int row) {
        return row < 0
                ? "none"
                : String.join("|", table.rows().get(row).outputs()).replace("\"", "");
    }

    /** The outputs of a row as FEEL values. */
    public Object output(int row, int output) {
        String text = table.rows().get(row).outputs().get(output);
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : new BigDecimal(text);
    }

    /** Whether a cell accepts a value: said plainly, for the generator's own check. */
    static boolean accepts(CellSet cell, Object value) {
        if (cell instanceof CellSet.Values values) return values.values().contains(value);
        if (!(cell instanceof CellSet.Intervals intervals)) return true;
        CellSet.Interval part = intervals.parts().get(0);
        BigDecimal number = (BigDecimal) value;
        if (part.low() instanceof BigDecimal low && number.compareTo(low) < 0) return false;
        return !(part.high() instanceof BigDecimal high) || number.compareTo(high) < 0;
    }
}
