package org.shopkeeper.decisions.difference;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Outcomes;

/**
 * The rows of two versions as one list, in which a row that both versions share stands once. Where the order of rows
 * counts, each version's rows stand in the order in which its hit policy prefers them.
 *
 * @param before by place in the list, the row (from 0) of the old version, −1 where it has none
 * @param after by place in the list, the row (from 0) of the new version, −1 where it has none
 */
record Pairing(int[] before, int[] after) {

    private record Meaning(List<AtomSet> cells, Map<String, String> outputs) {}

    /**
     * @param oldRows boxes of the rows of the old version
     * @param newRows boxes of the rows of the new version, in the same space
     */
    static Pairing of(AtomSet[][] oldRows, AtomSet[][] newRows, Outcomes before, Outcomes after) {
        int[] oldOrder = before.order();
        int[] newOrder = after.order();
        Map<Meaning, Deque<Integer>> old = new HashMap<>();
        for (int place = 0; place < oldOrder.length; place++) {
            int row = oldOrder[place];
            old.computeIfAbsent(new Meaning(Arrays.asList(oldRows[row]), before.value(row)), m -> new ArrayDeque<>())
                    .add(place);
        }
        int[] partner = new int[newOrder.length];
        for (int place = 0; place < newOrder.length; place++) {
            int row = newOrder[place];
            Deque<Integer> free = old.get(new Meaning(Arrays.asList(newRows[row]), after.value(row)));
            partner[place] = free == null || free.isEmpty() ? -1 : free.remove();
        }
        boolean ordered = before.orderMatters() || after.orderMatters();
        return list(oldOrder, newOrder, partner, ordered ? longestRise(partner) : paired(partner), ordered);
    }

    /** Rows of one version only go before the next shared row, or to the end where order does not count. */
    private static Pairing list(int[] oldOrder, int[] newOrder, int[] partner, boolean[] kept, boolean ordered) {
        int most = oldOrder.length + newOrder.length;
        int[] before = new int[most];
        int[] after = new int[most];
        boolean[] done = new boolean[oldOrder.length];
        int count = 0;
        int i = 0;
        for (int j = 0; j < newOrder.length; j++) {
            if (kept[j]) {
                done[partner[j]] = true;
                for (; ordered && i < partner[j]; i++) {
                    if (!done[i]) {
                        done[i] = true;
                        before[count] = oldOrder[i];
                        after[count++] = -1;
                    }
                }
            }
            before[count] = kept[j] ? oldOrder[partner[j]] : -1;
            after[count++] = newOrder[j];
        }
        for (i = 0; i < done.length; i++) {
            if (!done[i]) {
                before[count] = oldOrder[i];
                after[count++] = -1;
            }
        }
        return new Pairing(Arrays.copyOf(before, count), Arrays.copyOf(after, count));
    }

    int size() {
        return before.length;
    }

    /** Whether both versions have the row at a place. */
    boolean shared(int place) {
        return before[place] >= 0 && after[place] >= 0;
    }

    private static boolean[] paired(int[] partner) {
        boolean[] kept = new boolean[partner.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = partner[i] >= 0;
        }
        return kept;
    }

    /** The most rows that keep their order, by patience sorting. */
    private static boolean[] longestRise(int[] partner) {
        int[] tails = new int[partner.length];
        int[] previous = new int[partner.length];
        int length = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] < 0) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (partner[tails[middle]] < partner[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        boolean[] kept = new boolean[partner.length];
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
            kept[i] = true;
        }
        return kept;
    }
}
