/** Work that takes longer than a request: queued, run one at a time, followed while it runs, kept with its files. */
@NullMarked
package org.shopkeeper.service.jobs;

import org.jspecify.annotations.NullMarked;
