package org.shopkeeper.planner.model;

import org.shopkeeper.planner.calendar.SoftPrices;

/** What a promotion puts on one day, with the prices by which crowded days are charged. */
record PricedDayLoad(int day, long unitsMilli, long contactsMilli, SoftPrices prices) {}
