/** Finds a plan: construction, neighbourhoods solved exactly, local search; with progress, a bound, stop and resume. */
@NullMarked
package org.shopkeeper.planner.search;

import org.jspecify.annotations.NullMarked;
