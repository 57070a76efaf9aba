/** Checks what a caller sent against a signature: all mistakes at once, each with its JSON pointer; never a default. */
@NullMarked
package org.shopkeeper.decisions.input;

import org.jspecify.annotations.NullMarked;
