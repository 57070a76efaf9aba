/** The whole planning model for OptaPlanner: entities, constraints H1–H15 and S1–S10, their weights, and explanations. */
@NullMarked
package org.shopkeeper.planner.model;

import org.jspecify.annotations.NullMarked;
