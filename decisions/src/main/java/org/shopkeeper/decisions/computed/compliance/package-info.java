/** Compliance and risk: platform limits, violation points, penalties, tax, audit samples, fake orders, rule changes. */
@NullMarked
package org.shopkeeper.decisions.computed.compliance;

import org.jspecify.annotations.NullMarked;
