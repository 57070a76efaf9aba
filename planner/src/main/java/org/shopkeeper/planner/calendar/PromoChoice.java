package org.shopkeeper.planner.calendar;

/**
 * How a promotion is run, by name rather than by slot: what is stored, pinned and published.
 *
 * @param option index into {@link Promo#options}
 * @param start first day
 */
public record PromoChoice(int option, int start) {}
