/** Market and assortment: roles of categories, likeness of products, admission, suppliers, prices of rivals, seasons. */
@NullMarked
package org.shopkeeper.decisions.computed.market;

import org.jspecify.annotations.NullMarked;
