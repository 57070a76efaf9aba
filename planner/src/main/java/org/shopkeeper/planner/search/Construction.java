package org.shopkeeper.planner.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.shopkeeper.planner.calendar.CalendarLedger;
import org.shopkeeper.planner.calendar.Launch;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotTable;

/** Builds a first plan, item by item, each into a slot that fits; what it builds can always be carried out. */
final class Construction {

    private Construction() {}

    /** Within a second, without any relaxation: mandatory launches by priority, then all by what they earn. */
    static void fill(CalendarLedger ledger) {
        SlotTable table = ledger.table();
        LaunchCalendarProblem problem = table.problem();
        ledger.putPinned();
        List<Integer> launches = new ArrayList<>();
        for (int i = 0; i < problem.launches().size(); i++) {
            launches.add(i);
        }
        launches.sort(
                Comparator.comparing((Integer i) -> !problem.launches().get(i).mandatory())
                        .thenComparing(i -> -problem.launches().get(i).priority())
                        .thenComparing(i -> table.launch(i).size()));
        for (int launch : launches) {
            if (ledger.launch(launch) == null) {
                place(ledger, table.launch(launch));
            }
        }
        List<PromoSlot> slots = new ArrayList<>();
        for (int i = 0; i < problem.promos().size(); i++) {
            slots.addAll(table.promo(i));
        }
        add(ledger, slots, slot -> slot.worth().aloneFen());
    }

    private static void place(CalendarLedger ledger, List<LaunchSlot> slots) {
        slots.stream()
                .sorted(Comparator.comparingLong((LaunchSlot slot) -> -slot.aloneFen())
                        .thenComparingInt(LaunchSlot::index))
                .filter(ledger::fits)
                .findFirst()
                .ifPresent(ledger::put);
    }

    /** Adds promotions in order of their score while they fit and gain. */
    static void add(CalendarLedger ledger, List<PromoSlot> slots, ToDoubleFunction<PromoSlot> score) {
        record Scored(PromoSlot slot, double score) {}
        slots.stream()
                .map(slot -> new Scored(slot, score.applyAsDouble(slot)))
                .sorted(Comparator.comparingDouble((Scored s) -> -s.score)
                        .thenComparingInt(s -> s.slot.promo())
                        .thenComparingInt(s -> s.slot.index()))
                .map(Scored::slot)
                .filter(slot -> ledger.promo(slot.promo()) == null)
                .forEach(slot -> {
                    if (ledger.promo(slot.promo()) == null && ledger.gainFen(slot) > 0 && ledger.fits(slot)) {
                        ledger.put(slot);
                    }
                });
    }

    /** Adds launches in order of their score while they fit, mandatory ones first. */
    static void addLaunches(CalendarLedger ledger, List<LaunchSlot> slots, ToDoubleFunction<LaunchSlot> score) {
        record Scored(LaunchSlot slot, boolean optional, double score) {}
        slots.stream()
                .map(slot -> {
                    Launch launch = ledger.table().problem().launches().get(slot.launch());
                    return new Scored(slot, !launch.mandatory(), score.applyAsDouble(slot));
                })
                .sorted(Comparator.comparing(Scored::optional)
                        .thenComparingDouble(s -> -s.score)
                        .thenComparingInt(s -> s.slot.launch())
                        .thenComparingInt(s -> s.slot.index()))
                .map(Scored::slot)
                .forEach(slot -> {
                    if (ledger.launch(slot.launch()) == null && ledger.fits(slot)) {
                        ledger.put(slot);
                    }
                });
    }
}
