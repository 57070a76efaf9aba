/** The launch and promotion calendar as data: what there is to plan, where each item may go, and the exact score. */
@NullMarked
package org.shopkeeper.planner.calendar;

import org.jspecify.annotations.NullMarked;
