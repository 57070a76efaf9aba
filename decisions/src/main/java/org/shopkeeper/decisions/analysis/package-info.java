/** Static analysis of a table that always ends: gaps, overlaps, masked rows and the like, each with a witness input. */
@NullMarked
package org.shopkeeper.decisions.analysis;

import org.jspecify.annotations.NullMarked;
