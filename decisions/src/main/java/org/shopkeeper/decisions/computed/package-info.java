/** Decisions that a formula makes: pure functions, each with its entry in the catalogue and the released tables it asks. */
@NullMarked
package org.shopkeeper.decisions.computed;

import org.jspecify.annotations.NullMarked;
