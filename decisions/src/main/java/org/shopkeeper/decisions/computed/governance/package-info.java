/** Governance: how risky a change is, what comes first, who must approve, and what a policy edit would have changed. */
@NullMarked
package org.shopkeeper.decisions.computed.governance;

import org.jspecify.annotations.NullMarked;
