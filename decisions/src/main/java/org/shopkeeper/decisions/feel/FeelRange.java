package org.shopkeeper.decisions.feel;

import org.jspecify.annotations.Nullable;

/**
 * A range as a value, {@code [1..10)}.
 *
 * @param low null: unbounded
 * @param high null: unbounded
 */
public record FeelRange(boolean lowClosed, @Nullable Object low, @Nullable Object high, boolean highClosed) {}
