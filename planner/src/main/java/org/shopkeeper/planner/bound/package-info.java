/** How good a plan can possibly be: the calendar as rows and columns, its linear relaxation, CP-SAT, and shadow prices. */
@NullMarked
package org.shopkeeper.planner.bound;

import org.jspecify.annotations.NullMarked;
