/** Ask a decision over REST: the catalogue, one question, many questions at once. */
@NullMarked
package org.shopkeeper.service.decide;

import org.jspecify.annotations.NullMarked;
