package org.shopkeeper.decisions.table;

import org.jspecify.annotations.Nullable;

/** Keys of texts that are compared for equality only: their place in the sorted dictionary, one more for all others. */
final class TextKeys extends ColumnKeys {

    private final @Nullable String[] slots;
    private final int[] codes;
    private final int mask;
    private final int other;

    TextKeys(Comparable<?>[] sorted) {
        int capacity = Integer.highestOneBit(Math.max(4, sorted.length * 2 - 1)) * 2;
        slots = new @Nullable String[capacity];
        codes = new int[capacity];
        mask = capacity - 1;
        other = sorted.length;
        for (int code = 0; code < sorted.length; code++) {
            String text = (String) sorted[code];
            int at = spread(text.hashCode()) & mask;
            while (slots[at] != null) at = (at + 1) & mask;
            slots[at] = text;
            codes[at] = code;
        }
    }

    /** The key of every text that no cell names. */
    int other() {
        return other;
    }

    @Override
    long key(@Nullable Object value) {
        if (value instanceof String text) return textKey(text);
        return value == null ? NULL : WRONG;
    }

    long textKey(String text) {
        int at = spread(text.hashCode()) & mask;
        while (true) {
            String slot = slots[at];
            if (slot == null) return other;
            if (slot.equals(text)) return codes[at];
            at = (at + 1) & mask;
        }
    }

    /** Texts like {@code SKU-0001} differ in few low bits of their hash; a multiplication spreads them. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
