package org.shopkeeper.planner.bound;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.planner.calendar.CalendarLedger;
import org.shopkeeper.planner.calendar.Launch;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.PromoSlot;

/** The calendar, or a part of it, for CP-SAT: exact in all but smoothing and fatigue. */
public final class ExactModel {

    /**
     * How long and how to search.
     *
     * @param seconds wall time, at most
     * @param effort CP-SAT's deterministic time, at most: with one worker, the same effort finds the same plan on any machine
     * @param workers threads
     */
    public record Effort(double seconds, double effort, int workers, int seed) {}

    /**
     * What CP-SAT found.
     *
     * @param found whether there is a plan at all
     * @param proven whether it is the best
     * @param objective of the plan: fen, or medium points where those were asked for
     * @param bound no plan is better, in the same unit
     */
    public record Answer(
            boolean found,
            boolean proven,
            long objective,
            long bound,
            List<PromoSlot> promos,
            List<LaunchSlot> launches) {}

    private final PackingModel model;
    private final CpModel cp = new CpModel();
    private final BoolVar[] columns;
    private final List<IntVar> pairs = new ArrayList<>();
    private final List<PackingModel.Crowd> crowds = new ArrayList<>();
    private volatile @Nullable CpSolver running;

    public ExactModel(PackingModel model) {
        OrTools.load();
        this.model = model;
        columns = new BoolVar[model.columns()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = cp.newBoolVar("");
        }
        for (Row row : model.rows()) {
            if (row.isAtMostOne()) {
                Literal[] literals = new Literal[row.columns().length];
                for (int i = 0; i < literals.length; i++) {
                    literals[i] = columns[row.columns()[i]];
                }
                cp.addAtMostOne(literals);
            } else {
                cp.addLessOrEqual(sum(row.columns(), row.coefficients()), row.limit());
            }
        }
        for (PackingModel.Crowd crowd : model.crowdList()) {
            addCrowd(crowd);
        }
    }

    private LinearExpr sum(int[] indices, long[] coefficients) {
        BoolVar[] terms = new BoolVar[indices.length];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = columns[indices[i]];
        }
        return LinearExpr.weightedSum(terms, coefficients);
    }

    private void addCrowd(PackingModel.Crowd crowd) {
        int most = crowd.most();
        IntVar pair = cp.newIntVar(0, (long) most * (most - 1) / 2, "");
        for (int k = 1; k < most; k++) {
            LinearExprBuilder tangent = LinearExpr.newBuilder().addTerm(pair, -1);
            for (int column : crowd.columns()) {
                tangent.addTerm(columns[column], k);
            }
            cp.addLessOrEqual(tangent, (long) k * (k + 1) / 2);
        }
        pairs.add(pair);
        crowds.add(crowd);
    }

    /** Mandatory launches have to reach so many points of priority. */
    public void requirePoints(long points) {
        cp.addGreaterOrEqual(points(), points);
    }

    private LinearExpr points() {
        LinearExprBuilder points = LinearExpr.newBuilder();
        model.columnsOfLaunch().forEach((launch, indices) -> {
            Launch data = model.problem().launches().get(launch);
            if (data.mandatory()) {
                for (int column : indices) {
                    points.addTerm(columns[column], data.priority());
                }
            }
        });
        return points.build();
    }

    /** Starts from this plan, as far as its slots are among the columns. */
    public void hint(CalendarLedger plan) {
        cp.clearHints();
        boolean[] chosen = new boolean[columns.length];
        for (int c = 0; c < columns.length; c++) {
            PromoSlot promo = model.promoSlot(c);
            LaunchSlot launch = model.launchSlot(c);
            chosen[c] = promo != null
                    ? promo.equals(plan.promo(promo.promo()))
                    : launch != null && launch.equals(plan.launch(launch.launch()));
            cp.addHint(columns[c], chosen[c] ? 1 : 0);
        }
        for (int i = 0; i < pairs.size(); i++) {
            int running = 0;
            for (int column : crowds.get(i).columns()) {
                running += chosen[column] ? 1 : 0;
            }
            cp.addHint(pairs.get(i), (long) running * (running - 1) / 2);
        }
    }

    /** Looks for the most points of mandatory launches. */
    public Answer maximisePoints(Effort effort, BooleanSupplier stop) {
        cp.maximize(points());
        return solve(effort, stop);
    }

    /** Looks for the most money, with so many fen for each point of a mandatory launch. */
    public Answer maximiseWorth(long fenPerPoint, Effort effort, BooleanSupplier stop) {
        LinearExprBuilder worth = LinearExpr.newBuilder();
        for (int c = 0; c < columns.length; c++) {
            long extra = 0;
            LaunchSlot slot = model.launchSlot(c);
            if (slot != null) {
                Launch launch = model.problem().launches().get(slot.launch());
                extra = launch.mandatory() ? fenPerPoint * launch.priority() : 0;
            }
            worth.addTerm(columns[c], model.worth(c) + extra);
        }
        for (IntVar pair : pairs) {
            worth.addTerm(pair, -model.problem().rules().cannibalisationFenPerDay());
        }
        cp.maximize(worth);
        return solve(effort, stop);
    }

    /** Ends a search that is under way, from another thread. */
    public void stop() {
        CpSolver solver = running;
        if (solver != null) {
            solver.stopSearch();
        }
    }

    private Answer solve(Effort effort, BooleanSupplier stop) {
        CpSolver solver = new CpSolver();
        var parameters = solver.getParameters();
        parameters.setMaxTimeInSeconds(Math.max(0.01, effort.seconds()));
        parameters.setMaxDeterministicTime(effort.effort());
        parameters.setNumWorkers(effort.workers());
        parameters.setRandomSeed(effort.seed());
        parameters.setLinearizationLevel(2);
        running = solver;
        CpSolverStatus status = solver.solve(cp, new Stopping(stop));
        boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
        List<PromoSlot> promos = new ArrayList<>();
        List<LaunchSlot> launches = new ArrayList<>();
        if (found) {
            for (int c = 0; c < columns.length; c++) {
                if (solver.booleanValue(columns[c])) {
                    @Nullable PromoSlot promo = model.promoSlot(c);
                    @Nullable LaunchSlot launch = model.launchSlot(c);
                    if (promo != null) {
                        promos.add(promo);
                    } else if (launch != null) {
                        launches.add(launch);
                    }
                }
            }
        }
        return new Answer(
                found,
                status == CpSolverStatus.OPTIMAL,
                found ? Math.round(solver.objectiveValue()) : Long.MIN_VALUE,
                (long) Math.floor(solver.bestObjectiveBound()),
                promos,
                launches);
    }

    /** Ends the search at the next plan that it finds after the wish to stop. */
    private static final class Stopping extends CpSolverSolutionCallback {
        private final BooleanSupplier stop;

        Stopping(BooleanSupplier stop) {
            this.stop = stop;
        }

        @Override
        public void onSolutionCallback() {
            if (stop.getAsBoolean()) {
                stopSearch();
            }
        }
    }
}
