/** The one place that talks to MongoDB, embedded or outside. */
@NullMarked
package org.shopkeeper.service.store;

import org.jspecify.annotations.NullMarked;
