/** Holds a running service against facts, scenarios and the DMN test cases, over REST like any other caller. */
@NullMarked
package org.shopkeeper.conformance;

import org.jspecify.annotations.NullMarked;
