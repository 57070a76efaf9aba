package org.shopkeeper.decisions.feel;

import java.time.Duration;

/**
 * How much one evaluation may use, so that no policy can stall or fill the service.
 *
 * @param steps loop turns and calls
 * @param depth calls inside each other
 * @param elements elements of all lists it builds
 * @param characters of one string it builds
 * @param wall time on the clock
 */
public record EvaluationBudget(long steps, int depth, long elements, int characters, Duration wall) {

    public static final EvaluationBudget DEFAULT =
            new EvaluationBudget(50_000_000, 400, 2_000_000, 1_000_000, Duration.ofSeconds(2));
}
