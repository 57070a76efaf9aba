/** A small generated shop, so that a newcomer has something to decide on before bringing data. */
@NullMarked
package org.shopkeeper.service.sample;

import org.jspecify.annotations.NullMarked;
