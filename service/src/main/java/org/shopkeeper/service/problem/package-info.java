/** Errors as RFC 9457 problems, every kind listed in one enum. */
@NullMarked
package org.shopkeeper.service.problem;

import org.jspecify.annotations.NullMarked;
