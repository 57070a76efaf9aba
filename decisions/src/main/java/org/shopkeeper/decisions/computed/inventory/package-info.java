/** Stock: classes of SKUs, demand patterns, safety stock, reorder points, order quantities, promises and allocations. */
@NullMarked
package org.shopkeeper.decisions.computed.inventory;

import org.jspecify.annotations.NullMarked;
