package org.shopkeeper.decisions.feel;

import org.jspecify.annotations.Nullable;

/** Membership in ranges. */
final class Ranges {

    private Ranges() {}

    /** Null where value and range are of different kinds. */
    static @Nullable Boolean includes(FeelRange range, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (range.low() != null) {
            int order = Values.order(value, range.low());
            if (order == Values.UNORDERED) {
                return null;
            }
            if (order < 0 || order == 0 && !range.lowClosed()) {
                return false;
            }
        }
        if (range.high() != null) {
            int order = Values.order(value, range.high());
            if (order == Values.UNORDERED) {
                return null;
            }
            return order < 0 || order == 0 && range.highClosed();
        }
        return true;
    }
}
