/** Who decides: our engine in its several ways in, hand-written Java as the limit, and the peers. */
@NullMarked
package org.shopkeeper.bench.player;

import org.jspecify.annotations.NullMarked;
