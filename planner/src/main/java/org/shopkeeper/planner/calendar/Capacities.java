package org.shopkeeper.planner.calendar;

import java.util.List;

/**
 * What may be used up, by day and by month (30 days of the plan).
 *
 * @param budgetPerMonthFen promotion spend per month, booked on the month of the start
 * @param channelBudgetPerMonthFen the same per channel: {@code [channel][month]}
 * @param warehouseMilliPerDay additional units that the warehouse can send, in thousandths, per day
 * @param contactsMilliPerDay customer-service contacts, in thousandths, per day
 * @param creativePerDay creative person-days: {@code [team][day]}
 */
public record Capacities(
        List<Long> budgetPerMonthFen,
        List<List<Long>> channelBudgetPerMonthFen,
        List<Long> warehouseMilliPerDay,
        List<Long> contactsMilliPerDay,
        List<List<Integer>> creativePerDay) {

    public Capacities {
        budgetPerMonthFen = List.copyOf(budgetPerMonthFen);
        channelBudgetPerMonthFen =
                channelBudgetPerMonthFen.stream().map(List::copyOf).toList();
        warehouseMilliPerDay = List.copyOf(warehouseMilliPerDay);
        contactsMilliPerDay = List.copyOf(contactsMilliPerDay);
        creativePerDay = creativePerDay.stream().map(List::copyOf).toList();
    }

    public int channels() {
        return channelBudgetPerMonthFen.size();
    }

    public int teams() {
        return creativePerDay.size();
    }
}
