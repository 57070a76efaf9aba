package org.shopkeeper.planner.calendar;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Scores a plan of LPC-core exactly and plainly, from nothing. It is the judge of everything faster: the planning model, the
 * ledger and the solvers are held against it.
 */
// Source: SPEC §3.2, "evaluate".
public final class CoreEvaluator {

    private final SlotTable table;
    private final LaunchCalendarProblem problem;
    private final SameSkuRules sameSku;

    public CoreEvaluator(SlotTable table) {
        this.table = table;
        this.problem = table.problem();
        this.sameSku = new SameSkuRules(problem);
    }

    public PlanScore evaluate(CalendarPlan plan) {
        Map<Violation, Integer> bad = new EnumMap<>(Violation.class);
        List<PromoSlot> promos = new ArrayList<>();
        List<LaunchSlot> launches = new ArrayList<>();
        plan.promos().forEach((index, choice) -> {
            PromoSlot slot = table.find(index, choice);
            if (slot == null) {
                add(bad, Violation.INFEASIBLE_COLUMN);
            } else {
                promos.add(slot);
            }
        });
        plan.launches().forEach((index, choice) -> {
            LaunchSlot slot = table.find(index, choice);
            if (slot == null) {
                add(bad, Violation.INFEASIBLE_LAUNCH);
            } else {
                launches.add(slot);
            }
        });
        long soft = promos.stream().mapToLong(slot -> slot.worth().valueFen()).sum()
                + launches.stream().mapToLong(LaunchSlot::valueFen).sum()
                - pairs(promos, bad);
        budgets(promos, bad);
        daily(promos, launches, bad);
        stock(promos, bad);
        counts(promos, launches, bad);
        int hard = -bad.values().stream().mapToInt(Integer::intValue).sum();
        return new PlanScore(hard, medium(launches), soft, bad, promos.size(), launches.size());
    }

    private static void add(Map<Violation, Integer> bad, Violation kind) {
        bad.merge(kind, 1, Integer::sum);
    }

    private int medium(List<LaunchSlot> launches) {
        boolean[] present = new boolean[problem.launches().size()];
        launches.forEach(slot -> present[slot.launch()] = true);
        int medium = 0;
        for (int i = 0; i < present.length; i++) {
            Launch launch = problem.launches().get(i);
            if (launch.mandatory() && !present[i]) {
                medium -= launch.priority();
            }
        }
        return medium;
    }

    /** Counts pairs of a SKU that conflict; answers what cannibalisation costs. */
    private long pairs(List<PromoSlot> promos, Map<Violation, Integer> bad) {
        long lost = 0;
        for (int a = 0; a < promos.size(); a++) {
            for (int b = a + 1; b < promos.size(); b++) {
                PromoSlot one = promos.get(a);
                PromoSlot other = promos.get(b);
                int oneSku = problem.promos().get(one.promo()).sku();
                int otherSku = problem.promos().get(other.promo()).sku();
                if (oneSku == otherSku) {
                    if (sameSku.conflict(one, other)) {
                        add(bad, Violation.SAME_SKU_RULES);
                    }
                } else if (problem.skus().get(oneSku).cluster()
                        == problem.skus().get(otherSku).cluster()) {
                    lost += one.overlapDays(other) * problem.rules().cannibalisationFenPerDay();
                }
            }
        }
        return lost;
    }

    private void budgets(List<PromoSlot> promos, Map<Violation, Integer> bad) {
        Capacities capacities = problem.capacities();
        for (int month = 0; month < capacities.budgetPerMonthFen().size(); month++) {
            int m = month;
            long spend = promos.stream()
                    .filter(slot -> slot.month() == m)
                    .mapToLong(PromoSlot::spendFen)
                    .sum();
            if (spend > capacities.budgetPerMonthFen().get(month)) {
                add(bad, Violation.BUDGET_MONTH);
            }
            for (int channel = 0; channel < capacities.channels(); channel++) {
                int c = channel;
                long ofChannel = promos.stream()
                        .filter(slot -> slot.month() == m && slot.channel() == c)
                        .mapToLong(PromoSlot::spendFen)
                        .sum();
                if (ofChannel
                        > capacities.channelBudgetPerMonthFen().get(channel).get(month)) {
                    add(bad, Violation.BUDGET_CHANNEL);
                }
            }
        }
    }

