package org.shopkeeper.planner.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.optaplanner.core.api.score.ScoreExplanation;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.entity.EntitySelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.MoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveListFactoryConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/** The planning model at work: scores and explains a calendar, and improves it by local search on the whole model. */
public final class CalendarSolver {

    private static final SolverFactory<LaunchCalendar> SCORING = SolverFactory.create(config());

    private CalendarSolver() {}

    private static SolverConfig config() {
        return new SolverConfig()
                .withSolutionClass(LaunchCalendar.class)
                .withEntityClasses(PromoAssignment.class, LaunchAssignment.class, ContentAssignment.class)
                .withEnvironmentMode(EnvironmentMode.REPRODUCIBLE)
                .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                        .withConstraintProviderClass(CalendarConstraints.class)
                        .withConstraintStreamImplType(ConstraintStreamImplType.BAVET));
    }

    private static SolutionManager<LaunchCalendar, HardMediumSoftLongScore> scoring() {
        return SolutionManager.create(SCORING);
    }

    /** The score of the calendar as it stands; the hard part is minus the amounts by which limits are exceeded. */
    public static HardMediumSoftLongScore score(LaunchCalendar calendar) {
        return scoring().update(calendar);
    }

    /** The score with every match: constraint by constraint, and item by item. */
    public static ScoreExplanation<LaunchCalendar, HardMediumSoftLongScore> explain(LaunchCalendar calendar) {
        return scoring().explain(calendar);
    }

    /**
     * Local search on all constraints, smoothing, fatigue and content tasks included.
     *
     * @param steps local-search steps; with the seed they decide the outcome
     * @param time wall time, at most
     */
    public static LaunchCalendar improve(LaunchCalendar calendar, int steps, Duration time, long seed) {
        SolverConfig config = config().withRandomSeed(seed)
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(moves(!calendar.getContents().isEmpty()))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(200))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                        .withTerminationConfig(new TerminationConfig().withStepCountLimit(steps)))
                .withTerminationSpentLimit(time);
        return SolverFactory.<LaunchCalendar>create(config).buildSolver().solve(calendar);
    }

    private static UnionMoveSelectorConfig moves(boolean withContent) {
        List<MoveSelectorConfig> moves = new ArrayList<>();
        moves.add(change(PromoAssignment.class));
        moves.add(change(LaunchAssignment.class));
        if (withContent) {
            moves.add(change(ContentAssignment.class));
        }
        moves.add(new MoveListFactoryConfig().withMoveListFactoryClass(SlotSwaps.class));
        return new UnionMoveSelectorConfig(moves);
    }

    private static ChangeMoveSelectorConfig change(Class<?> entity) {
        return new ChangeMoveSelectorConfig().withEntitySelectorConfig(new EntitySelectorConfig(entity));
    }
}
