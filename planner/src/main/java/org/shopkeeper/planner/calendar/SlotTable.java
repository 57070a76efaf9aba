package org.shopkeeper.planner.calendar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every slot that a calendar has to choose from: per promotion its options by start day, per launch its days. A pinned item has
 * one slot, which the rules may not admit.
 */
public final class SlotTable {

    private final LaunchCalendarProblem problem;
    private final List<List<PromoSlot>> promos = new ArrayList<>();
    private final List<List<LaunchSlot>> launches = new ArrayList<>();

    private SlotTable(LaunchCalendarProblem problem) {
        this.problem = problem;
    }

    public static SlotTable of(LaunchCalendarProblem problem) {
        SlotTable table = new SlotTable(problem);
        SlotPricing pricing = new SlotPricing(problem);
        SlotAdmission admission = new SlotAdmission(problem);
        for (int i = 0; i < problem.promos().size(); i++) {
            table.promos.add(List.copyOf(promoSlots(problem, i, pricing, admission)));
        }
        for (int i = 0; i < problem.launches().size(); i++) {
            table.launches.add(List.copyOf(launchSlots(problem, i, pricing, admission)));
        }
        return table;
    }

    private static List<PromoSlot> promoSlots(
            LaunchCalendarProblem problem, int index, SlotPricing pricing, SlotAdmission admission) {
        Promo promo = problem.promos().get(index);
        if (promo.pinned() != null) {
            return List.of(pricing.promo(index, 0, promo.pinned()));
        }
        List<PromoSlot> slots = new ArrayList<>();
        int from = Math.max(promo.earliest(), problem.rules().creativeLeadDays());
        for (int option = 0; option < promo.options().size(); option++) {
            int lastStart = problem.horizonDays() - promo.options().get(option).durationDays();
            for (int start = from; start <= Math.min(promo.latest(), lastStart); start++) {
                PromoSlot slot = pricing.promo(index, slots.size(), new PromoChoice(option, start));
                if (admission.admits(slot)) {
                    slots.add(slot);
                }
            }
        }
        return slots;
    }

    private static List<LaunchSlot> launchSlots(
            LaunchCalendarProblem problem, int index, SlotPricing pricing, SlotAdmission admission) {
        Launch launch = problem.launches().get(index);
        if (launch.pinned() != null) {
            return List.of(pricing.launch(index, 0, launch.pinned()));
        }
        List<LaunchSlot> slots = new ArrayList<>();
        int slack = problem.rules().stageSlackDays();
        int teams = problem.capacities().teams();
        for (int day = launch.earliest(); day <= Math.min(launch.latest(), problem.horizonDays() - 1); day++) {
            for (int beforeLaunch = 0; beforeLaunch <= slack; beforeLaunch++) {
                for (int beforeTest = 0; beforeTest <= slack; beforeTest++) {
                    int testStart = day - beforeLaunch - launch.testDays();
                    int prepareStart = testStart - beforeTest - launch.prepareDays();
                    for (int team = 0; team < teams; team++) {
                        LaunchChoice choice = new LaunchChoice(prepareStart, testStart, day, team);
                        LaunchSlot slot = pricing.launch(index, slots.size(), choice);
                        if (admission.admits(slot)) {
                            slots.add(slot);
                        }
                    }
                }
            }
        }
        return slots;
    }

    public LaunchCalendarProblem problem() {
        return problem;
    }

    /** Slots of a promotion, by option, then by start day. */
    public List<PromoSlot> promo(int promo) {
        return promos.get(promo);
    }

    /** Slots of a launch, by day. */
    public List<LaunchSlot> launch(int launch) {
        return launches.get(launch);
    }

    public int promoSlotCount() {
        return promos.stream().mapToInt(List::size).sum();
    }

    public int launchSlotCount() {
        return launches.stream().mapToInt(List::size).sum();
    }

    /** The slot of that choice; null where the rules do not admit it. */
    public @Nullable PromoSlot find(int promo, PromoChoice choice) {
        for (PromoSlot slot : promos.get(promo)) {
            if (slot.choice().equals(choice)) {
                return slot;
            }
        }
        return null;
    }

    /** The slot of that choice; null where the rules do not admit it. */
    public @Nullable LaunchSlot find(int launch, LaunchChoice choice) {
        for (LaunchSlot slot : launches.get(launch)) {
            if (slot.choice().equals(choice)) {
                return slot;
            }
        }
        return null;
    }

    /** The launch on that day with its stages close together and the first team; null where the rules do not admit it. */
    public @Nullable LaunchSlot findLaunchDay(int launch, int day) {
        for (LaunchSlot slot : launches.get(launch)) {
            if (slot.day() == day) {
                return slot;
            }
        }
        return null;
    }
}
