package org.shopkeeper.planner.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds what keeps an item out of a slot, and which items of the plan are in its way. */
// INVARIANT: there is an obstacle exactly where CalendarLedger#fits says no.
public final class Obstacles {

    private final CalendarLedger ledger;
    private final LaunchCalendarProblem problem;
    private final SameSkuRules sameSku;

    public Obstacles(CalendarLedger ledger) {
        this.ledger = ledger;
        this.problem = ledger.table().problem();
        this.sameSku = new SameSkuRules(problem);
    }

    /** The first obstacle; null where the slot fits. The promotion itself must not be in the plan. */
    public @Nullable Obstacle first(PromoSlot slot) {
        Promo promo = problem.promos().get(slot.promo());
        for (int other : ledger.promosOfSku(promo.sku())) {
            PromoSlot chosen = ledger.promo(other);
            if (other != slot.promo() && chosen != null && sameSku.conflict(slot, chosen)) {
                return new Obstacle(Obstacle.Kind.SAME_SKU, other, sameSku.gapShortfallDays(slot, chosen));
            }
        }
        Integer group = promo.exclusivityGroup();
        if (group != null) {
            for (int other : ledger.promosOfGroup(group)) {
                PromoSlot chosen = ledger.promo(other);
                if (other != slot.promo() && chosen != null && chosen.overlapDays(slot) > 0) {
                    return new Obstacle(Obstacle.Kind.EXCLUSIVE, other, chosen.overlapDays(slot));
                }
            }
        }
        Integer launch = ledger.launchOfSku(promo.sku());
        if (launch != null) {
            LaunchSlot chosen = ledger.launch(launch);
            int wait = problem.rules().firstPromotionAfterLaunchDays();
            if (chosen == null || slot.start() - chosen.day() < wait) {
                return new Obstacle(
                        Obstacle.Kind.BEFORE_LAUNCH,
                        launch,
                        chosen == null ? wait : wait - slot.start() + chosen.day());
            }
        }
        return resources(slot, promo);
    }

    private @Nullable Obstacle resources(PromoSlot slot, Promo promo) {
        int month = slot.month();
        if (slot.spendFen() > ledger.budgetLeft(month)) {
            return new Obstacle(Obstacle.Kind.BUDGET_MONTH, month, slot.spendFen() - ledger.budgetLeft(month));
        }
        long channelLeft = ledger.budgetLeft(slot.channel(), month);
        if (slot.spendFen() > channelLeft) {
            return new Obstacle(
                    Obstacle.Kind.BUDGET_CHANNEL,
                    slot.channel() * problem.months() + month,
                    slot.spendFen() - channelLeft);
        }
        if (promo.event() != null && ledger.enrolmentsLeft(promo.event()) < 1) {
            return new Obstacle(Obstacle.Kind.EVENT_SLOTS, promo.event(), 1);
        }
        for (int n = 0; n < slot.days(); n++) {
            int day = slot.start() + n;
            if (slot.unitsMilli(n) > ledger.warehouseLeft(day)) {
                return new Obstacle(Obstacle.Kind.WAREHOUSE, day, slot.unitsMilli(n) - ledger.warehouseLeft(day));
            }
            if (slot.contactsMilli(n) > ledger.contactsLeft(day)) {
                return new Obstacle(Obstacle.Kind.CONTACTS, day, slot.contactsMilli(n) - ledger.contactsLeft(day));
            }
        }
        for (int day = slot.start() - problem.rules().creativeLeadDays(); day < slot.start(); day++) {
            if (promo.contentLoad() > ledger.creativeLeft(0, day)) {
                return new Obstacle(Obstacle.Kind.CREATIVE, day, promo.contentLoad() - ledger.creativeLeft(0, day));
            }
        }
        for (int day : CalendarLedger.stockCheckDays(problem, promo.sku())) {
            long missing = slot.unitsMilliUntil(day) - ledger.stockLeft(promo.sku(), day);
            if (day >= slot.start() && missing > 0) {
                return new Obstacle(Obstacle.Kind.STOCK, day, missing);
            }
        }
        return null;
    }

