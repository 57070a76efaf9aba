/** JSON as it comes in (strict, exact numbers, every mistake with its pointer) and FEEL values as they go out. */
@NullMarked
package org.shopkeeper.service.json;

import org.jspecify.annotations.NullMarked;
