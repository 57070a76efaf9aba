/** What to order now: every SKU that sold, asked of the released inventory decisions, with the reason for each. */
@NullMarked
package org.shopkeeper.service.replenish;

import org.jspecify.annotations.NullMarked;
