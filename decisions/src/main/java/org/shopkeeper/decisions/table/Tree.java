package org.shopkeeper.decisions.table;

import java.util.Arrays;

/**
 * A decision tree over the columns, flat in one array (and a second for keys that are no ints). Each node looks at one column
 * and leads, by the key of the input there, to a child: another node (its place, not negative) or a leaf (its number,
 * complemented).
 *
 * <p>A node is its head {@code column · 8 + form}, then by form:
 * <pre>
 * DENSE   base, count, child below, child above, one child per key from the base on, null, wrong
 * FEW     four sorted cuts, five children between them (padded at the end), null, wrong
 * SORTED  count, the sorted cuts, children between them, null, wrong
 * HASH    mask, child of all other keys, per slot a key and its child, null, wrong
 * WIDE    where its cuts start in the second array, count, children between them, null, wrong
 * </pre>
 */
final class Tree {

    static final int DENSE = 0;
    static final int FEW = 1;
    static final int SORTED = 2;
    static final int HASH = 3;
    static final int WIDE = 4;

    /** Cuts of a node of form {@link #FEW}: counted without a loop. */
    static final int FEW_CUTS = 4;
    /** In a slot that holds no key. */
    static final int FREE = Integer.MIN_VALUE;

    private final int[] nodes;
    private final long[] wideCuts;
    final int root;

    private Tree(int[] nodes, long[] wideCuts, int root) {
        this.nodes = nodes;
        this.wideCuts = wideCuts;
        this.root = root;
    }

    int column(int at) {
        return nodes[at] >>> 3;
    }

    int form(int at) {
        return nodes[at] & 7;
    }

    long bytes() {
        return 4L * nodes.length + 8L * wideCuts.length;
    }

    /** The child for a key. */
    int step(int at, long key) {
        int form = nodes[at] & 7;
        if (form == DENSE) return dense(at, key);
        if (form == FEW) return few(at, key);
        return other(at, form, key);
    }

    int dense(int at, long key) {
        int[] nodes = this.nodes;
        long place = key - nodes[at + 1];
        int count = nodes[at + 2];
        if (place >= 0 && place < count) return nodes[at + 5 + (int) place];
        if (key < ColumnKeys.LEAST) return special(at + 5 + count, key);
        return nodes[at + (place < 0 ? 3 : 4)];
    }

    int few(int at, long key) {
        int[] nodes = this.nodes;
        if (key < ColumnKeys.LEAST) return special(at + 10, key);
        int below = (nodes[at + 1] <= key ? 1 : 0)
                + (nodes[at + 2] <= key ? 1 : 0)
                + (nodes[at + 3] <= key ? 1 : 0)
                + (nodes[at + 4] <= key ? 1 : 0);
        return nodes[at + 5 + below];
    }

    private int other(int at, int form, long key) {
        if (form == SORTED) {
            int count = nodes[at + 1];
            int children = at + 2 + count;
            if (key < ColumnKeys.LEAST) return special(children + count + 1, key);
            return nodes[children + below(at + 2, count, key)];
        }
        if (form == HASH) {
            int mask = nodes[at + 1];
            int slots = at + 3;
            if (key < ColumnKeys.LEAST) return special(slots + 2 * (mask + 1), key);
            return hashed(at, mask, key);
        }
        int count = nodes[at + 2];
        int children = at + 3;
        if (key < ColumnKeys.LEAST) return special(children + count + 1, key);
        return nodes[children + wideBelow(nodes[at + 1], count, key)];
    }

    private int hashed(int at, int mask, long key) {
        int other = nodes[at + 2];
        if (key != (int) key) return other;
        int slot = slot((int) key) & mask;
        while (true) {
            int place = at + 3 + 2 * slot;
            int there = nodes[place];
            if (there == key) return nodes[place + 1];
            if (there == FREE) return other;
            slot = (slot + 1) & mask;
        }
    }

    private int special(int ofNull, long key) {
        return nodes[key == ColumnKeys.NULL ? ofNull : ofNull + 1];
    }

    /** How many of the sorted cuts are at most the key; the middle is taken without a branch. */
    private int below(int base, int count, long key) {
        int low = base;
        int length = count;
        while (length > 1) {
            int half = length >>> 1;
            low += nodes[low + half - 1] <= key ? half : 0;
            length -= half;
        }
        return low - base + (nodes[low] <= key ? 1 : 0);
    }

    private int wideBelow(int base, int count, long key) {
        int at = Arrays.binarySearch(wideCuts, base, base + count, key);
        return at >= 0 ? at - base + 1 : -at - 1 - base;
    }

    static int slot(int key) {
        int mixed = key * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    /** The last two entries of a node: where it leads for null and for a value of a wrong kind. */
    private static int childOfNull(int[] nodes, int at) {
        return switch (nodes[at] & 7) {
            case DENSE -> at + 5 + nodes[at + 2];
            case FEW -> at + 10;
            case SORTED -> at + 3 + 2 * nodes[at + 1];
            case HASH -> at + 3 + 2 * (nodes[at + 1] + 1);
            default -> at + 4 + nodes[at + 2];
        };
    }

    /** All children, as often as they stand in the node. */
    int[] children(int at) {
        int[] some =
                switch (nodes[at] & 7) {
                    case DENSE -> Arrays.copyOfRange(nodes, at + 3, at + 5 + nodes[at + 2]);
                    case FEW -> Arrays.copyOfRange(nodes, at + 5, at + 10);
                    case SORTED -> Arrays.copyOfRange(nodes, at + 2 + nodes[at + 1], at + 3 + 2 * nodes[at + 1]);
                    case HASH -> slotChildren(at);
                    default -> Arrays.copyOfRange(nodes, at + 3, at + 4 + nodes[at + 2]);
                };
        int[] all = Arrays.copyOf(some, some.length + 2);
        all[some.length] = nodes[childOfNull(nodes, at)];
        all[some.length + 1] = nodes[childOfNull(nodes, at) + 1];
        return all;
    }

    private int[] slotChildren(int at) {
        int[] children = new int[nodes[at + 1] + 2];
        children[0] = nodes[at + 2];
        for (int slot = 0; slot <= nodes[at + 1]; slot++) {
            boolean free = nodes[at + 3 + 2 * slot] == FREE;
            children[slot + 1] = free ? children[0] : nodes[at + 4 + 2 * slot];
        }
        return children;
    }

    /** Grows the arrays, node by node, children first. */
    static final class Writer {
        private int[] nodes = new int[64];
        private long[] wideCuts = new long[0];
        private int end;

        /**
         * @param body everything after the head up to the children of null and wrong
         * @return the node's place
         */
        int node(int form, int column, int[] body, int ofNull, int ofWrong) {
            int at = end;
            end += body.length + 3;
            while (end > nodes.length) nodes = Arrays.copyOf(nodes, nodes.length * 2);
            nodes[at] = column << 3 | form;
            System.arraycopy(body, 0, nodes, at + 1, body.length);
            nodes[at + 1 + body.length] = ofNull;
            nodes[at + 2 + body.length] = ofWrong;
            return at;
        }

        /** @return where they start */
        int wide(long[] cuts) {
            int start = wideCuts.length;
            wideCuts = Arrays.copyOf(wideCuts, start + cuts.length);
            System.arraycopy(cuts, 0, wideCuts, start, cuts.length);
            return start;
        }

        Tree tree(int root) {
            return new Tree(Arrays.copyOf(nodes, end), wideCuts, root);
        }
    }
}
