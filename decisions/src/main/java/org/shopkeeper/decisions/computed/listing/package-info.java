/** Listings: their score, titles and claims, experiments on them, and the gate before they are published. */
@NullMarked
package org.shopkeeper.decisions.computed.listing;

import org.jspecify.annotations.NullMarked;
