/** What is decided: tables and a graph of fixed shape, with facts and the answers that are right, the same in every run. */
@NullMarked
package org.shopkeeper.bench.workload;

import org.jspecify.annotations.NullMarked;
