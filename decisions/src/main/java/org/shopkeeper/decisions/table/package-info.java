/** Decision tables as sets: the values that each cell accepts, and the index that finds matching rows without a scan. */
@NullMarked
package org.shopkeeper.decisions.table;

import org.jspecify.annotations.NullMarked;
