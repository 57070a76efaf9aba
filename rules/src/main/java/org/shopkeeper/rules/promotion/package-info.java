/** Facts that the rules of promotions read. */
@NullMarked
package org.shopkeeper.rules.promotion;

import org.jspecify.annotations.NullMarked;
