package org.shopkeeper.decisions;

import org.jspecify.annotations.Nullable;

/**
 * One reason, as a person reads it and a program branches on it.
 *
 * @param code stable, UPPER_SNAKE
 * @param rule the stable id of the rule that gave it ({@code M1.01-3}), null where no single rule did
 */
public record Reason(String code, String zh, String en, @Nullable String rule) {}
