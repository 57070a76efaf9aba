/** DMN files: read safely into plain records, with the terms (titles, units) that Shopkeeper adds as extension elements. */
@NullMarked
package org.shopkeeper.decisions.dmn;

import org.jspecify.annotations.NullMarked;
