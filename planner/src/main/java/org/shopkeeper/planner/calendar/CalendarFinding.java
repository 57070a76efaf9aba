package org.shopkeeper.planner.calendar;

import org.shopkeeper.decisions.Text;

/**
 * Something in a calendar's data that cannot be right, or that no plan can satisfy.
 *
 * @param path where, from the calendar's root: {@code promos/3/sku}; list positions count from 0
 * @param blocking whether it must be put right before planning; otherwise planning goes on without the item
 */
public record CalendarFinding(String path, boolean blocking, Text words) {}
