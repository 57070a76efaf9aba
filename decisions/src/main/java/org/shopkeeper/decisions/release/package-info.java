/** The immutable set of policies in force, and the timeline of releases. */
@NullMarked
package org.shopkeeper.decisions.release;

import org.jspecify.annotations.NullMarked;
