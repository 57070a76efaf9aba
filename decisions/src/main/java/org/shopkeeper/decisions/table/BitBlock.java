package org.shopkeeper.decisions.table;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds the matching ones of some rows by bit sets: per column, one set of rows for each group of neighbouring stretches of
 * keys; the sets of the input's groups are ANDed. Groups are as fine as a budget linear in the rows allows; what remains is
 * confirmed cell by cell. A second level of bits says which words are worth a look (Baboescu and Varghese 2001, aggregated
 * bit vectors), so that the work grows with the rows divided by 4,096.
 */
final class BitBlock {

    private static final int WORDS_PER_ROW = 16;
    private static final int WORDS_AT_LEAST = 512;

    /** Ascending. */
    private final int[] rows;

    private final CellRanges cells;
    private final int[] columns;
    /** Per column: where its groups begin, after the first. */
    private final long[][] groupStart;
    /** Per column and group: {@code words} words of rows, then {@code summaries} words telling which of those are not 0. */
    private final long[][] bits;

    private final int words;
    private final int summaries;

    BitBlock(CellRanges cells, int[] rows, int[] columns) {
        this.cells = cells;
        this.rows = rows;
        this.columns = columns;
        words = (rows.length + 63) >>> 6;
        summaries = (words + 63) >>> 6;
        int budget = (WORDS_PER_ROW * rows.length + WORDS_AT_LEAST) / Math.max(1, columns.length);
        int groups = Math.max(3, budget / (words + summaries));
        groupStart = new long[columns.length][];
        bits = new long[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            groupStart[c] = thinned(cuts(columns[c]), groups - 1);
            bits[c] = fill(columns[c], groupStart[c]);
        }
    }

    long bytes() {
        long sum = 4L * rows.length;
        for (int c = 0; c < columns.length; c++) sum += 8L * (bits[c].length + groupStart[c].length);
        return sum;
    }

    private long[] cuts(int column) {
        long[] all = new long[rows.length * 2];
        int size = 0;
        for (int row : rows) {
            int cell = row * cells.columns + column;
            for (int i = cells.start[cell]; i < cells.start[cell + 1]; i++) {
                if (size + 2 > all.length) all = Arrays.copyOf(all, all.length * 2);
                if (cells.from[i] != ColumnKeys.NULL) all[size++] = cells.from[i];
                if (cells.to[i] != ColumnKeys.END) all[size++] = cells.to[i];
            }
        }
        return Arrays.stream(all, 0, size).sorted().distinct().toArray();
    }

    private static long[] thinned(long[] cuts, int most) {
        if (cuts.length <= most) return cuts;
        long[] some = new long[most];
        for (int i = 0; i < most; i++) some[i] = cuts[(int) ((long) i * cuts.length / most)];
        return some;
    }

    private long[] fill(int column, long[] starts) {
        int stride = words + summaries;
        long[] sets = new long[(starts.length + 1) * stride];
        for (int r = 0; r < rows.length; r++) {
            int cell = rows[r] * cells.columns + column;
            for (int i = cells.start[cell]; i < cells.start[cell + 1]; i++) {
                int last = group(starts, cells.to[i] - 1);
                for (int g = group(starts, cells.from[i]); g <= last; g++) {
                    sets[g * stride + (r >>> 6)] |= 1L << r;
                    sets[g * stride + words + (r >>> 12)] |= 1L << (r >>> 6);
                }
            }
        }
        return sets;
    }

    private static int group(long[] starts, long key) {
        int at = Arrays.binarySearch(starts, key);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /**
     * Visits matching rows in row order until the visitor has enough.
     *
     * @param enough told each matching row; true ends the search
     */
    void visit(long[] keys, OpaqueCells opaque, IntPredicate enough) {
        int stride = words + summaries;
        int[] base = new int[columns.length];
        for (int c = 0; c < columns.length; c++) base[c] = group(groupStart[c], keys[columns[c]]) * stride;
        for (int s = 0; s < summaries; s++) {
            long summary = -1;
            for (int c = 0; c < base.length; c++) summary &= bits[c][base[c] + words + s];
            for (; summary != 0; summary &= summary - 1) {
                int word = (s << 6) + Long.numberOfTrailingZeros(summary);
                if (word >= words) break;
                long candidates = word == words - 1 ? -1L >>> (-rows.length & 63) : -1;
                for (int c = 0; c < base.length; c++) candidates &= bits[c][base[c] + word];
                for (; candidates != 0; candidates &= candidates - 1) {
                    int row = rows[(word << 6) + Long.numberOfTrailingZeros(candidates)];
                    if (cells.accepts(row, keys, opaque) && enough.test(row)) return;
                }
            }
        }
    }
}
