/** The release in force and those before it: loaded at start, published, activated, rolled back. */
@NullMarked
package org.shopkeeper.service.releases;

import org.jspecify.annotations.NullMarked;
