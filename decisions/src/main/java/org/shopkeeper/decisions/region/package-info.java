/** Columns cut into atoms that no cell can tell apart, boxes of atoms, and the exact search over boxes that always ends. */
@NullMarked
package org.shopkeeper.decisions.region;

import org.jspecify.annotations.NullMarked;
