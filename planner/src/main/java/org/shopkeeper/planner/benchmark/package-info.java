/** LPC-core, the exactly defined benchmark: its generator, and the conformance run that prints one line per instance. */
@NullMarked
package org.shopkeeper.planner.benchmark;

import org.jspecify.annotations.NullMarked;
