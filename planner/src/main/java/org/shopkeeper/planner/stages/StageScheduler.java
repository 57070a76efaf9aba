package org.shopkeeper.planner.stages;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds the shortest schedule of a project. */
public final class StageScheduler {

    static {
        Loader.loadNativeLibraries();
    }

    private StageScheduler() {}

    /**
     * A schedule.
     *
     * @param starts first day of each stage, from 0
     * @param makespanDays days from the first day to the end of the last stage
     * @param boundDays no schedule is shorter
     */
    public record Schedule(List<Integer> starts, int makespanDays, int boundDays) {
        public boolean proven() {
            return makespanDays == boundDays;
        }
    }

    /**
     * @param workers threads
     * @throws IllegalStateException where no schedule was found in the time
     */
    public static Schedule shortest(StageProject project, Duration limit, int workers, int seed) {
        CpModel model = new CpModel();
        int horizon = project.totalDays();
        int count = project.stages().size();
        IntVar[] starts = new IntVar[count];
        IntervalVar[] intervals = new IntervalVar[count];
        for (int i = 0; i < count; i++) {
            int duration = project.stages().get(i).durationDays();
            starts[i] = model.newIntVar(0, horizon - duration, "");
            intervals[i] = model.newFixedSizeIntervalVar(starts[i], duration, "");
        }
        IntVar makespan = model.newIntVar(0, horizon, "makespan");
        for (int i = 0; i < count; i++) {
            StageProject.Stage stage = project.stages().get(i);
            LinearExpr end = LinearExpr.affine(starts[i], 1, stage.durationDays());
            model.addLessOrEqual(end, makespan);
            for (int next : stage.successors()) {
                model.addLessOrEqual(end, starts[next]);
            }
        }
        for (int team = 0; team < project.teamCapacities().size(); team++) {
            CumulativeConstraint people =
                    model.addCumulative(project.teamCapacities().get(team));
            for (int i = 0; i < count; i++) {
                int demand = project.stages().get(i).demands().get(team);
                if (demand > 0 && project.stages().get(i).durationDays() > 0) {
                    people.addDemand(intervals[i], demand);
                }
            }
        }
        model.minimize(makespan);
        CpSolver solver = new CpSolver();
        solver.getParameters().setMaxTimeInSeconds(limit.toMillis() / 1e3);
        solver.getParameters().setNumWorkers(workers);
        solver.getParameters().setRandomSeed(seed);
        CpSolverStatus status = solver.solve(model);
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            throw new IllegalStateException("No schedule was found in the time (" + limit + ").");
        }
        List<Integer> days = new ArrayList<>();
        for (IntVar start : starts) {
            days.add((int) solver.value(start));
        }
        return new Schedule(days, (int) solver.value(makespan), (int) Math.ceil(solver.bestObjectiveBound() - 1e-6));
    }
}
