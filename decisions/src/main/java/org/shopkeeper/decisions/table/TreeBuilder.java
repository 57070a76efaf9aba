package org.shopkeeper.decisions.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of a table from the root down: each node splits its rows on the column that leaves the fewest. A row that
 * accepts several stretches of keys is copied into several children, so each part of the tree has an allowance of row copies;
 * where a split would exceed it, the rows become a leaf that is scanned (few) or searched by bit sets (many). So the size
 * stays linear in the rows.
 */
final class TreeBuilder {

    /** Row copies per row that the whole tree may hold at one depth. */
    private static final int COPIES_PER_ROW = 4;
    /** So that small tables always become trees. */
    private static final int COPIES_AT_LEAST = 4096;

    private static final int SCANNED = 12;

    private final CellRanges cells;
    private final boolean firstOnly;
    private final Leaves leaves;
    private final Tree.Writer writer = new Tree.Writer();
    private final Map<Region, Integer> known = new HashMap<>();

    /** @param firstOnly drop rows that can never be the first to match */
    TreeBuilder(CellRanges cells, Leaves leaves, boolean firstOnly) {
        this.cells = cells;
        this.leaves = leaves;
        this.firstOnly = firstOnly;
    }

    Tree build() {
        int[] all = new int[cells.rows];
        for (int row = 0; row < all.length; row++) all[row] = row;
        int root = child(all, 0, (long) COPIES_PER_ROW * all.length + COPIES_AT_LEAST);
        return writer.tree(root);
    }

    /** Rows still to tell apart, once the columns in {@code used} are settled. */
    private record Region(long used, int[] rows) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Region region && region.used == used && Arrays.equals(region.rows, rows);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(rows) * 31 + Long.hashCode(used);
        }
    }

    /** Each child has the part of the allowance that its rows are of all the copies. */
    private int child(int[] candidates, long used, Split split, long allowance) {
        long share = split.copies == 0 ? 1 : allowance * candidates.length / split.copies;
        return child(candidates, used, share);
    }

    private int child(int[] candidates, long used, long allowance) {
        int[] rows = firstOnly ? untilCertain(candidates, used) : candidates;
        if (rows.length == 0) return ~leaves.none();
        if (rows.length == 1 && (cells.tests(rows[0]) & ~used) == 0) return ~rows[0];
        Region region = new Region(used, rows);
        Integer built = known.get(region);
        if (built != null) return built;
        int made = grow(rows, used, allowance);
        known.put(region, made);
        return made;
    }

    private int[] untilCertain(int[] rows, long used) {
        for (int i = 0; i < rows.length - 1; i++) {
            if ((cells.tests(rows[i]) & ~used) == 0) return Arrays.copyOf(rows, i + 1);
        }
        return rows;
    }

    private int grow(int[] rows, long used, long allowance) {
        long open = 0;
        for (int row : rows) open |= cells.tests(row) & ~used;
        if (open == 0) return ~leaves.certain(rows);
        long splittable = open & ((1L << CellRanges.SPLITTABLE) - 1);
        if (rows.length == 1 && Long.bitCount(splittable) > 2) return ~leaf(rows, splittable);
        @Nullable Split best = null;
        for (long rest = splittable; rest != 0; rest &= rest - 1) {
            Split split = Split.of(cells, rows, Long.numberOfTrailingZeros(rest));
            if (split.copies <= allowance && (best == null || split.cost < best.cost)) best = split;
        }
        if (best == null) return ~leaf(rows, splittable);
        return node(best, rows, used | 1L << best.column, allowance);
    }

    private int leaf(int[] rows, long splittable) {
        if (rows.length <= SCANNED || splittable == 0) return leaves.unconfirmed(rows, null);
        int[] columns = new int[Long.bitCount(splittable)];
        int size = 0;
        for (long rest = splittable; rest != 0; rest &= rest - 1) columns[size++] = Long.numberOfTrailingZeros(rest);
        return leaves.unconfirmed(rows, new BitBlock(cells, rows, columns));
    }

    private int node(Split split, int[] rows, long used, long allowance) {
        int[][] stretches = split.stretches(cells, rows);
        int[] made = new int[stretches.length];
        for (int i = 0; i < stretches.length; i++) made[i] = child(stretches[i], used, split, allowance);
        int ofNull = child(split.acceptingNull(cells, rows), used, split, allowance);
        int ofWrong = child(split.acceptingWrong(cells, rows), used, split, allowance);
        int[] firsts = merged(split.cuts, made);
        long[] cuts = new long[firsts.length - 1];
        int[] children = new int[firsts.length];
        for (int i = 0; i < firsts.length; i++) {
            children[i] = made[firsts[i]];
            if (i > 0) cuts[i - 1] = split.cuts[firsts[i] - 1];
        }
        if (children.length == 1 && children[0] == ofNull && children[0] == ofWrong) return ofNull;
        return NodeForm.write(writer, split.column, cuts, children, ofNull, ofWrong);
    }

    /** The first of each run of stretches that lead to the same child. */
    private static int[] merged(long[] cuts, int[] made) {
        int[] firsts = new int[cuts.length + 1];
        int size = 0;
        for (int i = 0; i < made.length; i++) {
            if (i == 0 || made[i] != made[i - 1]) firsts[size++] = i;
        }
        return Arrays.copyOf(firsts, size);
    }
}
