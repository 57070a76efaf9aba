package org.shopkeeper.rules.promotion;

/**
 * Something that speaks against a promotion.
 *
 * @param hard whether it refuses the promotion; otherwise it only warns
 */
public record Objection(String code, boolean hard) {}
