/** Content and brand: what a piece earned, the mix of types, live sessions, credit of touches, share of voice, promoters. */
@NullMarked
package org.shopkeeper.decisions.computed.content;

import org.jspecify.annotations.NullMarked;
