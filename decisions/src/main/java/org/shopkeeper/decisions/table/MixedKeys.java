package org.shopkeeper.decisions.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of a column whose cells name values of several kinds (or of none): each kind has a stretch of keys of its own. */
final class MixedKeys extends ColumnKeys {

    private final List<Kind> kinds;
    private final RankedKeys[] keys;
    /** {@code base[i]} is the least key of kind i, {@code base[n]} is above all. */
    private final long[] base;

    MixedKeys(List<Kind> kinds, List<ColumnKeys> keys) {
        this.kinds = kinds;
        this.keys = keys.toArray(RankedKeys[]::new);
        base = new long[kinds.size() + 1];
        for (int i = 0; i < kinds.size(); i++) base[i + 1] = base[i] + this.keys[i].greatest() + 2;
    }

    @Override
    long key(@Nullable Object value) {
        if (value == null) return NULL;
        Kind kind = Kind.of(value);
        int at = kind == null ? -1 : kinds.indexOf(kind);
        return at < 0 ? WRONG : base[at] + 1 + keys[at].key(value);
    }

    @Override
    long leastLike(Object constant) {
        return base[place(constant)];
    }

    @Override
    long endLike(Object constant) {
        return base[place(constant) + 1];
    }

    private int place(Object constant) {
        Kind kind = Kind.of(constant);
        int at = kind == null ? -1 : kinds.indexOf(kind);
        if (at < 0) throw new IllegalArgumentException("The constant (%s) is not of this column.".formatted(constant));
        return at;
    }
}
