package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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

    private final List<CartGraph.Order> orders;

    public HandCart(CartGraph work) {
        orders = work.orders();
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
        bulky |= dear >= 3;
        String tier = tier(subtotal, order.segment());
        List<String> promotions = promotions(subtotal, order.festival(), tier);
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
        return CartGraph.shown(decide(orders.get(fact)));
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) sink.consume(decide(orders.get(i)));
    }
}
