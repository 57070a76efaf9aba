package org.shopkeeper.decisions.table;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a decision table that match, without a scan: by a decision tree over the columns, with bit sets where
 * the table does not split well. Immutable, for any thread. Rows and columns are counted from 0.
 *
 * <p>Exact: a cell accepts null only if it is {@code -} or names null; a value of another kind than the column's is accepted
 * by {@code -} only; numbers are equal when they compare equal, at any scale and size; date-times with a zone compare as
 * instants, and never with those without one. Numbers may come as {@code BigDecimal}, {@code BigInteger}, {@code Long} or
 * {@code Integer}; a {@code Double} is no number here.
 *
 * <p>Facts come in three ways: as a map by column name, as values in column order, or as keys ({@link #key}), which
 * allocates nothing. {@link OpaqueCells} is asked where a table has opaque cells, {@link OpaqueCells#NONE} does elsewhere.
 */
public final class TableIndex {

    /** No row matches. */
    public static final int NONE = -1;
    /** More than one row matches. */
    public static final int SEVERAL = -2;

    private final CellRanges cells;
    private final ColumnKeys[] keys;
    private final String[] names;
    private final Tree tree;
    private final Levels levels;
    private final Leaves leaves;
    /** The tree knows only rows that can be the first to match. */
    private final boolean firstOnly;

    private TableIndex(Table table, boolean firstOnly) {
        cells = CellRanges.of(table);
        keys = cells.keys;
        names = table.columns().stream().map(Table.Column::name).toArray(String[]::new);
        leaves = new Leaves(cells);
        this.firstOnly = firstOnly;
        tree = new TreeBuilder(cells, leaves, firstOnly).build();
        levels = new Levels(tree);
    }

    /**
     * An index that serves the table's hit policy best. For {@code FIRST} it leaves out rows behind a certain match:
     * {@link #only}, {@link #all} and {@link #count} are then right, but scan.
     *
     * @throws IllegalArgumentException where a cell names a value that is neither a scalar of FEEL nor null
     */
    public static TableIndex of(Table table) {
        return new TableIndex(table, table.hitPolicy() == Table.HitPolicy.FIRST);
    }

    public int rows() {
        return cells.rows;
    }

    public int columns() {
        return cells.columns;
    }

    /** Whether {@link OpaqueCells} is ever asked. */
    public boolean hasOpaqueCells() {
        return cells.hasOpaqueCells();
    }

    // --- Keys

    /** The key of a value in a column. Values that no cell of the column tells apart may share one. */
    public long key(int column, @Nullable Object value) {
        return keys[column].key(value);
    }

    /** The key of the number {@code unscaled · 10^-scale} in a column; allocates nothing where the column is of numbers. */
    public long numberKey(int column, long unscaled, int scale) {
        return keys[column].numberKey(unscaled, scale);
    }

    ColumnKeys keys(int column) {
        return keys[column];
    }

    private long[] keysOf(Map<String, ?> facts) {
        long[] all = new long[keys.length];
        for (int c = 0; c < all.length; c++) all[c] = keys[c].key(facts.get(names[c]));
        return all;
    }

    private long[] keysOf(@Nullable Object[] facts) {
        long[] all = new long[keys.length];
        for (int c = 0; c < all.length; c++) all[c] = keys[c].key(facts[c]);
        return all;
    }

    // --- First match

    /**
     * @param facts by column name; an absent name is null
     * @return the first row that matches, or {@link #NONE}
     */
    public int first(Map<String, ?> facts, OpaqueCells opaque) {
        int leaf = leaf(facts);
        if (leaf < cells.rows) return leaf;
        return first(leaf, leaves.needsKeys(leaf) ? keysOf(facts) : null, opaque);
    }

    /** @param facts in column order */
    public int first(@Nullable Object[] facts, OpaqueCells opaque) {
        int leaf = leaf(facts);
        if (leaf < cells.rows) return leaf;
        return first(leaf, leaves.needsKeys(leaf) ? keysOf(facts) : null, opaque);
    }

    /** @param keys in column order */
    public int first(long[] keys, OpaqueCells opaque) {
        int leaf = leaf(keys);
        return leaf < cells.rows ? leaf : first(leaf, keys, opaque);
    }

    private int first(int leaf, long @Nullable [] keys, OpaqueCells opaque) {
        if (leaf == cells.rows) return NONE;
        if (keys == null || !leaves.needsKeys(leaf)) return leaves.rows(leaf)[0];
        Found found = new Found(1);
        leaves.visit(leaf, keys, opaque, found);
        return found.size == 0 ? NONE : found.rows[0];
    }

    // --- The only match

    /** @return the row that matches, {@link #NONE}, or {@link #SEVERAL} */
    public int only(Map<String, ?> facts, OpaqueCells opaque) {
        if (firstOnly) return only(keysOf(facts), opaque);
        int leaf = leaf(facts);
        if (leaf < cells.rows) return leaf;
        return only(leaf, leaves.needsKeys(leaf) ? keysOf(facts) : null, opaque);
    }

    /** @param facts in column order */
    public int only(@Nullable Object[] facts, OpaqueCells opaque) {
        if (firstOnly) return only(keysOf(facts), opaque);
        int leaf = leaf(facts);
        if (leaf < cells.rows) return leaf;
        return only(leaf, leaves.needsKeys(leaf) ? keysOf(facts) : null, opaque);
    }

    /** @param keys in column order */
    public int only(long[] keys, OpaqueCells opaque) {
        if (firstOnly) {
            int[] all = scan(keys, opaque);
            return all.length == 0 ? NONE : all.length == 1 ? all[0] : SEVERAL;
        }
        int leaf = leaf(keys);
        return leaf < cells.rows ? leaf : only(leaf, keys, opaque);
    }

    private int only(int leaf, long @Nullable [] keys, OpaqueCells opaque) {
        if (leaf == cells.rows) return NONE;
        // A certain list has two rows at least.
        if (keys == null || !leaves.needsKeys(leaf)) return SEVERAL;
        Found found = new Found(2);
        leaves.visit(leaf, keys, opaque, found);
        return found.size == 0 ? NONE : found.size == 1 ? found.rows[0] : SEVERAL;
    }

    // --- All matches

    /** @return the rows that match, ascending; the caller's own */
    public int[] all(Map<String, ?> facts, OpaqueCells opaque) {
        if (firstOnly) return scan(keysOf(facts), opaque);
        int leaf = leaf(facts);
        return all(leaf, leaves.needsKeys(leaf) ? keysOf(facts) : null, opaque);
    }

    /** @param facts in column order */
    public int[] all(@Nullable Object[] facts, OpaqueCells opaque) {
        if (firstOnly) return scan(keysOf(facts), opaque);
        int leaf = leaf(facts);
        return all(leaf, leaves.needsKeys(leaf) ? keysOf(facts) : null, opaque);
    }

    /** @param keys in column order */
    public int[] all(long[] keys, OpaqueCells opaque) {
        return firstOnly ? scan(keys, opaque) : all(leaf(keys), keys, opaque);
    }

    private int[] all(int leaf, long @Nullable [] keys, OpaqueCells opaque) {
        if (leaf < cells.rows) return new int[] {leaf};
        if (leaf == cells.rows) return new int[0];
        if (keys == null || !leaves.needsKeys(leaf)) return leaves.rows(leaf).clone();
        Found found = new Found(Integer.MAX_VALUE);
        leaves.visit(leaf, keys, opaque, found);
        return found.toArray();
    }

    /** How many rows match. */
    public int count(@Nullable Object[] facts, OpaqueCells opaque) {
        return count(keysOf(facts), opaque);
    }

    /** @param keys in column order */
    public int count(long[] keys, OpaqueCells opaque) {
        if (firstOnly) return scan(keys, opaque).length;
        int leaf = leaf(keys);
        if (leaf <= cells.rows) return leaf < cells.rows ? 1 : 0;
        return leaves.needsKeys(leaf) ? all(leaf, keys, opaque).length : leaves.rows(leaf).length;
    }

    private int[] scan(long[] keys, OpaqueCells opaque) {
        return IntStream.range(0, cells.rows)
                .filter(row -> cells.accepts(row, keys, opaque))
                .toArray();
    }

    // --- The way down

    private int leaf(Map<String, ?> facts) {
        int at = tree.root;
        while (at >= 0) {
            int column = tree.column(at);
            at = tree.step(at, keys[column].key(facts.get(names[column])));
        }
        return ~at;
    }

    private int leaf(@Nullable Object[] facts) {
        int at = tree.root;
        while (at >= 0) {
            int column = tree.column(at);
            at = tree.step(at, keys[column].key(facts[column]));
        }
        return ~at;
    }

    private int leaf(long[] facts) {
        int at = tree.root;
        while (at >= 0) at = tree.step(at, facts[tree.column(at)]);
        return ~at;
    }

    /**
     * As {@link #first} or {@link #only} for many.
     *
     * @param keys {@code keys[c][i]}: of input i in column c
     * @param leaves room for {@code count}
     */
    void decide(long[][] keys, int count, int[] rows, int offset, int[] leaves, OpaqueCells opaque, boolean only) {
        levels.walk(keys, count, leaves);
        boolean scans = only && firstOnly;
        for (int i = 0; i < count; i++) {
            int leaf = ~leaves[i];
            rows[offset + i] = leaf < cells.rows && !scans ? leaf : decided(leaf, keys, i, opaque, only);
        }
    }

    private int decided(int leaf, long[][] keys, int input, OpaqueCells opaque, boolean only) {
        long[] own = new long[keys.length];
        for (int c = 0; c < own.length; c++) own[c] = keys[c][input];
        return only ? only(own, opaque) : first(leaf, own, opaque);
    }

    /** How the index came out, for figures and for tests that want one form or the other. */
    public Shape shape() {
        return new Shape(
                leaves.lists(),
                leaves.blocks(),
                tree.bytes() + leaves.bytes() + 4L * cells.start.length + 16L * cells.from.length + 8L * cells.rows);
    }

    /**
     * @param lists leaves of more than one row
     * @param bitBlocks those of them that are searched by bit sets
     * @param bytes about what the index holds in memory, without dictionaries
     */
    public record Shape(int lists, int bitBlocks, long bytes) {}

    /** Collects matching rows up to a limit. */
    private static final class Found implements IntPredicate {
        private final int limit;
        int[] rows = new int[4];
        int size;

        Found(int limit) {
            this.limit = limit;
        }

        @Override
        public boolean test(int row) {
            if (size == rows.length) rows = Arrays.copyOf(rows, size * 2);
            rows[size++] = row;
            return size == limit;
        }

        int[] toArray() {
            return Arrays.copyOf(rows, size);
        }
    }
}
