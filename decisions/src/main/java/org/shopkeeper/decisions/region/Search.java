package org.shopkeeper.decisions.region;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Cuts a box of inputs into ever smaller boxes until a {@link Judge} has an answer for each of them. Halves a box where
 * many rows are open, peels off one row where few are. Always ends: when its budget is spent it says which share it saw.
 */
public final class Search {

    /** A box and the rows that touch it, in their order. */
    public static final class Node {
        private final AtomSet[] box;
        private final int[] rows;
        private final int[] open;
        private int count;
        private final double share;

        Node(AtomSet[] box, int[] rows, int[] open, int count, double share) {
            this.box = box;
            this.rows = rows;
            this.open = open;
            this.count = count;
            this.share = share;
        }

        /** The box; not to be changed. */
        public AtomSet[] box() {
            return box;
        }

        /** Number of rows that touch the box. */
        public int count() {
            return count;
        }

        /** The number, among all rows, of the i-th row that touches the box. */
        public int row(int i) {
            return rows[i];
        }

        /** Whether the i-th row holds everywhere in the box. */
        public boolean covers(int i) {
            return open[i] == 0;
        }

        /** Forgets all rows but those that are wanted; for rows that can no longer matter anywhere in the box. */
        public void retain(boolean[] wanted) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (wanted[i]) {
                    rows[kept] = rows[i];
                    open[kept++] = open[i];
                }
            }
            count = kept;
        }

        /** In how many columns the i-th row leaves out some of the box. */
        public int open(int i) {
            return open[i];
        }
    }

    /** Answers for a box, or asks to cut it further. */
    public interface Judge {
        /** The judge has its answer for this box. */
        int CLOSED = -1;
        /** The judge has seen all it wants. */
        int ENOUGH = -2;

        /** {@link #CLOSED}, {@link #ENOUGH}, or the place (0 to count − 1) of a row that does not cover the box: cut along it. */
        int judge(Node node);
    }

    /** Above so many open rows a box is halved rather than peeled. */
    private static final int MANY = 24;
    /** Rows that are looked at to choose where to halve. */
    private static final int SAMPLE = 128;

    private record Pending(Node parent, int dimension, AtomSet set) {}

    private final AtomSet[][] rows;
    private final Budget budget;
    private final boolean peelFirst;

    /**
     * @param rows the box of each row
     * @param peelFirst rows that leave out part of the box in one column only are peeled at once, however many rows there are
     */
    public Search(AtomSet[][] rows, Budget budget, boolean peelFirst) {
        this.rows = rows;
        this.budget = budget;
        this.peelFirst = peelFirst;
    }

    /**
     * @param candidates numbers of the rows that take part, in their order
     * @return the share of the box that was answered, 1 when all of it was; meant for display
     */
    public double run(AtomSet[] start, int[] candidates, Judge judge) {
        for (AtomSet side : start) {
            if (side.isEmpty()) {
                return 1;
            }
        }
        Deque<Pending> stack = new ArrayDeque<>();
        double seen = 0;
        Node node = root(start, candidates);
        while (true) {
            int answer = judge.judge(node);
            if (answer == Judge.ENOUGH) {
                return seen;
            }
            if (answer == Judge.CLOSED) {
                seen += node.share;
            } else {
                cut(node, answer, stack);
            }
            if (stack.isEmpty()) {
                return 1;
            }
            Pending next = stack.pop();
            node = restrict(next.parent(), next.dimension(), next.set());
            if (!budget.spend(next.parent().count + 4)) {
                return seen;
            }
        }
    }

    private Node root(AtomSet[] box, int[] candidates) {
        int[] kept = new int[candidates.length];
        int[] open = new int[candidates.length];
        int count = 0;
        for (int row : candidates) {
            int missing = 0;
            boolean touches = true;
            for (int d = 0; d < box.length && touches; d++) {
                touches = rows[row][d].intersects(box[d]);
                missing += touches && !rows[row][d].covers(box[d]) ? 1 : 0;
            }
            if (touches) {
                kept[count] = row;
                open[count++] = missing;
            }
        }
        budget.spend((long) candidates.length * box.length);
        return new Node(box, kept, open, count, 1);
    }

    private Node restrict(Node parent, int d, AtomSet set) {
        AtomSet[] box = parent.box.clone();
        AtomSet before = box[d];
        box[d] = set;
        int[] kept = new int[parent.count];
        int[] open = new int[parent.count];
        int count = 0;
        for (int i = 0; i < parent.count; i++) {
            AtomSet cell = rows[parent.rows[i]][d];
            if (cell.intersects(set)) {
                kept[count] = parent.rows[i];
                open[count++] = parent.open[i] > 0 && cell.covers(set) && !cell.covers(before)
                        ? parent.open[i] - 1
                        : parent.open[i];
            }
        }
        if (count < parent.count / 2) {
            kept = Arrays.copyOf(kept, count);
            open = Arrays.copyOf(open, count);
        }
        return new Node(box, kept, open, count, parent.share * set.size() / before.size());
    }

    private void cut(Node node, int i, Deque<Pending> stack) {
        if (node.count <= MANY || (peelFirst && node.open[i] == 1) || !halve(node, stack)) {
            peel(node, i, stack);
        }
    }

    /** What lies outside row i, column by column, and last what lies inside. */
    private void peel(Node node, int i, Deque<Pending> stack) {
        AtomSet[] row = rows[node.rows[i]];
        Node inside = node;
        int left = node.open[i];
        for (int d = 0; d < row.length; d++) {
            AtomSet side = inside.box[d];
            if (!row[d].covers(side)) {
                stack.push(new Pending(inside, d, side.minus(row[d])));
                AtomSet common = side.and(row[d]);
                if (--left == 0) {
                    stack.push(new Pending(inside, d, common));
                    return;
                }
                inside = restrict(inside, d, common);
                budget.spend(inside.count);
            }
        }
        throw new IllegalArgumentException("Row %d covers the box already.".formatted(node.rows[i]));
    }

    private boolean halve(Node node, Deque<Pending> stack) {
        int stride = Math.max(1, node.count / SAMPLE);
        int sampled = (node.count + stride - 1) / stride;
        long best = 2L * sampled * sampled;
        int column = -1;
        AtomSet low = AtomSet.EMPTY;
        int[] cuts = new int[4 * sampled];
        for (int d = 0; d < node.box.length; d++) {
            AtomSet side = node.box[d];
            int found = 0;
            for (int i = 0; i < node.count; i += stride) {
                AtomSet cell = rows[node.rows[i]][d];
                for (int p = 0; p < cell.parts() && found + 2 <= cuts.length; p++) {
                    if (cell.low(p) > side.first() && cell.low(p) <= side.last()) {
                        cuts[found++] = cell.low(p);
                    }
                    if (cell.high(p) >= side.first() && cell.high(p) < side.last()) {
                        cuts[found++] = cell.high(p) + 1;
                    }
                }
            }
            if (found == 0) {
                continue;
            }
            Arrays.sort(cuts, 0, found);
            AtomSet below = side.and(AtomSet.range(side.first(), cuts[found / 2] - 1));
            AtomSet above = side.minus(below);
            if (above.isEmpty() || below.isEmpty()) {
                continue;
            }
            long left = 0;
            long right = 0;
            for (int i = 0; i < node.count; i += stride) {
                AtomSet cell = rows[node.rows[i]][d];
                left += cell.intersects(below) ? 1 : 0;
                right += cell.intersects(above) ? 1 : 0;
            }
            budget.spend(sampled);
            if (left * left + right * right < best) {
                best = left * left + right * right;
                column = d;
                low = below;
            }
        }
        if (column < 0) {
            return false;
        }
        stack.push(new Pending(node, column, node.box[column].minus(low)));
        stack.push(new Pending(node, column, low));
        return true;
    }
}
