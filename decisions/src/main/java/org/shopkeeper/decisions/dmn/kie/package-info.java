/** The one place that knows KIE's DMN: its model, its FEEL parser, and its runtime as the reference engine. */
@NullMarked
package org.shopkeeper.decisions.dmn.kie;

import org.jspecify.annotations.NullMarked;
