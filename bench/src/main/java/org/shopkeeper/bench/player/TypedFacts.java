package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import org.shopkeeper.bench.workload.TableWorkload;

/** The facts of a workload as a typed program would hold them: texts, and numbers as tenths in a long. */
final class TypedFacts {

    final int size;
    /** By input column; only those of texts are filled. */
    final String[][] texts;
    /** By input column; only those of numbers are filled. */
    final long[][] tenths;
    /** By input column; only those of truth values are filled. */
    final boolean[][] truths;

    TypedFacts(TableWorkload work) {
        size = work.facts().size();
        int columns = work.table().columns().size();
        texts = new String[columns][size];
        tenths = new long[columns][size];
        truths = new boolean[columns][size];
        for (int i = 0; i < size; i++) {
            Object[] fact = work.facts().get(i);
            for (int c = 0; c < columns; c++) {
                if (fact[c] instanceof String text) texts[c][i] = text;
                if (fact[c] instanceof Boolean truth) truths[c][i] = truth;
                if (fact[c] instanceof BigDecimal number) tenths[c][i] = tenths(number);
            }
        }
    }

    static long tenths(BigDecimal number) {
        return number.movePointRight(1).longValueExact();
    }
}
