package org.shopkeeper.decisions.computed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.computed.inventory.Allocation;
import org.shopkeeper.decisions.computed.inventory.Newsvendor;
import org.shopkeeper.decisions.computed.inventory.OrderQuantity;
import org.shopkeeper.decisions.computed.inventory.SafetyStock;
import org.shopkeeper.decisions.computed.kpi.Decomposition;
import org.shopkeeper.decisions.computed.pricing.UnitEconomics;

/** What holds of the formulas for every input (specification §5), over seeded random inputs; and textbook figures. */
class InvariantsTest {
    private static final int ROUNDS = 20;

    private Random random = new Random();

    @BeforeEach
    void seed() {
        long seed = System.nanoTime();
        System.out.println("InvariantsTest seed " + seed);
        random = new Random(seed);
    }

    @RepeatedTest(ROUNDS)
    void partsOfAnAmountSumToIt() {
        BigDecimal total = fen(100_000);
        var weights = new ArrayList<BigDecimal>();
        for (int i = 0; i <= random.nextInt(12); i++) {
            weights.add(fen(1000));
        }
        List<BigDecimal> parts = Apportionment.byLargestRemainder(total, weights, 2);
        assertThat(sum(parts)).isEqualByComparingTo(total);
        assertThat(parts).allMatch(part -> part.signum() >= 0);
    }

