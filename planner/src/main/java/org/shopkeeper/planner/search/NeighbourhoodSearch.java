package org.shopkeeper.planner.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.planner.bound.ExactModel;
import org.shopkeeper.planner.bound.PackingModel;
import org.shopkeeper.planner.calendar.CalendarLedger;
import org.shopkeeper.planner.calendar.CalendarPlan;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotTable;

/**
 * Improves a plan by setting a few items free and placing them anew, exactly, with CP-SAT; again and again. Two neighbourhoods
 * are solved side by side and taken over one after the other, so that seed and number of rounds decide the outcome, not the
 * machine.
 */
// Source: large neighbourhood search, Shaw 1998; adaptive size after Ropke & Pisinger 2006.
final class NeighbourhoodSearch {

    /** Neighbourhoods per round. It is part of what a seed means, so it does not follow the machine. */
    static final int LANES = 2;

    /** CP-SAT's deterministic time per neighbourhood. */
    private static final double EFFORT = Double.parseDouble(System.getProperty("eff", "0.15"));

    private final SlotTable table;
    private final CalendarLedger plan;
    private final CalendarLedger[] replicas = new CalendarLedger[LANES];
    private final @Nullable Guide guide;
    private final Random random;
    private final ExecutorService threads;
    private final LongSupplier nanosLeft;
    private final Map<Neighbourhood.Kind, Double> sizes = new EnumMap<>(Neighbourhood.Kind.class);
    private final Map<Neighbourhood.Kind, Double> credit = new EnumMap<>(Neighbourhood.Kind.class);
    private double slack;
    private int rounds;

    /**
     * @param plan improved in place
     * @param threads at least {@link #LANES} of them, or the round takes longer
     * @param nanosLeft how long the search may go on; the last round may be cut short by it
     */
    NeighbourhoodSearch(
            CalendarLedger plan, @Nullable Guide guide, long seed, ExecutorService threads, LongSupplier nanosLeft) {
        this.table = plan.table();
        this.plan = plan;
        this.guide = guide;
        this.random = new Random(seed);
        this.threads = threads;
        this.nanosLeft = nanosLeft;
        CalendarPlan start = plan.plan();
        for (int lane = 0; lane < LANES; lane++) {
            replicas[lane] = new CalendarLedger(table);
            replicas[lane].load(start);
        }
        for (Neighbourhood.Kind kind : Neighbourhood.Kind.values()) {
            sizes.put(kind, 200.0);
            credit.put(kind, 1.0);
        }
    }

    String info() {
        return sizes + " " + credit;
    }

    int rounds() {
        return rounds;
    }

