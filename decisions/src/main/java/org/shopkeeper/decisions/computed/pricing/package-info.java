/** Prices: unit economics, floors and optima, elasticity, the price of an order with all its reductions, price promises. */
@NullMarked
package org.shopkeeper.decisions.computed.pricing;

import org.jspecify.annotations.NullMarked;
