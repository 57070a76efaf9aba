package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.CartGraph;

/** The cart graph as a programmer would write it, with exact decimals: the limit. */
public final class HandCart implements Player {

    private static final BigDecimal DEAR = BigDecimal.valueOf(150);
    private static final BigDecimal D100 = BigDecimal.valueOf(100);
    private static final BigDecimal D200 = BigDecimal.valueOf(200);
    private static final BigDecimal D300 = BigDecimal.valueOf(300);
    private static final BigDecimal D500 = BigDecimal.valueOf(500);
    private static final BigDecimal D1000 = BigDecimal.valueOf(1000);
    private static final BigDecimal D1500 = BigDecimal.valueOf(1500);
    private static final BigDecimal D3000 = BigDecimal.valueOf(3000);
    private static final BigDecimal STEP = new BigDecimal("0.02");
    private static final BigDecimal BULKY_GOLD = new BigDecimal("9.9");
    private static final BigDecimal BULKY = new BigDecimal("19.9");
    private static final BigDecimal SMALL = new BigDecimal("4.9");
    private static final BigDecimal SMALLEST = new BigDecimal("7.9");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final List<CartGraph.Order> orders;
    private final List<Map<String, Object>> facts;
    private final boolean fromMaps;

    /** @param fromMaps whether orders come as maps of FEEL values, as everybody else gets them, or as records */
    public HandCart(CartGraph work, boolean fromMaps) {
        orders = work.orders();
        facts = orders.stream().map(CartGraph.Order::facts).toList();
        this.fromMaps = fromMaps;
    }

    private static BigDecimal decide(CartGraph.Order order) {
        BigDecimal subtotal = BigDecimal.ZERO;
        boolean bulky = false;
        int dear = 0;
        List<CartGraph.Line> cart = order.cart();
        for (int i = 0; i < cart.size(); i++) {
            CartGraph.Line line = cart.get(i);
            subtotal = subtotal.add(BigDecimal.valueOf(line.quantity()).multiply(line.price()));
            if (line.quantity() > 2 && line.category().equals("electronics")) bulky = true;
            if (line.price().compareTo(DEAR) > 0) dear++;
        }
        return total(subtotal, bulky || dear >= 3, order.segment(), order.festival());
    }

    private static BigDecimal decide(Map<String, Object> order) {
        BigDecimal subtotal = BigDecimal.ZERO;
        boolean bulky = false;
        int dear = 0;
        List<?> cart = (List<?>) Objects.requireNonNull(order.get("cart"));
        for (int i = 0; i < cart.size(); i++) {
            Map<?, ?> line = (Map<?, ?>) cart.get(i);
            BigDecimal quantity = (BigDecimal) Objects.requireNonNull(line.get("qty"));
            BigDecimal price = (BigDecimal) Objects.requireNonNull(line.get("price"));
            subtotal = subtotal.add(quantity.multiply(price));
            if (quantity.compareTo(TWO) > 0 && "electronics".equals(line.get("category"))) bulky = true;
            if (price.compareTo(DEAR) > 0) dear++;
        }
        String segment = (String) Objects.requireNonNull(order.get("segment"));
        return total(subtotal, bulky || dear >= 3, segment, Boolean.TRUE.equals(order.get("festival")));
    }

    private static BigDecimal total(BigDecimal subtotal, boolean bulky, String segment, boolean festival) {
        String tier = tier(subtotal, segment);
        List<String> promotions = promotions(subtotal, festival, tier);
        BigDecimal factor = BigDecimal.ONE.subtract(STEP.multiply(BigDecimal.valueOf(promotions.size())));
        return subtotal.multiply(factor).add(shipping(bulky, tier, subtotal));
    }

    private static String tier(BigDecimal subtotal, String segment) {
        if (subtotal.compareTo(D200) < 0) return segment.equals("vip") ? "silver" : "bronze";
        if (subtotal.compareTo(D1000) >= 0) return segment.equals("new") ? "silver" : "gold";
        return switch (segment) {
            case "vip" -> "gold";
            case "loyal" -> "silver";
            default -> "bronze";
        };
    }

    private static List<String> promotions(BigDecimal subtotal, boolean festival, String tier) {
        List<String> codes = new ArrayList<>(9);
        boolean gold = tier.equals("gold");
        if (festival) codes.add("FESTIVE");
        if (subtotal.compareTo(D500) >= 0) codes.add("BIG500");
        if (subtotal.compareTo(D1500) >= 0) codes.add("BIG1500");
        if (gold) codes.add("GOLD");
        if (festival && (gold || tier.equals("silver"))) codes.add("FESTGS");
        if (!festival && subtotal.compareTo(D100) < 0) codes.add("SMALL");
        if (!festival && tier.equals("bronze")) codes.add("WELCOME");
        codes.add("BASE");
        if (festival && gold && subtotal.compareTo(D3000) >= 0) codes.add("WHALE");
        return codes;
    }

    private static BigDecimal shipping(boolean bulky, String tier, BigDecimal subtotal) {
        boolean gold = tier.equals("gold");
        if (bulky) return gold ? BULKY_GOLD : BULKY;
        if (gold || subtotal.compareTo(D300) >= 0) return BigDecimal.ZERO;
        return subtotal.compareTo(D100) >= 0 ? SMALL : SMALLEST;
    }

    @Override
    public String answer(int fact) {
        return CartGraph.shown(fromMaps ? decide(facts.get(fact)) : decide(orders.get(fact)));
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) {
            sink.consume(fromMaps ? decide(facts.get(i)) : decide(orders.get(i)));
        }
    }
}
