package org.shopkeeper.planner.calendar;

/**
 * One way to run a promotion.
 *
 * @param depthPermille discount off the list price
 * @param durationDays days on sale
 * @param channel index of the channel whose budget pays
 * @param fixedCostFen cost of running it at all
 * @param upliftPermille additional units in permille of the baseline, before an event multiplies it
 */
public record PromoOption(
        Mechanic mechanic, int depthPermille, int durationDays, int channel, long fixedCostFen, int upliftPermille) {}
