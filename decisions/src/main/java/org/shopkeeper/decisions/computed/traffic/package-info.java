/** Traffic and conversion: budgets and bids, advertising figures, the funnel, and what shipping costs the buyer. */
@NullMarked
package org.shopkeeper.decisions.computed.traffic;

import org.jspecify.annotations.NullMarked;
