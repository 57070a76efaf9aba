package org.shopkeeper.decisions.table;

import java.util.Arrays;

/** Chooses how a node of the tree is laid out: by place where keys lie close, by hash where they are single, else sorted. */
final class NodeForm {

    private static final int SEARCHED = 3;

    private NodeForm() {}

    /**
     * @param cuts sorted; the children lie before, between and after them
     * @return the node's place; its children for null and wrong values are still to be set
     */
    static int write(Tree.Writer writer, int column, long[] cuts, int[] children) {
        int last = cuts.length - 1;
        // A subtraction of extreme keys may overflow: then the keys are not close.
        long span = last < 1 ? Long.MAX_VALUE : cuts[last] - cuts[0];
        if (last >= 1 && span > 0 && span <= 4L * cuts.length + 16)
            return dense(writer, column, cuts, children, (int) span);
        int points = singlePoints(cuts, children);
        if (cuts.length > SEARCHED && points > 0) return hash(writer, column, cuts, children, points);
        int at = writer.node(Tree.SEARCH, column, cuts.length, cuts, children.length + 2);
        for (int i = 0; i < children.length; i++) writer.child(at, 2 + i, children[i]);
        return at;
    }

    private static int dense(Tree.Writer writer, int column, long[] cuts, int[] children, int span) {
        int at = writer.node(Tree.DENSE, column, span, new long[] {cuts[0]}, span + 4);
        writer.child(at, 2, children[0]);
        writer.child(at, 3, children[children.length - 1]);
        for (int i = 0; i + 1 < cuts.length; i++) {
            for (long key = cuts[i]; key < cuts[i + 1]; key++) {
                writer.child(at, 4 + (int) (key - cuts[0]), children[i + 1]);
            }
        }
        return at;
    }

    /** How many single keys stand out of one common child; 0 where a longer stretch has a child of its own. */
    private static int singlePoints(long[] cuts, int[] children) {
        int common = children[0];
        int points = 0;
        if (children[children.length - 1] != common) return 0;
        for (int i = 1; i + 1 < children.length; i++) {
            if (children[i] == common) continue;
            if (cuts[i] - cuts[i - 1] != 1) return 0;
            points++;
        }
        return points;
    }

    private static int hash(Tree.Writer writer, int column, long[] cuts, int[] children, int points) {
        int capacity = Integer.highestOneBit(Math.max(2, points * 2 - 1)) * 2;
        long[] slots = new long[capacity];
        int[] slotChild = new int[capacity];
        Arrays.fill(slots, Tree.FREE);
        for (int i = 1; i + 1 < children.length; i++) {
            if (children[i] == children[0]) continue;
            int slot = Tree.slot(cuts[i - 1]) & (capacity - 1);
            while (slots[slot] != Tree.FREE) slot = (slot + 1) & (capacity - 1);
            slots[slot] = cuts[i - 1];
            slotChild[slot] = children[i];
        }
        int at = writer.node(Tree.HASH, column, capacity, slots, capacity + 3);
        writer.child(at, 2, children[0]);
        for (int i = 0; i < capacity; i++) writer.child(at, 3 + i, slotChild[i]);
        return at;
    }
}
