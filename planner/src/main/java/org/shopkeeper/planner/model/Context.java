package org.shopkeeper.planner.model;

import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.SameSkuRules;
import org.shopkeeper.planner.calendar.SlotAdmission;

/** The calendar's rules, at hand for every entity. */
public record Context(LaunchCalendarProblem problem, SlotAdmission admission, SameSkuRules sameSku) {

    public static Context of(LaunchCalendarProblem problem) {
        return new Context(problem, new SlotAdmission(problem), new SameSkuRules(problem));
    }
}
