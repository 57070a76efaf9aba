package org.shopkeeper.planner.calendar;

import java.util.List;

/**
 * A launch and promotion calendar to be planned. Days are counted from 0, the plan's first day; money is in fen, quantities in
 * thousandths of a unit, rates in permille.
 *
 * @param name how people call it, for example {@code SMALL-1}
 * @param horizonDays length of the plan, days
 * @param today the day on which it is planned; before it nothing can be enrolled
 * @param seasonalityPermille demand by {@code [category][month]}
 * @param contentTasks creative work that is scheduled by itself; empty where promotions carry their own
 */
public record LaunchCalendarProblem(
        String name,
        int horizonDays,
        int today,
        List<List<Integer>> seasonalityPermille,
        List<FestivalEvent> events,
        List<Sku> skus,
        List<Launch> launches,
        List<Promo> promos,
        List<ContentTask> contentTasks,
        CalendarRules rules,
        Capacities capacities,
        Surroundings surroundings,
        SoftPrices prices) {

    /** Days in a month of the plan. Source: SPEC §3.2, budgets are booked on {@code start / 30}. */
    public static final int MONTH_DAYS = 30;

    public LaunchCalendarProblem {
        seasonalityPermille = seasonalityPermille.stream().map(List::copyOf).toList();
        events = List.copyOf(events);
        skus = List.copyOf(skus);
        launches = List.copyOf(launches);
        promos = List.copyOf(promos);
        contentTasks = List.copyOf(contentTasks);
    }

    public int months() {
        return (horizonDays + MONTH_DAYS - 1) / MONTH_DAYS;
    }

    public int weeks() {
        return (horizonDays + 6) / 7;
    }

    /** The same calendar with other capacities: a what-if. */
    public LaunchCalendarProblem withCapacities(Capacities other) {
        return new LaunchCalendarProblem(
                name,
                horizonDays,
                today,
                seasonalityPermille,
                events,
                skus,
                launches,
                promos,
                contentTasks,
                rules,
                other,
                surroundings,
                prices);
    }
}
