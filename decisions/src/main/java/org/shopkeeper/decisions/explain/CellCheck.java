package org.shopkeeper.decisions.explain;

import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;

/**
 * One cell held against one value.
 *
 * @param wanted the cell as a FEEL unary test
 * @param holds whether the value meets it; null where the cell's condition could not be looked into
 * @param distance how far the value is from meeting it; null where it does, or where that cannot be told
 */
public record CellCheck(
        String column,
        @Nullable Object value,
        String wanted,
        @Nullable Boolean holds,
        @Nullable Distance distance,
        Text text) {}
