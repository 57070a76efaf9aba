package org.shopkeeper.bench.workload;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.table.CellSet;

/** Short words for the cells of the workloads. */
final class Cells {

    private static final CellSet ANY = new CellSet.Any();

    private Cells() {}

    /** @param value null: any */
    static CellSet is(@Nullable Object value) {
        return value == null ? ANY : new CellSet.Values(Set.of(value));
    }

    /** {@code [low..high)}, null: unbounded. */
    static CellSet range(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        if (low == null && high == null) return ANY;
        return new CellSet.Intervals(List.of(new CellSet.Interval(low, true, high, false)));
    }
}
