/** {@code Idempotency-Key}: a change that is sent twice happens once and is answered twice. */
@NullMarked
package org.shopkeeper.service.idempotency;

import org.jspecify.annotations.NullMarked;
