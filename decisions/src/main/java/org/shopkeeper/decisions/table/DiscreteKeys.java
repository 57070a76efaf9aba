package org.shopkeeper.decisions.table;

import org.jspecify.annotations.Nullable;

/** Keys of a kind whose values are whole numbers already: days, months, nanoseconds of the day, truth values. */
final class DiscreteKeys extends ColumnKeys {

    private final Kind kind;

    DiscreteKeys(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    @Override
    long key(@Nullable Object value) {
        if (value == null) return NULL;
        if (kind == Kind.BOOLEAN) return value instanceof Boolean truth ? (truth ? 1 : 0) : WRONG;
        return Kind.of(value) == kind ? kind.discrete(value) : WRONG;
    }
}
