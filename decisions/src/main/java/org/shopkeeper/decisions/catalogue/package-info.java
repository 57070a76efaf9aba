/** What can be asked: the signature of each decision, its inputs and outputs with types, units and allowed values. */
@NullMarked
package org.shopkeeper.decisions.catalogue;

import org.jspecify.annotations.NullMarked;
