package org.shopkeeper.planner.bound;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar with fractions of slots allowed: what comes out is never less than what the best plan earns, whatever its medium
 * level. Its dual prices say what one more unit of each limit is worth.
 */
public final class LinearRelaxation {

    /** The objective is scaled to keep the solver's tolerances meaningful. */
    private static final double OBJECTIVE_SCALE = 1e5;

    /** Of the solvers in OR-Tools the fastest on 114,000 columns: 5 s; HiGHS 6 s, CLP 51 s. */
    private static final String ENGINE = "GLOP";

    /** How much of the problem the relaxation knows. */
    public enum Strength {
        /** As the specification defines it: without cannibalisation and without the price rules between promotions. */
        PLAIN,
        /** With both; tighter and a little slower. */
        TIGHT
    }

    /**
     * @param boundFen no plan earns more
     * @param shares how much of each column is used, 0..1
     * @param reducedCosts by how much of a fen each column's worth exceeds the price of what it uses; negative: it does not pay
     * @param rowPrices dual price of each of the model's rows, fen per unit of its limit; 0 for rows that the strength leaves out
     */
    public record Solution(long boundFen, double[] shares, double[] reducedCosts, double[] rowPrices) {}

    private LinearRelaxation() {}

    /** Solves it; null where the time did not suffice. */
    public static @Nullable Solution solve(PackingModel model, Strength strength, Duration limit) {
        OrTools.load();
        MPSolver solver = MPSolver.createSolver(ENGINE);
        if (solver == null) {
            throw new IllegalStateException("The linear solver (" + ENGINE + ") is not part of this OR-Tools build.");
        }
        try {
            return solve(solver, model, strength, limit);
        } finally {
            solver.delete();
        }
    }

    private static @Nullable Solution solve(MPSolver solver, PackingModel model, Strength strength, Duration limit) {
        solver.setTimeLimit(limit.toMillis());
        int columns = model.columns();
        MPVariable[] variables = new MPVariable[columns];
        MPObjective objective = solver.objective();
        for (int c = 0; c < columns; c++) {
            variables[c] = solver.makeNumVar(0, 1, "");
            objective.setCoefficient(variables[c], model.worth(c) / OBJECTIVE_SCALE);
        }
        objective.setMaximization();
        List<Row> rows = model.rows();
        @Nullable MPConstraint[] constraints = new MPConstraint[rows.size()];
        double[] scales = new double[rows.size()];
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            if (strength == Strength.PLAIN && row.kind() == Row.Kind.SAME_SKU_PRICE) {
                continue;
            }
            double scale = 1;
            for (long coefficient : row.coefficients()) {
                scale = Math.max(scale, coefficient);
            }
            MPConstraint constraint = solver.makeConstraint(-MPSolver.infinity(), row.limit() / scale);
            for (int i = 0; i < row.columns().length; i++) {
                constraint.setCoefficient(variables[row.columns()[i]], row.coefficients()[i] / scale);
            }
            constraints[r] = constraint;
            scales[r] = scale;
        }
        if (strength == Strength.TIGHT) {
            crowds(solver, model, variables, objective);
        }
        MPSolver.ResultStatus status = solver.solve();
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            return null;
        }
        double[] shares = new double[columns];
        double[] reduced = new double[columns];
        for (int c = 0; c < columns; c++) {
            shares[c] = variables[c].solutionValue();
            reduced[c] = variables[c].reducedCost() * OBJECTIVE_SCALE;
        }
        double[] prices = new double[rows.size()];
        for (int r = 0; r < prices.length; r++) {
            MPConstraint constraint = constraints[r];
            prices[r] = constraint == null ? 0 : constraint.dualValue() * OBJECTIVE_SCALE / scales[r];
        }
        // One fen up: the solver's last digits may be short.
        long bound = model.standingFen() + (long) Math.floor(objective.value() * OBJECTIVE_SCALE) + 1;
        return new Solution(bound, shares, reduced, prices);
    }

    /**
     * What {@code n} promotions of a cluster cost each other on a day is {@code n(n−1)/2} times the price: convex, so its tangents
     * bound it from below.
     */
    private static void crowds(MPSolver solver, PackingModel model, MPVariable[] variables, MPObjective objective) {
        double price = model.problem().rules().cannibalisationFenPerDay() / OBJECTIVE_SCALE;
        for (PackingModel.Crowd crowd : model.crowdList()) {
            MPVariable pairs = solver.makeNumVar(0, MPSolver.infinity(), "");
            objective.setCoefficient(pairs, -price);
            for (int k = 1; k < crowd.most(); k++) {
                MPConstraint tangent = solver.makeConstraint(-MPSolver.infinity(), k * (k + 1) / 2.0);
                tangent.setCoefficient(pairs, -1);
                for (int column : crowd.columns()) {
                    tangent.setCoefficient(variables[column], k);
                }
            }
        }
    }
}
