/** Who calls: access keys and roles. */
@NullMarked
package org.shopkeeper.service.identity;

import org.jspecify.annotations.NullMarked;
