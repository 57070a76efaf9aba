/** Facts that the rules of compliance read. */
@NullMarked
package org.shopkeeper.rules.compliance;

import org.jspecify.annotations.NullMarked;
