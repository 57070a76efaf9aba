package org.shopkeeper.planner.calendar;

/** How a promotion gives its discount. */
public enum Mechanic {
    FLASH,
    DISCOUNT,
    FULL_REDUCTION,
    BUNDLE
}
