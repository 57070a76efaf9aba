/** DMN models on trial: tried out over REST without being released. */
@NullMarked
package org.shopkeeper.service.models;

import org.jspecify.annotations.NullMarked;
