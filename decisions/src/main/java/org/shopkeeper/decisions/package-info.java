/** What one evaluation produced: the words that every other package and every caller shares. */
@NullMarked
package org.shopkeeper.decisions;

import org.jspecify.annotations.NullMarked;
