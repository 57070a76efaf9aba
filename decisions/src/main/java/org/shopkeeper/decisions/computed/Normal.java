package org.shopkeeper.decisions.computed;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution. Source: Apache Commons Math; 0.95 → 1.6449, 0.98 → 2.0537. */
public final class Normal {
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    private Normal() {}

    /**
     * The quantile.
     *
     * @param name name of the fact that the probability came from, for the message
     * @param probability above 0 and below 1
     * @throws ImpossibleInput outside (0, 1)
     */
    public static double z(String name, double probability) {
        return STANDARD.inverseCumulativeProbability(Require.probability(name, probability));
    }

    /** P(Z ≤ z). */
    public static double cumulative(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    public static double density(double z) {
        return STANDARD.density(z);
    }

    /** Two-sided p-value of a z statistic; accurate far out in the tail, where 1 − Φ would be lost. */
    public static double twoSidedP(double z) {
        return 2 * STANDARD.cumulativeProbability(-Math.abs(z));
    }
}
