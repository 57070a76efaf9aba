package org.shopkeeper.planner.calendar;

/**
 * Where a launch goes, by name rather than by slot: what is stored, pinned and published.
 *
 * @param prepareStart first day of the preparation
 * @param testStart first day of the test
 * @param day launch day
 * @param team index of the creative team that prepares it
 */
public record LaunchChoice(int prepareStart, int testStart, int day, int team) {}
