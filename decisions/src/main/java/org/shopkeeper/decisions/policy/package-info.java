/** A policy as text (DMN, DRL, computed) and the compilers that turn it into decisions. */
@NullMarked
package org.shopkeeper.decisions.policy;

import org.jspecify.annotations.NullMarked;