    @RepeatedTest(ROUNDS)
    void sharedStockSumsToTheSupplyAndLevelsFromBelow() {
        var warehouses = new ArrayList<Allocation.Warehouse>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            warehouses.add(
                    new Allocation.Warehouse("W" + i, whole(500), whole(50).add(BigDecimal.ONE)));
        }
        BigDecimal supply = whole(2000);
        Allocation.Shares shares = Allocation.fairShare(supply, warehouses);
        assertThat(sum(new ArrayList<>(shares.units().values()))).isEqualByComparingTo(supply);
        for (Allocation.Warehouse w : warehouses) {
            BigDecimal got = shares.units().getOrDefault(w.id(), BigDecimal.ZERO);
            double days = w.stock().add(got).doubleValue() / w.rate().doubleValue();
            // Whole units: one unit is 1/rate days away from the level.
            double unit = 1 / w.rate().doubleValue();
            if (got.signum() > 0) {
                assertThat(days).isCloseTo(shares.coverDays().doubleValue(), within(unit + 1e-9));
            } else {
                assertThat(days).isGreaterThanOrEqualTo(shares.coverDays().doubleValue() - unit - 1e-9);
            }
        }
    }

    @RepeatedTest(ROUNDS)
    void anOrderIsNeverNegativeAndItsLinesSumToIt() {
        Map<String, Object> order = order();
        BigDecimal payable = number(order, "payable");
        assertThat(payable.signum()).isNotNegative();
        assertThat(sum(lines(order))).isEqualByComparingTo(payable);
    }

    @RepeatedTest(ROUNDS)
    void aRedPacketNeverRaisesThePrice() {
        Map<String, Object> order = order();
        BigDecimal before = number(order, "payable");
        order.put("redPacket", fen(200));
        assertThat(number(order, "payable")).isLessThanOrEqualTo(before);
    }

    @RepeatedTest(ROUNDS)
    void aCouponNeverRaisesThePriceWhereThresholdsAreTestedOnTheItemLevel() {
        Map<String, Object> order = order();
        order.put("thresholdBase", "ITEM");
        BigDecimal before = number(order, "payable");
        order.put("coupon", Map.of("threshold", fen(300), "value", fen(60)));
        assertThat(number(order, "payable")).isLessThanOrEqualTo(before);
    }

    @RepeatedTest(ROUNDS)
    void theFloorPriceGivesTheMarginFloorAndAFenLessDoesNot() {
        BigDecimal cost = fen(500).add(BigDecimal.ONE);
        BigDecimal fees = share(0.2);
        BigDecimal vat = share(0.13);
        BigDecimal floor = share(0.5);
        BigDecimal price = UnitEconomics.floorPrice(cost, fees, vat, floor);
        assertThat(price).isNotNull();
        if (price != null) {
            BigDecimal fenLess = price.subtract(new BigDecimal("0.01"));
            assertThat(UnitEconomics.contribution(price, cost, fees, vat).rate())
                    .isGreaterThanOrEqualTo(floor);
            assertThat(UnitEconomics.contribution(fenLess, cost, fees, vat).rate())
                    .isLessThan(floor);
        }
    }

    @RepeatedTest(ROUNDS)
    void noDiscountNeedsNoUplift() {
        BigDecimal margin = share(0.9).add(new BigDecimal("0.01"));
        assertThat(UnitEconomics.breakEvenUplift(margin, margin, BigDecimal.ZERO, BigDecimal.ONE))
                .isEqualByComparingTo(BigDecimal.ZERO);
    }

    @RepeatedTest(ROUNDS)
    void safetyStockRisesWithServiceLevelLeadTimeAndDeviations() {
        double csl = 0.5 + random.nextDouble() * 0.45;
        var demand = new SafetyStock.Demand(
                random.nextDouble() * 100, random.nextDouble() * 40, random.nextDouble() * 60, random.nextDouble() * 9);
        double stock = SafetyStock.units(csl, demand, demand.leadTime());
        var noisier = new SafetyStock.Demand(
                demand.mean(), demand.deviation() + 1, demand.leadTime(), demand.leadTimeDeviation() + 1);
        assertThat(SafetyStock.units(csl + 0.04, demand, demand.leadTime())).isGreaterThanOrEqualTo(stock);
        assertThat(SafetyStock.units(csl, demand, demand.leadTime() + 1)).isGreaterThanOrEqualTo(stock);
        assertThat(SafetyStock.units(csl, noisier, demand.leadTime())).isGreaterThanOrEqualTo(stock);
        assertThat(SafetyStock.reorderPoint(csl, demand)).isGreaterThanOrEqualTo(Rounding.up(stock));
    }

    @RepeatedTest(ROUNDS)
    void anOrderIsWholePacksAndAtLeastTheMinimumOrNothing() {
        BigDecimal pack = whole(50).add(BigDecimal.ONE);
        BigDecimal minimum = whole(300);
        BigDecimal needed = whole(2000).subtract(BigDecimal.valueOf(500));
        BigDecimal quantity = OrderQuantity.units(needed, pack, minimum);
        assertThat(quantity.remainder(pack)).isEqualByComparingTo(BigDecimal.ZERO);
        if (quantity.signum() > 0) {
            assertThat(quantity).isGreaterThanOrEqualTo(minimum).isGreaterThanOrEqualTo(needed);
        } else {
            assertThat(needed.signum()).isNotPositive();
        }
    }

    @RepeatedTest(ROUNDS)
    void contributionsOfFactorsSumToTheChange() {
        var base = new LinkedHashMap<String, Double>();
        var current = new LinkedHashMap<String, Double>();
        for (String factor : List.of("UV", "CVR", "AOV")) {
            base.put(factor, 0.001 + random.nextDouble() * 1000);
            current.put(factor, 0.001 + random.nextDouble() * 1000);
        }
        double change = product(current) - product(base);
        double parts = Decomposition.contributions(base, current).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(parts).isCloseTo(change, within(1e-9 * (product(current) + product(base))));
    }

    @RepeatedTest(ROUNDS)
    void theMarginBridgeSumsToTheChange() {
        var items = new ArrayList<Decomposition.Item>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            items.add(new Decomposition.Item(
                    whole(100).add(BigDecimal.ONE), fen(300), fen(200), whole(100), fen(300), fen(200)));
        }
        Decomposition.Bridge b = Decomposition.bridge(items);
        BigDecimal parts = b.price().add(b.cost()).add(b.volume()).add(b.mix());
        assertThat(parts.subtract(b.now().subtract(b.before())).abs()).isLessThan(new BigDecimal("1e-20"));
    }

    @RepeatedTest(ROUNDS)
    void statutoryCompensationIsNeverBelowItsMinimum() {
        for (String cause : List.of("FRAUD", "UNSAFE_FOOD")) {
            var input = new HashMap<String, Object>();
            input.put("cause", cause);
            input.put("orderAmount", fen(3000));
            input.put("tier", "DIAMOND");
            BigDecimal amount = number("service/compensation", input, "amount");
            BigDecimal order = (BigDecimal) input.getOrDefault("orderAmount", BigDecimal.ZERO);
            BigDecimal minimum = BigDecimal.valueOf(cause.equals("FRAUD") ? 500 : 1000);
            BigDecimal multiple = order.multiply(BigDecimal.valueOf(cause.equals("FRAUD") ? 3 : 10));
            assertThat(amount).isEqualByComparingTo(minimum.max(multiple));
        }
    }

    @Test
    void theEconomicOrderOfSnyderAndShenExample31() {
        assertThat(OrderQuantity.economic(1300, 8, 0.225)).isCloseTo(304.0467800264368, within(1e-9));
    }

    @Test
    void theNewsvendorOfSnyderAndShenProblem41() {
        // Holding 43 and stock-out 79 per unit: price 122, cost 43, no salvage; base stock 922.72.
        Newsvendor.Plan plan = Newsvendor.plan(122, 43, 0, 0, 900, 60);
        assertThat(plan.quantity()).isEqualByComparingTo("923");
        assertThat(plan.criticalRatio()).isCloseTo(79.0 / 122, within(1e-12));
    }

    @Test
    void theQuantilesOfTheSpecification() {
        assertThat(Normal.z("p", 0.85)).isCloseTo(1.0364, within(5e-5));
        assertThat(Normal.z("p", 0.93)).isCloseTo(1.4758, within(5e-5));
        assertThat(Normal.z("p", 0.99)).isCloseTo(2.3263, within(5e-5));
    }

    private Map<String, Object> order() {
        var lines = new ArrayList<Map<String, Object>>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            lines.add(Map.of("sku", "S" + i, "price", fen(400), "qty", BigDecimal.valueOf(1 + random.nextInt(8))));
        }
        var order = new LinkedHashMap<String, Object>();
        order.put("lines", lines);
        order.put("tier", List.of("NEW", "NORMAL", "GOLD", "DIAMOND").get(random.nextInt(4)));
        return order;
    }

    private static List<BigDecimal> lines(Map<String, Object> order) {
        var paid = new ArrayList<BigDecimal>();
        ((List<?>) value("pricing/orderPrice", order, "linePaid")).forEach(line -> paid.add((BigDecimal) line));
        return paid;
    }

    private static BigDecimal number(Map<String, Object> order, String output) {
        return number("pricing/orderPrice", order, output);
    }

    private static BigDecimal number(String decision, Map<String, Object> input, String output) {
        return (BigDecimal) value(decision, input, output);
    }

    private static Object value(String decision, Map<String, Object> input, String output) {
        Decision answer = DefaultRelease.ask(decision, input);
        if (answer instanceof Decision.Decided decided && decided.output() instanceof Map<?, ?> context) {
            Object value = context.get(output);
            if (value != null) {
                return value;
            }
        }
        throw new AssertionError(decision + " of " + input + " was " + answer);
    }

    private BigDecimal fen(int yuan) {
        return BigDecimal.valueOf(random.nextInt(yuan * 100), 2);
    }

    private BigDecimal whole(int bound) {
        return BigDecimal.valueOf(random.nextInt(bound));
    }

    private BigDecimal share(double bound) {
        return BigDecimal.valueOf(random.nextInt((int) (bound * 1000)), 3);
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double product(Map<String, Double> factors) {
        return factors.values().stream().reduce(1.0, (a, b) -> a * b);
    }
}
