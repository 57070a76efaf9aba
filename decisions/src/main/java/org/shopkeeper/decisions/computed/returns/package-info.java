/** Returns and refunds: the seven-day window, the deadlines of a refund, and what part of a line is refunded. */
@NullMarked
package org.shopkeeper.decisions.computed.returns;

import org.jspecify.annotations.NullMarked;
