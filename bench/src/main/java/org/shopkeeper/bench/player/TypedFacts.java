package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/** The facts of a workload as a typed program would hold them: texts, and numbers as longs. */
final class TypedFacts {

    final int size;
    /** By input column; only those of texts are filled. */
    final String[][] texts;
    /** By input column; only those of numbers are filled, in units of {@code 10^-scale}. */
    final long[][] numbers;
    /** By input column: as many decimals as its facts and bounds need. */
    final int[] scales;
    /** By input column; only those of truth values are filled. */
    final boolean[][] truths;

    TypedFacts(TableWorkload work) {
        size = work.facts().size();
        int columns = work.table().columns().size();
        texts = new String[columns][size];
        numbers = new long[columns][size];
        scales = new int[columns];
        for (int c = 0; c < columns; c++) scales[c] = scale(work, c);
        truths = new boolean[columns][size];
        for (int i = 0; i < size; i++) {
            Object[] fact = work.facts().get(i);
            for (int c = 0; c < columns; c++) {
                if (fact[c] instanceof String text) texts[c][i] = text;
                if (fact[c] instanceof Boolean truth) truths[c][i] = truth;
                if (fact[c] instanceof BigDecimal number) numbers[c][i] = unscaled(number, scales[c]);
            }
        }
    }

    private static int scale(TableWorkload work, int column) {
        int scale = 0;
        for (Object[] fact : work.facts()) {
            if (fact[column] instanceof BigDecimal number) scale = Math.max(scale, decimals(number));
        }
        for (Table.Row row : work.table().rows()) {
            if (row.cells().get(column) instanceof CellSet.Intervals intervals) {
                CellSet.Interval part = intervals.parts().get(0);
                if (part.low() instanceof BigDecimal low) scale = Math.max(scale, decimals(low));
                if (part.high() instanceof BigDecimal high) scale = Math.max(scale, decimals(high));
            }
        }
        return scale;
    }

    private static int decimals(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }

    static long unscaled(BigDecimal number, int scale) {
        return number.movePointRight(scale).longValueExact();
    }
}
