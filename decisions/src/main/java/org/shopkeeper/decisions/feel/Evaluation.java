package org.shopkeeper.decisions.feel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;

/** One evaluation: what it may still use and what went wrong in it. Used by one thread. */
public final class Evaluation {

    /** Failures beyond this number say nothing new. */
    private static final int MAX_FAILURES = 50;

    private static final int CLOCK_EVERY = 512;

    private final EvaluationBudget budget;
    private final Clock clock;
    private long steps;
    private int untilClock = CLOCK_EVERY;
    private int depth;
    private long elements;
    private long deadline;
    private @Nullable List<Failure> failures;

    /** @param clock read by {@code now()} and {@code today()} only */
    public Evaluation(EvaluationBudget budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
        this.steps = budget.steps();
    }

    Clock clock() {
        return clock;
    }

    /** Counts a turn of a loop or a call. */
    void step() {
        if (--untilClock <= 0) {
            readClock();
        }
    }

    private void readClock() {
        untilClock = CLOCK_EVERY;
        steps -= CLOCK_EVERY;
        if (steps < 0) {
            throw new BudgetExceeded("steps");
        }
        long now = System.nanoTime();
        if (deadline == 0) {
            // The first steps are free of the clock: most decisions never read it.
            deadline = now + budget.wall().toNanos();
        } else if (now - deadline > 0) {
            throw new BudgetExceeded("time");
        }
    }

    /** Work of a size known before it is done. */
    void steps(long count) {
        steps -= count;
        if (steps < 0) {
            throw new BudgetExceeded("steps");
        }
    }

    void enter() {
        step();
        if (++depth > budget.depth()) {
            throw new BudgetExceeded("calls inside each other");
        }
    }

    void leave() {
        depth--;
    }

    /** A call that stands outside FEEL, such as one of a decision service. */
    public void enterCall() {
        enter();
    }

    public void leaveCall() {
        leave();
    }

    /** Counts elements of a list that is built. */
    void elements(long count) {
        elements += count;
        if (elements > budget.elements()) {
            throw new BudgetExceeded("list elements");
        }
    }

    /** Checks the length of a string before it is built. */
    void characters(long length) {
        if (length > budget.characters()) {
            throw new BudgetExceeded("characters in one string");
        }
        elements(length / 16);
    }

    /** Remembers what went wrong; the value is null. */
    @Nullable Object fail(String code, Failure.Place place, String zh, String en) {
        if (failures == null) {
            failures = new ArrayList<>();
        }
        if (failures.size() < MAX_FAILURES) {
            failures.add(new Failure(code, new Text(zh, en), place));
        }
        return null;
    }

    public void failed(Failure failure) {
        fail(failure.code(), failure.place(), failure.message().zh(), failure.message().en());
    }

    /** In the order in which they happened. */
    public List<Failure> failures() {
        return failures == null ? List.of() : List.copyOf(failures);
    }

    public boolean hasFailures() {
        return failures != null;
    }
}
