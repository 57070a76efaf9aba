package org.shopkeeper.decisions.difference;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Outcomes;

/** Which rows two versions share. Where the order of rows counts, shared rows stand in the same order in both. */
final class Pairing {

    private record Meaning(List<AtomSet> cells, Map<String, String> outputs) {}

    private Pairing() {}

    /**
     * @param rows boxes of the rows of the old version (0 to {@code first} − 1) and of the new one (up to {@code all} − 1)
     * @return for each row whether it is not shared
     */
    static boolean[] changed(AtomSet[][] rows, Outcomes before, Outcomes after, int first, int all) {
        boolean[] changed = new boolean[all + 2];
        Arrays.fill(changed, 0, all, true);
        int[] oldOrder = before.order();
        int[] newOrder = after.order();
        Map<Meaning, Deque<Integer>> old = new HashMap<>();
        for (int place = 0; place < oldOrder.length; place++) {
            int row = oldOrder[place];
            old.computeIfAbsent(new Meaning(Arrays.asList(rows[row]), before.value(row)), m -> new ArrayDeque<>())
                    .add(place);
        }
        int[] partner = new int[newOrder.length];
        for (int place = 0; place < newOrder.length; place++) {
            int row = newOrder[place];
            Deque<Integer> free = old.get(new Meaning(Arrays.asList(rows[first + row]), after.value(row)));
            partner[place] = free == null || free.isEmpty() ? -1 : free.remove();
        }
        boolean[] kept = before.orderMatters() || after.orderMatters() ? longestRise(partner) : paired(partner);
        for (int place = 0; place < kept.length; place++) {
            if (kept[place]) {
                changed[oldOrder[partner[place]]] = false;
                changed[first + newOrder[place]] = false;
            }
        }
        return changed;
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
