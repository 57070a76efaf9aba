package org.shopkeeper.planner.calendar;

/**
 * The rules of a calendar that are numbers. Business people edit them.
 *
 * @param minGapDays full days between two promotions of a SKU
 * @param lowestPriceDays an event price may not lie above own promotion prices of so many days before it
 * @param cannibalisationFenPerDay lost per day on which two SKUs of a cluster are promoted
 * @param launchClusterGapDays days between two launches of a cluster
 * @param launchesPerWeek launches in a week of the plan, at most
 * @param creativeLeadDays days before a promotion in which its content is made
 * @param arrivalToSaleDays days from arrival of stock to its sale
 * @param firstPromotionAfterLaunchDays days from a SKU's launch to its first promotion: the review gate D7
 * @param fatigueWindowDays the third promotion of a SKU within so many days is a tired one
 * @param stageSlackDays how many days a launch's stages may lie apart; 0: one follows the other at once
 */
public record CalendarRules(
        int minGapDays,
        int lowestPriceDays,
        long cannibalisationFenPerDay,
        int launchClusterGapDays,
        int launchesPerWeek,
        int creativeLeadDays,
        int arrivalToSaleDays,
        int firstPromotionAfterLaunchDays,
        int fatigueWindowDays,
        int stageSlackDays) {

    /** The defaults with so many launches a week. */
    public static CalendarRules defaults(int launchesPerWeek) {
        return new CalendarRules(7, 30, 30_000, 3, launchesPerWeek, 3, 2, 7, 60, 0);
    }
}
