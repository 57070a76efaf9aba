package org.shopkeeper.planner.calendar;

/**
 * A festival or platform event. All days are inclusive and counted from the plan's first day.
 *
 * @param signUpDeadline last day to enrol
 * @param multiplierPermille what uplift is multiplied by while the event runs
 * @param minDepthPermille smallest discount that the platform admits
 * @param lockFrom first day of the price lock around the event
 * @param lockTo last day of the price lock
 * @param slots how many promotions the shop may enrol
 */
public record FestivalEvent(
        String id,
        int start,
        int end,
        int signUpDeadline,
        int multiplierPermille,
        int minDepthPermille,
        int lockFrom,
        int lockTo,
        int slots) {

    public boolean runsOn(int day) {
        return start <= day && day <= end;
    }
}
