package org.shopkeeper.decisions.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of disjoint boxes. */
public final class Boxes {

    private Boxes() {}

    /** The same inputs in fewer boxes: boxes that differ in one column only become one, until no two do. */
    public static List<AtomSet[]> merge(List<AtomSet[]> boxes) {
        List<AtomSet[]> merged = new ArrayList<>(boxes);
        if (merged.size() < 2) {
            return merged;
        }
        int dimensions = merged.get(0).length;
        int since = 0;
        for (int d = 0; since < dimensions; d = (d + 1) % dimensions, since++) {
            Map<List<AtomSet>, AtomSet[]> byOthers = new LinkedHashMap<>();
            for (AtomSet[] box : merged) {
                AtomSet[] others = box.clone();
                others[d] = AtomSet.EMPTY;
                AtomSet[] same = byOthers.putIfAbsent(Arrays.asList(others), box.clone());
                if (same != null) {
                    same[d] = same[d].or(box[d]);
                }
            }
            if (byOthers.size() < merged.size()) {
                merged = new ArrayList<>(byOthers.values());
                since = -1;
            }
        }
        return merged;
    }

    /** What two boxes have in common; some side is empty where they have nothing. */
    public static AtomSet[] and(AtomSet[] a, AtomSet[] b) {
        AtomSet[] box = new AtomSet[a.length];
        for (int d = 0; d < box.length; d++) {
            box[d] = a[d].and(b[d]);
        }
        return box;
    }

    public static boolean isEmpty(AtomSet[] box) {
        for (AtomSet side : box) {
            if (side.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code outer} holds all of {@code inner}. */
    public static boolean covers(AtomSet[] outer, AtomSet[] inner) {
        for (int d = 0; d < outer.length; d++) {
            if (!outer[d].covers(inner[d])) {
                return false;
            }
        }
        return true;
    }
}
