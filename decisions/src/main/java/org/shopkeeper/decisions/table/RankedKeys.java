package org.shopkeeper.decisions.table;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Keys by rank among the constants of the column: {@code 2i} for the i-th constant, odd numbers for what lies between.
 * Serves every kind; the others are faster.
 */
final class RankedKeys extends ColumnKeys {

    /** Among values of one kind in their normal form. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static final Comparator<Comparable<?>> ORDER = (a, b) -> ((Comparable) a).compareTo(b);

    private final Kind kind;
    private final Comparable<?>[] sorted;

    RankedKeys(Kind kind, Comparable<?>[] sorted) {
        this.kind = kind;
        this.sorted = sorted;
    }

    /** Keys run from -1 to this, inclusive. */
    long greatest() {
        return 2L * sorted.length - 1;
    }

    @Override
    long key(@Nullable Object value) {
        if (value == null) return NULL;
        if (Kind.of(value) != kind) return WRONG;
        Comparable<?> wanted = kind.normal(value);
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = ORDER.compare(sorted[middle], wanted);
            if (order == 0) return 2L * middle;
            if (order < 0) low = middle + 1;
            else high = middle;
        }
        return 2L * low - 1;
    }
}
