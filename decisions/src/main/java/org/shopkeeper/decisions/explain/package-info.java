/** Why a table decided as it did, why not otherwise, and the smallest change of inputs that would have decided otherwise. */
@NullMarked
package org.shopkeeper.decisions.explain;

import org.jspecify.annotations.NullMarked;
