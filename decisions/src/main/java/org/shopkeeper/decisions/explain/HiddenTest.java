package org.shopkeeper.decisions.explain;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.table.CellSet;

/** Evaluates a cell that is a condition rather than a set. */
@FunctionalInterface
public interface HiddenTest {

    /** For callers that cannot evaluate such cells. */
    HiddenTest UNKNOWN = (column, cell, input) -> null;

    /** Whether the condition holds; null where that cannot be told. */
    @Nullable
    Boolean holds(String column, CellSet.Opaque cell, Map<String, ? extends @Nullable Object> input);
}
