package org.shopkeeper.decisions.table;

import java.util.Arrays;
import java.util.BitSet;

/** Every cell of a table as sorted, disjoint half-open ranges of its column's keys. An opaque cell accepts all keys here. */
final class CellRanges {

    /** Columns from here on share a bit of {@link #tests}: a tree does not split on them. */
    static final int SPLITTABLE = 62;

    private static final long FURTHER = 1L << 62;
    private static final long OPAQUE = 1L << 63;

    final int rows;
    final int columns;
    final ColumnKeys[] keys;
    /** Ranges of cell c (row · columns + column) are {@code start[c] … start[c + 1] - 1}. */
    final int[] start;

    final long[] from;
    final long[] to;
    private final long[] tests;
    private final BitSet opaque = new BitSet();

    static CellRanges of(Table table) {
        return new CellRanges(table);
    }

    private CellRanges(Table table) {
        rows = table.rows().size();
        columns = table.columns().size();
        keys = new ColumnKeys[columns];
        for (int column = 0; column < columns; column++) keys[column] = ColumnKeys.of(table, column);
        start = new int[rows * columns + 1];
        tests = new long[rows];
        Sink sink = new Sink(rows * columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                CellSet cell = table.rows().get(row).cells().get(column);
                int first = sink.size;
                write(cell, keys[column], sink);
                sink.normalise(first);
                start[row * columns + column + 1] = sink.size;
                boolean full = sink.size == first + 1
                        && sink.from[first] == ColumnKeys.NULL
                        && sink.to[first] == ColumnKeys.END;
                if (!full) tests[row] |= column < SPLITTABLE ? 1L << column : FURTHER;
                if (cell instanceof CellSet.Opaque) {
                    tests[row] |= OPAQUE;
                    opaque.set(row * columns + column);
                }
            }
        }
        from = Arrays.copyOf(sink.from, sink.size);
        to = Arrays.copyOf(sink.to, sink.size);
    }

    private static void write(CellSet cell, ColumnKeys keys, Sink sink) {
        if (cell instanceof CellSet.Any || cell instanceof CellSet.Opaque) {
            sink.add(ColumnKeys.NULL, ColumnKeys.END);
        } else if (cell instanceof CellSet.Values values) {
            for (Object value : values.values()) {
                long point = value == null ? ColumnKeys.NULL : keys.point(value);
                sink.add(point, point + 1);
            }
        } else if (cell instanceof CellSet.AllBut but) {
            writeAllBut(but, keys, sink);
        } else if (cell instanceof CellSet.Intervals intervals) {
            for (CellSet.Interval part : intervals.parts()) writeInterval(part, keys, sink);
        }
    }

    private static void writeAllBut(CellSet.AllBut but, ColumnKeys keys, Sink sink) {
        if (but.values().isEmpty()) {
            sink.add(ColumnKeys.LEAST, ColumnKeys.END);
            return;
        }
        long[] points = but.values().stream().mapToLong(keys::point).sorted().toArray();
        Object[] values = but.values().stream()
                .sorted((a, b) -> Long.compare(keys.point(a), keys.point(b)))
                .toArray();
        for (int i = 0; i < points.length; i++) {
            boolean firstOfKind = i == 0 || keys.leastLike(values[i]) != keys.leastLike(values[i - 1]);
            boolean lastOfKind = i == points.length - 1 || keys.endLike(values[i]) != keys.endLike(values[i + 1]);
            if (firstOfKind) sink.add(keys.leastLike(values[i]), points[i]);
            sink.add(points[i] + 1, lastOfKind ? keys.endLike(values[i]) : points[i + 1]);
        }
    }

    private static void writeInterval(CellSet.Interval part, ColumnKeys keys, Sink sink) {
        Object low = part.low();
        Object high = part.high();
        if (low != null && high != null && Kind.of(low) != Kind.of(high)) return;
        long from = ColumnKeys.LEAST;
        long to = ColumnKeys.END;
        if (low != null) {
            from = part.lowClosed() ? keys.point(low) : keys.point(low) + 1;
            to = keys.endLike(low);
        }
        if (high != null) {
            to = part.highClosed() ? keys.point(high) + 1 : keys.point(high);
            if (low == null) from = keys.leastLike(high);
        }
        sink.add(from, to);
    }

    /** One bit per column (up to {@link #SPLITTABLE}) whose cell does not accept every key; further bits for the rest. */
    long tests(int row) {
        return tests[row];
    }

    boolean hasOpaqueCells() {
        return !opaque.isEmpty();
    }

    boolean accepts(int row, int column, long key) {
        int cell = row * columns + column;
        for (int i = start[cell]; i < start[cell + 1]; i++) {
            if (key < from[i]) return false;
            if (key < to[i]) return true;
        }
        return false;
    }

    /** Whether all cells of the row accept; opaque ones are asked last. */
    boolean accepts(int row, long[] values, OpaqueCells opaqueCells) {
        for (int column = 0; column < columns; column++) {
            if (!accepts(row, column, values[column])) return false;
        }
        return opaqueAccept(row, opaqueCells);
    }

    private boolean opaqueAccept(int row, OpaqueCells opaqueCells) {
        if ((tests[row] & OPAQUE) == 0) return true;
        int end = (row + 1) * columns;
        for (int cell = opaque.nextSetBit(row * columns); cell >= 0 && cell < end; cell = opaque.nextSetBit(cell + 1)) {
            if (!opaqueCells.accepts(row, cell - row * columns)) return false;
        }
        return true;
    }

    /** Growing list of ranges. */
    private static final class Sink {
        long[] from;
        long[] to;
        int size;

        Sink(int expected) {
            from = new long[Math.max(16, expected)];
            to = new long[from.length];
        }

        void add(long low, long end) {
            if (low >= end) return;
            if (size == from.length) {
                from = Arrays.copyOf(from, size * 2);
                to = Arrays.copyOf(to, size * 2);
            }
            from[size] = low;
            to[size++] = end;
        }

        /** Sorts the ranges from {@code first} on and joins those that touch. */
        void normalise(int first) {
            if (size - first < 2) return;
            long[][] parts = new long[size - first][];
            for (int i = 0; i < parts.length; i++) parts[i] = new long[] {from[first + i], to[first + i]};
            Arrays.sort(parts, (a, b) -> Long.compare(a[0], b[0]));
            size = first;
            long[] open = parts[0];
            for (int i = 1; i < parts.length; i++) {
                if (parts[i][0] <= open[1]) {
                    open[1] = Math.max(open[1], parts[i][1]);
                } else {
                    add(open[0], open[1]);
                    open = parts[i];
                }
            }
            add(open[0], open[1]);
        }
    }
}
