package org.shopkeeper.bench.workload;

/** The tables of the comparison, by name. */
public final class Workloads {

    private Workloads() {}

    /**
     * @param name T1 (12 rules), T2 (200), T3a (2,000), T3b (20,000), T100k (100,000)
     * @param facts how many sets of facts: 1,024 fit the branch predictor, 65,536 do not
     */
    public static TableWorkload table(String name, int facts) {
        return switch (name) {
            case "T1" -> PromotionTable.of(facts);
            case "T2" -> PricingTable.of(name, 10, 5, 2, 2, 22, facts);
            case "T3a" -> PricingTable.of(name, 25, 8, 5, 2, 23, facts);
            case "T5k" -> PricingTable.of(name, 50, 10, 5, 2, 25, facts);
            case "T3b" -> PricingTable.of(name, 100, 10, 5, 4, 24, facts);
            case "T100k" -> PricingTable.of(name, 500, 10, 5, 4, 26, facts);
            default -> throw new IllegalArgumentException("There is no table (%s).".formatted(name));
        };
    }
}
