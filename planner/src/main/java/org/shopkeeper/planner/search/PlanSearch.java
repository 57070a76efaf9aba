package org.shopkeeper.planner.search;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.planner.bound.ExactModel;
import org.shopkeeper.planner.bound.LinearRelaxation;
import org.shopkeeper.planner.bound.PackingModel;
import org.shopkeeper.planner.bound.SlotPrices;
import org.shopkeeper.planner.calendar.CalendarLedger;
import org.shopkeeper.planner.calendar.CalendarPlan;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.SlotTable;

/**
 * Searches a calendar from the first plan to the best one it finds in the time. The first plan is there at once; then come the
 * relaxation, its rounding, and rounds in which ruin and recreate, and exact neighbourhoods, improve the best plan side by side.
 * Small calendars are proven beside it.
 */
public final class PlanSearch {

    /** Columns up to which CP-SAT is given the whole calendar first. */
    private static final int TINY_COLUMNS = 1_000;

    /** Columns up to which CP-SAT works on a proof beside the search. */
    private static final int PROVABLE_COLUMNS = 4_000;

    /** Steps of ruin and recreate per round. */
    private static final int STEPS = 10_000;

    /** Largest steps down of the two lanes; source: 400,000 steps on SMALL 1–3 and MID 1. */
    private static final double[] WARMTH = {0.2, 0.6};

    private static final double[] WARMTH_OF_MANY = {0.02, 0.05};

    /** Items above which a calendar is one of many. */
    private static final int MANY = 300;

    private final SlotTable table;
    private final SearchLimits limits;
    private final Clock clock;
    private final Consumer<PlanProgress> listener;
    private final long startMillis;
    private final Object lock = new Object();
    private volatile boolean cancelled;
    private volatile boolean proven;
    private volatile @Nullable ExactModel prover;

    private CalendarPlan best = CalendarPlan.EMPTY;
    private int bestMedium = Integer.MIN_VALUE;
    private long bestSoft = Long.MIN_VALUE;
    private @Nullable Long bound;
    private long rounds;
    /** The best possible medium level, once it is proven. */
    private int provenMedium = Integer.MAX_VALUE;

    /**
     * @param clock measures the time limit
     * @param listener told of each better plan and each better bound; called from the search's threads, one call at a time
     */
    public PlanSearch(SlotTable table, SearchLimits limits, Clock clock, Consumer<PlanProgress> listener) {
        this.table = table;
        this.limits = limits;
        this.clock = clock;
        this.listener = listener;
        this.startMillis = clock.millis();
    }

    /** Ends the search soon; {@link #run} then returns the best plan so far. Any thread may call it. */
    public void cancel() {
        cancelled = true;
        ExactModel busy = prover;
        if (busy != null) {
            busy.stop();
        }
    }

    private long millisLeft() {
        return Math.max(0, limits.time().toMillis() - (clock.millis() - startMillis));
    }

    private boolean over() {
        return cancelled || proven || millisLeft() == 0;
    }

    /**
     * Searches; blocks until a limit is reached, the plan is proven or {@link #cancel} is called.
     *
     * @param resumeFrom a plan to begin with, or null
     */
    public PlanProgress run(@Nullable CalendarPlan resumeFrom) {
        CalendarLedger first = new CalendarLedger(table);
        if (resumeFrom != null) {
            first.load(resumeFrom);
        }
        Construction.fill(first);
        offer(first);
        ExecutorService threads = Executors.newFixedThreadPool(3, task -> {
            Thread thread = new Thread(task, "plan search");
            thread.setDaemon(true);
            return thread;
        });
        try {
            search(threads);
        } finally {
            cancelled = true;
            threads.shutdown();
        }
        return progress();
    }

    private void search(ExecutorService threads) {
        PackingModel whole = PackingModel.whole(table);
        if (whole.columns() <= TINY_COLUMNS) {
            prove(whole, limits.proof() ? 2 : 1);
            if (over()) {
                return;
            }
        }
        LinearRelaxation.Solution relaxation =
                LinearRelaxation.solve(whole, LinearRelaxation.Strength.TIGHT, Duration.ofMillis(millisLeft()));
        Guide guide = null;
        if (relaxation != null) {
            tighten(relaxation.boundFen());
            guide = new Guide(new SlotPrices(table, whole, relaxation));
            CalendarLedger rounded = new CalendarLedger(table);
            guide.round(rounded);
            offer(rounded);
        }
        Future<?> proof = null;
        if (limits.proof() && whole.columns() <= PROVABLE_COLUMNS && whole.columns() > TINY_COLUMNS) {
            proof = threads.submit(() -> prove(whole, 1));
        }
        improve(guide, threads);
        if (proof != null) {
            cancel();
            await(proof);
        }
    }

