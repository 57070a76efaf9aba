package org.shopkeeper.decisions.table;

import java.util.Arrays;

/** One way to tell some rows apart: by the stretches of keys between all cuts that their cells make in one column. */
final class Split {

    final int column;
    /** Sorted, above {@link ColumnKeys#LEAST}; stretch i ends before cut i. */
    final long[] cuts;
    /** Sum over the stretches, and null, and wrong values, of the rows that accept them. */
    final long copies;
    /** Rows left after the split, weighted by how many stretches keep them; the smaller the better. */
    final double cost;

    private final int[] sizes;

    private Split(int column, long[] cuts, int[] sizes, int special, int rows) {
        this.column = column;
        this.cuts = cuts;
        this.sizes = sizes;
        long sum = special;
        double squares = 0;
        for (int size : sizes) {
            sum += size;
            squares += (double) size * size;
        }
        copies = sum;
        cost = squares / rows;
    }

    static Split of(CellRanges cells, int[] rows, int column) {
        long[] cuts = cuts(cells, rows, column);
        int[] change = new int[cuts.length + 2];
        int special = 0;
        for (int row : rows) {
            int cell = row * cells.columns + column;
            for (int i = cells.start[cell]; i < cells.start[cell + 1]; i++) {
                if (cells.from[i] == ColumnKeys.NULL) special += cells.to[i] > ColumnKeys.WRONG ? 2 : 1;
                if (cells.to[i] <= ColumnKeys.LEAST) continue;
                change[first(cuts, cells.from[i])]++;
                change[end(cuts, cells.to[i])]--;
            }
        }
        int[] sizes = new int[cuts.length + 1];
        int now = 0;
        for (int i = 0; i < sizes.length; i++) sizes[i] = now += change[i];
        return new Split(column, cuts, sizes, special, rows.length);
    }

    private static long[] cuts(CellRanges cells, int[] rows, int column) {
        long[] all = new long[rows.length * 2 + 2];
        int size = 0;
        for (int row : rows) {
            int cell = row * cells.columns + column;
            for (int i = cells.start[cell]; i < cells.start[cell + 1]; i++) {
                if (size + 2 > all.length) all = Arrays.copyOf(all, all.length * 2);
                if (cells.from[i] > ColumnKeys.LEAST) all[size++] = cells.from[i];
                if (cells.to[i] > ColumnKeys.LEAST && cells.to[i] < ColumnKeys.END) all[size++] = cells.to[i];
            }
        }
        Arrays.sort(all, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || all[i] != all[i - 1]) all[distinct++] = all[i];
        }
        return Arrays.copyOf(all, distinct);
    }

    private static int first(long[] cuts, long from) {
        return from <= ColumnKeys.LEAST ? 0 : Arrays.binarySearch(cuts, from) + 1;
    }

    private static int end(long[] cuts, long to) {
        return to == ColumnKeys.END ? cuts.length + 1 : Arrays.binarySearch(cuts, to) + 1;
    }

    /** The rows that accept each stretch, ascending. */
    int[][] stretches(CellRanges cells, int[] rows) {
        int[][] lists = new int[sizes.length][];
        for (int i = 0; i < lists.length; i++) lists[i] = new int[sizes[i]];
        int[] filled = new int[sizes.length];
        for (int row : rows) {
            int cell = row * cells.columns + column;
            for (int i = cells.start[cell]; i < cells.start[cell + 1]; i++) {
                if (cells.to[i] <= ColumnKeys.LEAST) continue;
                int end = end(cuts, cells.to[i]);
                for (int stretch = first(cuts, cells.from[i]); stretch < end; stretch++) {
                    lists[stretch][filled[stretch]++] = row;
                }
            }
        }
        return lists;
    }

    int[] acceptingNull(CellRanges cells, int[] rows) {
        return Arrays.stream(rows)
                .filter(row -> cells.accepts(row, column, ColumnKeys.NULL))
                .toArray();
    }

    int[] acceptingWrong(CellRanges cells, int[] rows) {
        return Arrays.stream(rows)
                .filter(row -> cells.accepts(row, column, ColumnKeys.WRONG))
                .toArray();
    }
}
