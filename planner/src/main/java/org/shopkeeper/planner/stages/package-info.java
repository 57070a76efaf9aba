/** Stages that follow one another and share teams: the launch part of the calendar as a project, and its shortest schedule. */
@NullMarked
package org.shopkeeper.planner.stages;

import org.jspecify.annotations.NullMarked;