    /** Rounds of two lanes; each round ends with both knowing the best plan, so that seed and rounds decide it. */
    private void improve(@Nullable Guide guide, ExecutorService threads) {
        LaunchCalendarProblem problem = table.problem();
        boolean many = problem.promos().size() + problem.launches().size() > MANY;
        double[] warmth = many ? WARMTH_OF_MANY : WARMTH;
        RuinAndRecreate calm = new RuinAndRecreate(ledger(best()), guide, warmth[0], limits.seed());
        RuinAndRecreate bold = new RuinAndRecreate(ledger(best()), guide, warmth[1], limits.seed() + 1);
        CalendarLedger exactPlan = ledger(best());
        NeighbourhoodSearch exact = new NeighbourhoodSearch(exactPlan, guide, limits.seed() + 2, this::millisLeft);
        while (!over() && rounds < limits.rounds()) {
            boolean exactTurn = rounds % 4 == 3;
            CalendarPlan start = best();
            Future<?> second = threads.submit(() -> {
                if (exactTurn) {
                    exactPlan.load(start);
                    exact.improve();
                } else {
                    bold.run(STEPS, this::over);
                }
            });
            calm.run(STEPS, this::over);
            await(second);
            rounds++;
            CalendarLedger found = new CalendarLedger(table);
            for (CalendarPlan plan : List.of(calm.bestPlan(), exactTurn ? exactPlan.plan() : bold.bestPlan())) {
                found.load(plan);
                offer(found);
            }
            synchronized (lock) {
                double value = bestMedium * RuinAndRecreate.POINT_FEN + bestSoft;
                calm.offer(best, value);
                bold.offer(best, value);
            }
        }
    }

    private CalendarPlan best() {
        synchronized (lock) {
            return best;
        }
    }

    private CalendarLedger ledger(CalendarPlan plan) {
        CalendarLedger ledger = new CalendarLedger(table);
        ledger.load(plan);
        return ledger;
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A part of the plan search failed: " + e.getCause(), e.getCause());
        }
    }

    /**
     * Gives CP-SAT the whole calendar: first for the medium level, then for money at that level. What it proves ends the search;
     * smoothing and fatigue are unknown to it, so with them it only bounds.
     */
    private void prove(PackingModel whole, int workers) {
        ExactModel exact = new ExactModel(whole);
        prover = exact;
        ExactModel.Answer points = exact.maximisePoints(effort(workers, 1e9), this::over);
        if (!points.found() || !points.proven()) {
            return;
        }
        int missing = (int) (points.objective() - freeMandatoryPoints());
        exact.requirePoints(points.objective());
        long standing = whole.standingFen();
        // CP-SAT tells its bound at the end only: runs of growing length, each starting from the best plan.
        for (double work = 2; !over(); work *= 2) {
            synchronized (lock) {
                if (bestMedium == missing) {
                    exact.hint(ledger(best));
                }
            }
            ExactModel.Answer worth = exact.maximiseWorth(0, effort(workers, work), this::over);
            if (!worth.found()) {
                continue;
            }
            CalendarLedger found = new CalendarLedger(table);
            found.putPinned();
            worth.launches().forEach(found::put);
            worth.promos().forEach(found::put);
            if (worth.proven() || workers > 1) {
                offer(found);
            }
            tightenAt(missing, worth.bound() + standing);
            if (worth.proven()) {
                return;
            }
        }
    }

    private ExactModel.Effort effort(int workers, double work) {
        return new ExactModel.Effort(millisLeft() / 1e3, work, workers, (int) (limits.seed() & 0xFFFF));
    }

    private int freeMandatoryPoints() {
        return table.problem().launches().stream()
                .filter(launch -> launch.mandatory() && launch.pinned() == null)
                .mapToInt(launch -> launch.priority())
                .sum();
    }

    private void offer(CalendarLedger found) {
        synchronized (lock) {
            int medium = found.medium();
            long soft = found.softFen();
            if (medium > bestMedium || (medium == bestMedium && soft > bestSoft)) {
                best = found.plan();
                bestMedium = medium;
                bestSoft = soft;
                checkProof();
                listener.accept(progress());
            }
        }
    }

    /** A bound that holds for plans of the best possible medium level. */
    private void tightenAt(int medium, long fen) {
        synchronized (lock) {
            provenMedium = medium;
            tighten(fen);
            checkProof();
        }
    }

    private void tighten(long fen) {
        synchronized (lock) {
            if (bound == null || fen < bound) {
                bound = fen;
                checkProof();
                listener.accept(progress());
            }
        }
    }

    private void checkProof() {
        if (bound != null && bestSoft >= bound && bestMedium == provenMedium) {
            proven = true;
        }
    }

    private PlanProgress progress() {
        synchronized (lock) {
            return new PlanProgress(
                    best, bestMedium, bestSoft, bound, proven, Duration.ofMillis(clock.millis() - startMillis));
        }
    }
}
