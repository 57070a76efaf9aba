/** Care for customers: their segment, whether they may be written to, and what they are offered. */
@NullMarked
package org.shopkeeper.decisions.computed.care;

import org.jspecify.annotations.NullMarked;
