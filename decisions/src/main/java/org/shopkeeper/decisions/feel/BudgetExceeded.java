package org.shopkeeper.decisions.feel;

/** An evaluation used more than its {@link EvaluationBudget}; ends the evaluation, nothing else. */
public final class BudgetExceeded extends RuntimeException {

    BudgetExceeded(String what) {
        super("More " + what + " than the evaluation may use", null, false, false);
    }
}
