/** The exact inputs whose outcome differs between two versions of a table, with both outcomes and a witness. */
@NullMarked
package org.shopkeeper.decisions.difference;

import org.jspecify.annotations.NullMarked;