    private void daily(List<PromoSlot> promos, List<LaunchSlot> launches, Map<Violation, Integer> bad) {
        int horizon = problem.horizonDays();
        long[] warehouse = new long[horizon];
        long[] contacts = new long[horizon];
        int[] creative = new int[horizon];
        for (PromoSlot slot : promos) {
            for (int n = 0; n < slot.days(); n++) {
                warehouse[slot.start() + n] += slot.unitsMilli(n);
                contacts[slot.start() + n] += slot.contactsMilli(n);
            }
            int load = problem.promos().get(slot.promo()).contentLoad();
            for (int day = slot.start() - problem.rules().creativeLeadDays(); day < slot.start(); day++) {
                creative[day] += load;
            }
        }
        for (LaunchSlot slot : launches) {
            for (int day = slot.prepareFrom(); day <= slot.prepareTo(); day++) {
                creative[day] += problem.launches().get(slot.launch()).creativeLoad();
            }
        }
        Capacities capacities = problem.capacities();
        for (int day = 0; day < horizon; day++) {
            if (warehouse[day] > capacities.warehouseMilliPerDay().get(day)) {
                add(bad, Violation.WAREHOUSE);
            }
            if (contacts[day] > capacities.contactsMilliPerDay().get(day)) {
                add(bad, Violation.CS);
            }
            if (creative[day] > capacities.creativePerDay().get(0).get(day)) {
                add(bad, Violation.CREATIVE);
            }
        }
    }

    private void stock(List<PromoSlot> promos, Map<Violation, Integer> bad) {
        int horizon = problem.horizonDays();
        for (int index = 0; index < problem.skus().size(); index++) {
            Sku sku = problem.skus().get(index);
            long[] use = new long[horizon];
            for (PromoSlot slot : promos) {
                if (problem.promos().get(slot.promo()).sku() == index) {
                    for (int n = 0; n < slot.days(); n++) {
                        use[slot.start() + n] += slot.unitsMilli(n);
                    }
                }
            }
            long used = 0;
            for (int day = 0; day < horizon; day++) {
                used += use[day];
                if (use[day] > 0 && used > StockSupply.until(sku, day, problem.rules())) {
                    add(bad, Violation.STOCK);
                }
            }
        }
    }

    private void counts(List<PromoSlot> promos, List<LaunchSlot> launches, Map<Violation, Integer> bad) {
        for (int event = 0; event < problem.events().size(); event++) {
            Integer e = event;
            long enrolled = promos.stream()
                    .filter(slot -> e.equals(problem.promos().get(slot.promo()).event()))
                    .count();
            if (enrolled > problem.events().get(event).slots()) {
                add(bad, Violation.EVENT_SLOTS);
            }
        }
        for (int week = 0; week < problem.weeks(); week++) {
            int w = week;
            if (launches.stream().filter(slot -> slot.week() == w).count()
                    > problem.rules().launchesPerWeek()) {
                add(bad, Violation.LAUNCH_WEEK);
            }
        }
        for (int a = 0; a < launches.size(); a++) {
            for (int b = a + 1; b < launches.size(); b++) {
                LaunchSlot one = launches.get(a);
                LaunchSlot other = launches.get(b);
                boolean together = problem.launches().get(one.launch()).cluster()
                        == problem.launches().get(other.launch()).cluster();
                if (together
                        && Math.abs(one.day() - other.day()) < problem.rules().launchClusterGapDays()) {
                    add(bad, Violation.LAUNCH_CLUSTER_GAP);
                }
            }
        }
    }
}
