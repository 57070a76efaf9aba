/** Turns a DMN model into decisions: tables into sets of cells, expressions into nodes over slots, graphs into one call. */
@NullMarked
package org.shopkeeper.decisions.compile;

import org.jspecify.annotations.NullMarked;
