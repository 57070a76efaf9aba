package org.shopkeeper.decisions.table;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * One input of many decisions, as a column. The arrays are read, never written, and not copied: leave them alone while a
 * batch is decided.
 */
public sealed interface BatchColumn {

    int size();

    /**
     * @param unscaled numbers in units of {@code 10^-scale}, e.g. cents with scale 2
     * @param nulls rows that hold null; null: none does
     */
    record Numbers(long[] unscaled, int scale, @Nullable BitSet nulls) implements BatchColumn {
        @Override
        public int size() {
            return unscaled.length;
        }
    }

    /**
     * @param dictionary the distinct texts
     * @param codes places in the dictionary; -1: null
     */
    record Texts(String[] dictionary, int[] codes) implements BatchColumn {
        @Override
        public int size() {
            return codes.length;
        }
    }

    /** @param values 0: false, 1: true, -1: null */
    record Truths(byte[] values) implements BatchColumn {
        @Override
        public int size() {
            return values.length;
        }
    }

    /**
     * @param epochDays days since 1970-01-01
     * @param nulls rows that hold null; null: none does
     */
    record Dates(int[] epochDays, @Nullable BitSet nulls) implements BatchColumn {
        @Override
        public int size() {
            return epochDays.length;
        }
    }

    /** @param values FEEL values of any type */
    record Values(@Nullable Object[] values) implements BatchColumn {
        @Override
        public int size() {
            return values.length;
        }
    }
}
