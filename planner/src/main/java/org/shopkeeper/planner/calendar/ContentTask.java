package org.shopkeeper.planner.calendar;

/**
 * Creative work for one promotion that is scheduled by itself.
 *
 * @param promo index of the promotion that it is for
 * @param durationDays days of work
 * @param load creative person-days per day
 * @param leadDays full days between its end and the promotion's start, at least
 */
public record ContentTask(String id, int promo, int durationDays, int load, int leadDays) {}
