/** Measures the engine beside its peers: the same tables, the same facts, every answer checked before it is timed. */
@NullMarked
package org.shopkeeper.bench;

import org.jspecify.annotations.NullMarked;
