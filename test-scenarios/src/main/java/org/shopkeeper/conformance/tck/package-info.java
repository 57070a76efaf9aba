/** The test cases of the DMN Technology Compatibility Kit, run over REST against models that are not released. */
@NullMarked
package org.shopkeeper.conformance.tck;

import org.jspecify.annotations.NullMarked;
