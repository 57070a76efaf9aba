package org.shopkeeper.bench.workload;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * T4: a graph of six decisions and one business knowledge model over a cart of 20 lines. Subtotal and bulkiness by
 * expressions (a sum over lines, a quantifier, a filter), tier (UNIQUE), promotions (COLLECT) and shipping (FIRST) by tables,
 * the total by the knowledge model. Exact decimals.
 *
 * @param orders the facts
 * @param totals what each order comes to
 */
public record CartGraph(List<Order> orders, List<BigDecimal> totals) {

    /** @param price in CNY, two decimals at most */
    public record Line(String sku, String category, int quantity, BigDecimal price, BigDecimal weight) {}

    public record Order(List<Line> cart, String segment, boolean festival) {
        /** The facts by name, as FEEL values. */
        public Map<String, Object> facts() {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (Line line : cart) {
                Map<String, Object> context = new LinkedHashMap<>();
                context.put("sku", line.sku());
                context.put("category", line.category());
                context.put("qty", BigDecimal.valueOf(line.quantity()));
                context.put("price", line.price());
                context.put("weight", line.weight());
                lines.add(context);
            }
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("cart", lines);
            facts.put("segment", segment);
            facts.put("festival", festival);
            return facts;
        }
    }

    private static final int LINES = 20;
    private static final String[] CATEGORIES = {"electronics", "food", "fashion", "home", "toys", "beauty"};
    private static final String[] SEGMENTS = {"vip", "loyal", "new"};
    /** Dearest line of a cart, in CNY. */
    private static final int[] DEAREST = {30, 60, 150, 260};
    /** Per mille of the prices: some carts are cheap throughout, so that every tier occurs. */
    private static final int[] SCALES = {1000, 1000, 100, 30};

    public static CartGraph of(int orders) {
        Random random = new Random(44);
        List<Order> pool = new ArrayList<>();
        List<BigDecimal> totals = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            Order order = order(random);
            pool.add(order);
            totals.add(total(order));
        }
        return new CartGraph(pool, totals);
    }

    private static Order order(Random random) {
        int dearest = DEAREST[random.nextInt(DEAREST.length)];
        int scale = SCALES[random.nextInt(SCALES.length)];
        List<Line> cart = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            int dice = random.nextInt(100);
            int quantity = dice < 60 ? 1 : dice < 90 ? 2 : dice < 97 ? 3 : 4;
            int cents = (100 + random.nextInt(dearest * 100 - 99)) / 5 * 5;
            BigDecimal price = BigDecimal.valueOf((long) cents * scale, 5).setScale(2, RoundingMode.HALF_UP);
            cart.add(new Line(
                    "sku" + random.nextInt(10_000),
                    new StringBuilder(CATEGORIES[random.nextInt(CATEGORIES.length)]).toString(),
                    quantity,
                    price,
                    BigDecimal.valueOf(1 + random.nextInt(50), 1)));
        }
        return new Order(cart, SEGMENTS[random.nextInt(SEGMENTS.length)], random.nextInt(10) < 4);
    }

    /** The answer, written out once more in the plainest way, to check everybody. */
    private static BigDecimal total(Order order) {
        BigDecimal subtotal = order.cart().stream()
                .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean bulky =
                order.cart().stream().anyMatch(line -> line.category().equals("electronics") && line.quantity() > 2)
                        || order.cart().stream()
                                        .filter(line -> line.price().compareTo(BigDecimal.valueOf(150)) > 0)
                                        .count()
                                >= 3;
        String tier = tier(subtotal, order.segment());
        int promotions = 1;
        if (order.festival()) promotions++;
        if (atLeast(subtotal, 500)) promotions++;
        if (atLeast(subtotal, 1500)) promotions++;
        if (tier.equals("gold")) promotions++;
        if (order.festival() && !tier.equals("bronze")) promotions++;
        if (!order.festival() && !atLeast(subtotal, 100)) promotions++;
        if (!order.festival() && tier.equals("bronze")) promotions++;
        if (order.festival() && tier.equals("gold") && atLeast(subtotal, 3000)) promotions++;
        BigDecimal factor = BigDecimal.ONE.subtract(BigDecimal.valueOf(2L * promotions, 2));
        return subtotal.multiply(factor).add(shipping(bulky, tier, subtotal));
    }

    private static String tier(BigDecimal subtotal, String segment) {
        if (!atLeast(subtotal, 200)) return segment.equals("vip") ? "silver" : "bronze";
        if (atLeast(subtotal, 1000)) return segment.equals("new") ? "silver" : "gold";
        return segment.equals("vip") ? "gold" : segment.equals("loyal") ? "silver" : "bronze";
    }

    private static BigDecimal shipping(boolean bulky, String tier, BigDecimal subtotal) {
        if (bulky) return new BigDecimal(tier.equals("gold") ? "9.9" : "19.9");
        if (tier.equals("gold") || atLeast(subtotal, 300)) return BigDecimal.ZERO;
        return new BigDecimal(atLeast(subtotal, 100) ? "4.9" : "7.9");
    }

    private static boolean atLeast(BigDecimal amount, int bound) {
        return amount.compareTo(BigDecimal.valueOf(bound)) >= 0;
    }

    /** The model as a DMN 1.3 file, its decisions in order of need. */
    public static String dmn() {
        return CartGraphText.dmn();
    }

    public static String shown(BigDecimal total) {
        return total.signum() == 0 ? "0" : total.stripTrailingZeros().toPlainString();
    }
}