    /** The first obstacle; null where the slot fits. The launch itself must not be in the plan. */
    public @Nullable Obstacle first(LaunchSlot slot) {
        Launch launch = problem.launches().get(slot.launch());
        if (ledger.launchesLeft(slot.week()) < 1) {
            return new Obstacle(Obstacle.Kind.LAUNCH_WEEK, slot.week(), 1);
        }
        for (int day = slot.prepareFrom(); day <= slot.prepareTo(); day++) {
            int left = ledger.creativeLeft(slot.team(), day);
            if (launch.creativeLoad() > left) {
                return new Obstacle(
                        Obstacle.Kind.CREATIVE,
                        slot.team() * problem.horizonDays() + day,
                        launch.creativeLoad() - left);
            }
        }
        int gap = problem.rules().launchClusterGapDays();
        for (int other : ledger.launchesOfCluster(launch.cluster())) {
            LaunchSlot chosen = ledger.launch(other);
            if (other != slot.launch() && chosen != null && Math.abs(chosen.day() - slot.day()) < gap) {
                return new Obstacle(Obstacle.Kind.LAUNCH_CLUSTER, other, gap - Math.abs(chosen.day() - slot.day()));
            }
        }
        if (launch.sku() != null) {
            int wait = problem.rules().firstPromotionAfterLaunchDays();
            for (int promo : ledger.promosOfSku(launch.sku())) {
                PromoSlot chosen = ledger.promo(promo);
                if (chosen != null && chosen.start() - slot.day() < wait) {
                    return new Obstacle(Obstacle.Kind.BEFORE_LAUNCH, promo, wait - chosen.start() + slot.day());
                }
            }
        }
        return null;
    }

    /** Promotions of the plan that use what is short; removing some of them removes the obstacle. */
    public List<Integer> promosInTheWay(Obstacle obstacle, int sku) {
        int key = obstacle.key();
        int lead = problem.rules().creativeLeadDays();
        return switch (obstacle.kind()) {
            case SAME_SKU, EXCLUSIVE -> List.of(key);
            case BUDGET_MONTH -> running(slot -> slot.month() == key);
            case BUDGET_CHANNEL -> running(slot -> slot.channel() * problem.months() + slot.month() == key);
            case WAREHOUSE, CONTACTS -> running(slot -> slot.start() <= key && key <= slot.end());
            case CREATIVE ->
                running(slot -> slot.start() - lead <= key
                        && key < slot.start()
                        && problem.promos().get(slot.promo()).contentLoad() > 0);
            case STOCK -> running(slot -> problem.promos().get(slot.promo()).sku() == sku && slot.start() <= key);
            case EVENT_SLOTS ->
                running(slot -> {
                    Integer event = problem.promos().get(slot.promo()).event();
                    return event != null && event == key;
                });
            case BEFORE_LAUNCH, LAUNCH_WEEK, LAUNCH_CLUSTER -> List.of();
        };
    }

    /** Launches of the plan that use what is short. */
    public List<Integer> launchesInTheWay(Obstacle obstacle) {
        int key = obstacle.key();
        return switch (obstacle.kind()) {
            case CREATIVE ->
                taking(slot -> slot.team() == key / problem.horizonDays()
                        && slot.prepareFrom() <= key % problem.horizonDays()
                        && key % problem.horizonDays() <= slot.prepareTo());
            case LAUNCH_WEEK -> taking(slot -> slot.week() == key);
            case LAUNCH_CLUSTER -> List.of(key);
            default -> List.of();
        };
    }

    private List<Integer> running(Predicate<PromoSlot> test) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < problem.promos().size(); i++) {
            PromoSlot slot = ledger.promo(i);
            if (slot != null && test.test(slot)) {
                found.add(i);
            }
        }
        return found;
    }

    private List<Integer> taking(Predicate<LaunchSlot> test) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < problem.launches().size(); i++) {
            LaunchSlot slot = ledger.launch(i);
            if (slot != null && test.test(slot)) {
                found.add(i);
            }
        }
        return found;
    }
}
