package org.shopkeeper.bench;

import java.util.List;

/**
 * What one decision cost.
 *
 * @param nanos CPU time of the deciding thread
 * @param bytes allocated by it
 */
record Cost(double nanos, double bytes) {

    static Cost median(List<Cost> costs) {
        return new Cost(
                middle(costs.stream().mapToDouble(Cost::nanos).sorted().toArray()),
                middle(costs.stream().mapToDouble(Cost::bytes).sorted().toArray()));
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @Override
    public String toString() {
        return "%s ns, %.0f B".formatted(readable(nanos), bytes);
    }

    static String readable(double number) {
        return number < 100 ? "%.1f".formatted(number) : "%,.0f".formatted(number);
    }
}
