/** Promotions: what one earned once it is over. */
@NullMarked
package org.shopkeeper.decisions.computed.promotion;

import org.jspecify.annotations.NullMarked;
