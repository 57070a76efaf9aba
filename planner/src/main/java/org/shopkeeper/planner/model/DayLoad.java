package org.shopkeeper.planner.model;

/**
 * What a promotion puts on one day.
 *
 * @param unitsMilli for the warehouse, thousandths of a unit
 * @param contactsMilli for customer service, thousandths of a contact
 */
record DayLoad(int day, long unitsMilli, long contactsMilli) {}
