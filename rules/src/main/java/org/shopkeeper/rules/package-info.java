/** Policy as DRL: rule sets compiled by Drools into decisions of the catalogue. The one package that knows the DRL API. */
@NullMarked
package org.shopkeeper.rules;

import org.jspecify.annotations.NullMarked;