    /** One round; answers whether the plan became better. */
    boolean round() {
        rounds++;
        if (guide != null) {
            // No better plan uses a slot that loses more than the whole gap.
            slack = Math.max(1, guide.relaxation().boundFen() - plan.softFen());
        }
        NeighbourhoodChoice choice = new NeighbourhoodChoice(table, random, this::promoColumns, this::launchColumns);
        Set<Integer> takenPromos = new HashSet<>();
        Set<Integer> takenLaunches = new HashSet<>();
        List<Neighbourhood> drawn = new ArrayList<>();
        List<Future<Answered>> running = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            Neighbourhood.Kind kind = drawKind();
            Neighbourhood free = choice.draw(
                    kind, plan, (int) Math.round(sizes.getOrDefault(kind, 200.0)), takenPromos, takenLaunches);
            takenPromos.addAll(free.promos());
            takenLaunches.addAll(free.launches());
            drawn.add(free);
            CalendarLedger replica = replicas[lane];
            int seed = random.nextInt(1 << 30);
            running.add(threads.submit(() -> solve(free, replica, seed)));
        }
        boolean better = false;
        for (int lane = 0; lane < LANES; lane++) {
            Answered answered = await(running.get(lane));
            boolean gained = answered.answer().found() && takeOver(drawn.get(lane), answered.answer());
            learn(drawn.get(lane).kind(), answered, gained);
            better |= gained;
        }
        return better;
    }

    private record Answered(ExactModel.Answer answer, int columns) {}

    private static Answered await(Future<Answered> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answered(new ExactModel.Answer(false, false, 0, 0, List.of(), List.of()), 0);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A neighbourhood could not be solved.", e.getCause());
        }
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

    /** Neighbourhoods that are solved to the end grow, others shrink; kinds that gain are drawn more often. */
    private void learn(Neighbourhood.Kind kind, Answered answered, boolean gained) {
        double size = sizes.getOrDefault(kind, 200.0);
        sizes.put(kind, Math.max(100, Math.min(8000, answered.answer().proven() ? size * 1.12 : size * 0.9)));
        credit.put(kind, Math.max(0.2, credit.getOrDefault(kind, 1.0) * 0.9 + (gained ? 0.3 : 0)));
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

    private Answered solve(Neighbourhood free, CalendarLedger replica, int seed) {
        free.promos().forEach(replica::removePromo);
        free.launches().forEach(replica::removeLaunch);
        PackingModel part = PackingModel.part(
                replica,
                free.promos(),
                free.launches(),
                slot -> wanted(slot) || slot.equals(plan.promo(slot.promo())),
                slot -> wanted(slot) || slot.equals(plan.launch(slot.launch())));
        ExactModel exact = new ExactModel(part);
        exact.hint(plan);
        double seconds = nanosLeft.getAsLong() / 1e9;
        ExactModel.Answer answer =
                exact.maximiseWorth(10_000_000_000L, new ExactModel.Effort(seconds, EFFORT, 1, seed), () -> false);
        for (int promo : free.promos()) {
            PromoSlot slot = plan.promo(promo);
            if (slot != null) {
                replica.put(slot);
            }
        }
        for (int launch : free.launches()) {
            LaunchSlot slot = plan.launch(launch);
            if (slot != null) {
                replica.put(slot);
            }
        }
        return new Answered(answer, 0);
    }

    private boolean takeOver(Neighbourhood free, ExactModel.Answer answer) {
        int medium = plan.medium();
        long soft = plan.softFen();
        List<PromoSlot> oldPromos = new ArrayList<>();
        List<LaunchSlot> oldLaunches = new ArrayList<>();
        for (int promo : free.promos()) {
            PromoSlot slot = plan.promo(promo);
            if (slot != null) {
                oldPromos.add(slot);
                plan.removePromo(promo);
            }
        }
        for (int launch : free.launches()) {
            LaunchSlot slot = plan.launch(launch);
            if (slot != null) {
                oldLaunches.add(slot);
                plan.removeLaunch(launch);
            }
        }
        // The neighbour lane may have taken what this one counted on.
        boolean fits = true;
        for (LaunchSlot slot : answer.launches()) {
            fits &= plan.fits(slot);
            if (fits) {
                plan.put(slot);
            }
        }
        for (PromoSlot slot : answer.promos()) {
            if (plan.fits(slot)) {
                plan.put(slot);
            } else {
                fits = false;
            }
        }
        int newMedium = plan.medium();
        long newSoft = plan.softFen();
        boolean better = newMedium > medium || (newMedium == medium && newSoft > soft);
        boolean level = fits && newMedium == medium && newSoft == soft;
        if (!better && !level) {
            free.promos().forEach(plan::removePromo);
            free.launches().forEach(plan::removeLaunch);
            oldPromos.forEach(plan::put);
            oldLaunches.forEach(plan::put);
            return false;
        }
        for (CalendarLedger replica : replicas) {
            free.promos().forEach(replica::removePromo);
            free.launches().forEach(replica::removeLaunch);
            for (int promo : free.promos()) {
                PromoSlot slot = plan.promo(promo);
                if (slot != null) {
                    replica.put(slot);
                }
            }
            for (int launch : free.launches()) {
                LaunchSlot slot = plan.launch(launch);
                if (slot != null) {
                    replica.put(slot);
                }
            }
        }
        return better;
    }
}
