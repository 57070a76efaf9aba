package org.shopkeeper.decisions.table;

import java.util.Arrays;

/** Chooses how a node of the tree is laid out: by place where keys lie close, by hash where they are single, else sorted. */
final class NodeForm {

    private final Tree.Writer writer;
    private final int column;
    /** Sorted; the children lie before, between and after them. */
    private final long[] cuts;

    private final int[] children;
    private final int ofNull;
    private final int ofWrong;

    private NodeForm(Tree.Writer writer, int column, long[] cuts, int[] children, int ofNull, int ofWrong) {
        this.writer = writer;
        this.column = column;
        this.cuts = cuts;
        this.children = children;
        this.ofNull = ofNull;
        this.ofWrong = ofWrong;
    }

    /** @return the node's place */
    static int write(Tree.Writer writer, int column, long[] cuts, int[] children, int ofNull, int ofWrong) {
        return new NodeForm(writer, column, cuts, children, ofNull, ofWrong).write();
    }

    private int write() {
        int last = cuts.length - 1;
        boolean ints = last < 0 || (cuts[0] > Integer.MIN_VALUE && cuts[last] < Integer.MAX_VALUE);
        if (!ints) return wide();
        long span = last < 0 ? 0 : cuts[last] - cuts[0];
        // One cut needs no places between; a few wide stretches are quicker to count.
        if (last >= 1 && span <= (cuts.length <= Tree.FEW_CUTS ? 16L : 4L * cuts.length + 16)) return dense((int) span);
        if (cuts.length <= Tree.FEW_CUTS) return few();
        int points = singlePoints();
        return points > 0 ? hash(points) : sorted();
    }

    private int node(int form, int[] body) {
        return writer.node(form, column, body, ofNull, ofWrong);
    }

    private int dense(int span) {
        int[] body = new int[4 + span];
        body[0] = (int) cuts[0];
        body[1] = span;
        body[2] = children[0];
        body[3] = children[children.length - 1];
        for (int i = 0; i + 1 < cuts.length; i++) {
            int from = 4 + (int) (cuts[i] - cuts[0]);
            Arrays.fill(body, from, from + (int) (cuts[i + 1] - cuts[i]), children[i + 1]);
        }
        return node(Tree.DENSE, body);
    }

    private int few() {
        int[] body = new int[2 * Tree.FEW_CUTS + 1];
        Arrays.fill(body, 0, Tree.FEW_CUTS, Integer.MAX_VALUE);
        // Keys at or above the padding fall on padded children.
        Arrays.fill(body, Tree.FEW_CUTS, body.length, children[children.length - 1]);
        for (int i = 0; i < cuts.length; i++) body[i] = (int) cuts[i];
        System.arraycopy(children, 0, body, Tree.FEW_CUTS, children.length);
        return node(Tree.FEW, body);
    }

    private int sorted() {
        int[] body = new int[1 + cuts.length + children.length];
        body[0] = cuts.length;
        for (int i = 0; i < cuts.length; i++) body[1 + i] = (int) cuts[i];
        System.arraycopy(children, 0, body, 1 + cuts.length, children.length);
        return node(Tree.SORTED, body);
    }

    private int wide() {
        int[] body = new int[2 + children.length];
        body[0] = writer.wide(cuts);
        body[1] = cuts.length;
        System.arraycopy(children, 0, body, 2, children.length);
        return node(Tree.WIDE, body);
    }

    /** How many single keys stand out of one common child; 0 where a longer stretch has a child of its own. */
    private int singlePoints() {
        int common = children[0];
        if (children[children.length - 1] != common) return 0;
        int points = 0;
        for (int i = 1; i + 1 < children.length; i++) {
            if (children[i] == common) continue;
            if (cuts[i] - cuts[i - 1] != 1) return 0;
            points++;
        }
        return points;
    }

    private int hash(int points) {
        int capacity = Integer.highestOneBit(Math.max(2, points * 2 - 1)) * 2;
        int[] body = new int[2 + 2 * capacity];
        body[0] = capacity - 1;
        body[1] = children[0];
        for (int slot = 0; slot < capacity; slot++) body[2 + 2 * slot] = Tree.FREE;
        for (int i = 1; i + 1 < children.length; i++) {
            if (children[i] == children[0]) continue;
            int key = (int) cuts[i - 1];
            int slot = Tree.slot(key) & (capacity - 1);
            while (body[2 + 2 * slot] != Tree.FREE) slot = (slot + 1) & (capacity - 1);
            body[2 + 2 * slot] = key;
            body[3 + 2 * slot] = children[i];
        }
        return node(Tree.HASH, body);
    }
}
