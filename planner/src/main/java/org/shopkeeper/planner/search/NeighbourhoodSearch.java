package org.shopkeeper.planner.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.planner.bound.ExactModel;
import org.shopkeeper.planner.bound.PackingModel;
import org.shopkeeper.planner.calendar.CalendarLedger;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotTable;

/**
 * Improves a plan by setting a few items free and placing them anew, exactly, with CP-SAT; again and again.
 */
// Source: large neighbourhood search, Shaw 1998; adaptive size after Ropke & Pisinger 2006.
final class NeighbourhoodSearch {

    /** CP-SAT's deterministic time per neighbourhood: the same on every machine. */
    private static final double EFFORT = 0.15;

    private static final double FIRST_SIZE = 200;
    private static final double SMALLEST = 100;
    private static final double LARGEST = 8_000;

    private final SlotTable table;
    private final CalendarLedger plan;
    private final @Nullable Guide guide;
    private final Random random;
    private final LongSupplier millisLeft;
    private final Map<Neighbourhood.Kind, Double> sizes = new EnumMap<>(Neighbourhood.Kind.class);
    private final Map<Neighbourhood.Kind, Double> credit = new EnumMap<>(Neighbourhood.Kind.class);
    private double slack = Double.POSITIVE_INFINITY;

    /**
     * @param plan improved in place
     * @param millisLeft how long the search may go on; a neighbourhood is cut short by it
     */
    NeighbourhoodSearch(CalendarLedger plan, @Nullable Guide guide, long seed, LongSupplier millisLeft) {
        this.table = plan.table();
        this.plan = plan;
        this.guide = guide;
        this.random = new Random(seed);
        this.millisLeft = millisLeft;
        for (Neighbourhood.Kind kind : Neighbourhood.Kind.values()) {
            sizes.put(kind, FIRST_SIZE);
            credit.put(kind, 1.0);
        }
    }

    /** Solves one neighbourhood; answers whether the plan became better. */
    boolean improve() {
        if (guide != null) {
            // No better plan uses a slot that loses more than the whole gap.
            slack = Math.max(1, guide.relaxation().boundFen() - plan.linearFen());
        }
        Neighbourhood.Kind kind = drawKind();
        double size = sizes.getOrDefault(kind, FIRST_SIZE);
        Neighbourhood free = new NeighbourhoodChoice(table, random, this::promoColumns, this::launchColumns)
                .draw(kind, plan, (int) Math.round(size));
        ExactModel.Answer answer = solve(free, random.nextInt(1 << 30));
        boolean better = answer.found() && takeOver(free, answer);
        // Neighbourhoods that are solved to the end grow, others shrink; kinds that gain are drawn more often.
        sizes.put(kind, Math.max(SMALLEST, Math.min(LARGEST, answer.proven() ? size * 1.12 : size * 0.9)));
        credit.put(kind, Math.max(0.2, credit.getOrDefault(kind, 1.0) * 0.9 + (better ? 0.3 : 0)));
        return better;
    }

    private Neighbourhood.Kind drawKind() {
        if (plan.medium() < 0 && random.nextInt(2) == 0) {
            return Neighbourhood.Kind.MISSING;
        }
        double sum = 0;
        for (Neighbourhood.Kind kind : Neighbourhood.Kind.values()) {
            sum += kind == Neighbourhood.Kind.MISSING ? 0 : credit.getOrDefault(kind, 1.0);
        }
        double at = random.nextDouble() * sum;
        for (Neighbourhood.Kind kind : Neighbourhood.Kind.values()) {
            if (kind != Neighbourhood.Kind.MISSING) {
                at -= credit.getOrDefault(kind, 1.0);
                if (at <= 0) {
                    return kind;
                }
            }
        }
        return Neighbourhood.Kind.ANY;
    }

    private boolean wanted(PromoSlot slot) {
        return slot.worth().aloneFen() > 0 && (guide == null || guide.pays(slot) >= -slack);
    }

    private boolean wanted(LaunchSlot slot) {
        return guide == null || guide.pays(slot) >= -slack;
    }

    private int promoColumns(int promo) {
        int count = 0;
        for (PromoSlot slot : table.promo(promo)) {
            count += wanted(slot) ? 1 : 0;
        }
        return count;
    }

    private int launchColumns(int launch) {
        int count = 0;
        for (LaunchSlot slot : table.launch(launch)) {
            count += wanted(slot) ? 1 : 0;
        }
        return count;
    }

    /** Removes the free items from the plan, solves, and puts them back. */
    private ExactModel.Answer solve(Neighbourhood free, int seed) {
        Placed before = Placed.take(plan, free);
        PackingModel part = PackingModel.part(
                plan,
                free.promos(),
                free.launches(),
                slot -> wanted(slot) || before.promos.contains(slot),
                slot -> wanted(slot) || before.launches.contains(slot));
        ExactModel exact = new ExactModel(part);
        before.restore(plan);
        exact.hint(plan);
        return exact.maximiseWorth(
                (long) RuinAndRecreate.POINT_FEN,
                new ExactModel.Effort(millisLeft.getAsLong() / 1e3, EFFORT, 1, seed),
                () -> false);
    }

    private boolean takeOver(Neighbourhood free, ExactModel.Answer answer) {
        int medium = plan.medium();
        long soft = plan.softFen();
        Placed before = Placed.take(plan, free);
        answer.launches().forEach(plan::put);
        answer.promos().forEach(plan::put);
        int newMedium = plan.medium();
        long newSoft = plan.softFen();
        if (newMedium < medium || (newMedium == medium && newSoft < soft)) {
            Placed.take(plan, free);
            before.restore(plan);
            return false;
        }
        return newMedium > medium || newSoft > soft;
    }

    /** Where free items were. */
    private record Placed(List<PromoSlot> promos, List<LaunchSlot> launches) {

        static Placed take(CalendarLedger plan, Neighbourhood free) {
            Placed placed = new Placed(new ArrayList<>(), new ArrayList<>());
            for (int promo : free.promos()) {
                PromoSlot slot = plan.promo(promo);
                if (slot != null) {
                    placed.promos.add(slot);
                    plan.removePromo(promo);
                }
            }
            for (int launch : free.launches()) {
                LaunchSlot slot = plan.launch(launch);
                if (slot != null) {
                    placed.launches.add(slot);
                    plan.removeLaunch(launch);
                }
            }
            return placed;
        }

        void restore(CalendarLedger plan) {
            promos.forEach(plan::put);
            launches.forEach(plan::put);
        }
    }
}
