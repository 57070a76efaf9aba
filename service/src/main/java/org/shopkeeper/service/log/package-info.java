/** The decision log: every decision, in an append-only hash-chained journal, shipped to the database in blocks. */
@NullMarked
package org.shopkeeper.service.log;

import org.jspecify.annotations.NullMarked;
