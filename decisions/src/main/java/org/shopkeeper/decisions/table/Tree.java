package org.shopkeeper.decisions.table;

import java.util.Arrays;

/**
 * A decision tree over the columns, flat in two arrays. Each node looks at one column and leads, by the key of the input
 * there, to a child: another node (its place, not negative) or a leaf (its number, complemented).
 */
final class Tree {

    /** Children: null, wrong, then one per stretch between the sorted cuts. */
    static final int SEARCH = 0;
    /** Children: null, wrong, below, above, then one per key from the base on. */
    static final int DENSE = 1;
    /** Children: null, wrong, all other keys, then one per slot; the slots' keys are where cuts would be. */
    static final int HASH = 2;

    /** In a slot that holds no key. */
    static final long FREE = ColumnKeys.END;

    private static final int HEADER = 3;
    private static final int FEW = 8;

    private final int[] nodes;
    private final long[] cuts;
    final int root;

    Tree(int[] nodes, long[] cuts, int root) {
        this.nodes = nodes;
        this.cuts = cuts;
        this.root = root;
    }

    int column(int at) {
        return nodes[at] >>> 2;
    }

    long bytes() {
        return 4L * nodes.length + 8L * cuts.length;
    }

    /** The child for a key. */
    int step(int at, long key) {
        int[] nodes = this.nodes;
        int children = at + HEADER;
        if (key < ColumnKeys.LEAST) return nodes[children + (key == ColumnKeys.NULL ? 0 : 1)];
        int form = nodes[at] & 3;
        int base = nodes[at + 1];
        int count = nodes[at + 2];
        if (form == DENSE) {
            long place = key - cuts[base];
            if (place >= 0 && place < count) return nodes[children + 4 + (int) place];
            return nodes[children + (key < cuts[base] ? 2 : 3)];
        }
        if (form == SEARCH) return nodes[children + 2 + stretch(cuts, base, count, key)];
        int mask = count - 1;
        int slot = slot(key) & mask;
        while (true) {
            long there = cuts[base + slot];
            if (there == key) return nodes[children + 3 + slot];
            if (there == FREE) return nodes[children + 2];
            slot = (slot + 1) & mask;
        }
    }

    /** How many of the sorted cuts are at most the key. */
    private static int stretch(long[] cuts, int base, int count, long key) {
        if (count <= FEW) {
            int below = 0;
            for (int i = base; i < base + count; i++) below += cuts[i] <= key ? 1 : 0;
            return below;
        }
        int low = base;
        int length = count;
        while (length > 1) {
            int half = length >>> 1;
            low += cuts[low + half - 1] <= key ? half : 0;
            length -= half;
        }
        return low - base + (cuts[low] <= key ? 1 : 0);
    }

    static int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 33);
    }

    /** Grows the two arrays; a node's children are filled in after it was placed. */
    static final class Writer {
        private int[] nodes = new int[64];
        private long[] cuts = new long[64];
        private int nodeEnd;
        private int cutEnd;

        /** @return the node's place */
        int node(int form, int column, int count, long[] itsCuts, int children) {
            int at = nodeEnd;
            nodeEnd += HEADER + children;
            while (nodeEnd > nodes.length) nodes = Arrays.copyOf(nodes, nodes.length * 2);
            nodes[at] = column << 2 | form;
            nodes[at + 1] = cutEnd;
            nodes[at + 2] = count;
            while (cutEnd + itsCuts.length > cuts.length) cuts = Arrays.copyOf(cuts, cuts.length * 2);
            System.arraycopy(itsCuts, 0, cuts, cutEnd, itsCuts.length);
            cutEnd += itsCuts.length;
            return at;
        }

        void child(int at, int number, int child) {
            nodes[at + HEADER + number] = child;
        }

        Tree tree(int root) {
            return new Tree(Arrays.copyOf(nodes, nodeEnd), Arrays.copyOf(cuts, cutEnd), root);
        }
    }
}
