/** Figures and what to do about them: status, anomalies, decompositions, tests, pacing, and action items from open to closed. */
@NullMarked
package org.shopkeeper.decisions.computed.kpi;

import org.jspecify.annotations.NullMarked;
