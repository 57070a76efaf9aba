package org.shopkeeper.decisions.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a tree leads to. Leaf numbers below {@code rows} are single rows that match for certain, the number {@code rows} is
 * no row, further numbers are lists: certain, to be confirmed row by row, or to be found by bit sets.
 */
final class Leaves {

    private final CellRanges cells;
    private final List<int[]> lists = new ArrayList<>();
    private final List<Boolean> certain = new ArrayList<>();
    private final List<@Nullable BitBlock> blocks = new ArrayList<>();

    Leaves(CellRanges cells) {
        this.cells = cells;
    }

    int none() {
        return cells.rows;
    }

    int certain(int[] rows) {
        if (rows.length == 0) return none();
        return rows.length == 1 ? rows[0] : add(rows, true, null);
    }

    int unconfirmed(int[] rows, @Nullable BitBlock block) {
        return add(rows, false, block);
    }

    private int add(int[] rows, boolean isCertain, @Nullable BitBlock block) {
        lists.add(rows);
        certain.add(isCertain);
        blocks.add(block);
        return cells.rows + lists.size();
    }

    int lists() {
        return lists.size();
    }

    int blocks() {
        return (int) blocks.stream().filter(block -> block != null).count();
    }

    long bytes() {
        long sum = 0;
        for (int i = 0; i < lists.size(); i++) {
            sum += 40 + 4L * lists.get(i).length;
            BitBlock block = blocks.get(i);
            if (block != null) sum += block.bytes();
        }
        return sum;
    }

    /** Whether the keys of the input are needed to tell which rows of the leaf match. */
    boolean needsKeys(int leaf) {
        return leaf > cells.rows && !certain.get(leaf - cells.rows - 1);
    }

    /** The rows of a leaf that match for certain. */
    int[] rows(int leaf) {
        return lists.get(leaf - cells.rows - 1);
    }

    /** Visits the matching rows of a leaf that needs keys, in row order, until the visitor has enough. */
    void visit(int leaf, long[] keys, OpaqueCells opaque, IntPredicate enough) {
        int at = leaf - cells.rows - 1;
        BitBlock block = blocks.get(at);
        if (block != null) {
            block.visit(keys, opaque, enough);
            return;
        }
        for (int row : lists.get(at)) {
            if (cells.accepts(row, keys, opaque) && enough.test(row)) return;
        }
    }
}
