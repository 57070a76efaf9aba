package org.shopkeeper.decisions.computed.kpi;

import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numberMap;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.MissingFacts;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/** Which part of a change came from where. The parts always sum to the change. */
public final class Decomposition {
    static final ComputedDecision LMDI = ComputedDecision.named("kpi/lmdi", "M7.09")
            .titled("GMV 分解", "Decomposition of GMV")
            .takes(
                    numberMap(
                            "base",
                            "factor",
                            "基期各因子,如 UV、CVR、AOV",
                            "factors of the base period, e.g. UV, CVR, AOV; each above 0"),
                    numberMap("cur", "factor", "本期各因子", "the same factors of the current period"))
            .gives(
                    money("delta", "变化", "change of the product of the factors"),
                    numberMap("contrib", "CNY", "各因子贡献", "contribution by factor; they sum to the change"),
                    text("mainDriver", "主因", "factor with the largest contribution in size"))
            .source("LMDI-I, Ang 2005: L(G₁,G₀)·ln(x₁/x₀), L the logarithmic mean")
            .decide((in, released) -> lmdi(in));

    static final ComputedDecision MARGIN_BRIDGE = ComputedDecision.named("kpi/marginBridge", "M7.10")
            .titled("毛利桥(量价本结构)", "Margin bridge: price, cost, volume, mix")
            .takes(structs(
                    "items",
                    "各 SKU",
                    "per SKU",
                    number("q0", UNITS, "基期销量", "units before"),
                    money("p0", "基期价格", "price before"),
                    money("c0", "基期成本", "cost before"),
                    number("q1", UNITS, "本期销量", "units now"),
                    money("p1", "本期价格", "price now"),
                    money("c1", "本期成本", "cost now"),
                    text("sku", "SKU 编号", "SKU id").optional()))
            .gives(
                    money("gm0", "基期毛利", "gross margin before"),
                    money("gm1", "本期毛利", "gross margin now"),
                    money("price", "价格影响", "effect of price"),
                    money("cost", "成本影响", "effect of cost"),
                    money("volume", "销量影响", "effect of volume"),
                    money("mix", "结构影响", "effect of mix"))
            .source("price Σq₁(p₁−p₀); cost −Σq₁(c₁−c₀); volume (Q₁−Q₀)·GM₀/Q₀; mix the rest of Σ(q₁−q₀)(p₀−c₀)")
            .decide((in, released) -> {
                var items = new ArrayList<Item>();
                for (Inputs item : in.structs("items")) {
                    items.add(new Item(
                            item.notNegative("q0"),
                            item.notNegative("p0"),
                            item.notNegative("c0"),
                            item.notNegative("q1"),
                            item.notNegative("p1"),
                            item.notNegative("c1")));
                }
                Bridge b = bridge(items);
                return Answer.with("gm0", Rounding.money(b.before()))
                        .and("gm1", Rounding.money(b.now()))
                        .and("price", Rounding.money(b.price()))
                        .and("cost", Rounding.money(b.cost()))
                        .and("volume", Rounding.money(b.volume()))
                        .and("mix", Rounding.money(b.mix()));
            });

    private Decomposition() {}

    /** One SKU in both periods: units, price, cost. */
    public record Item(BigDecimal q0, BigDecimal p0, BigDecimal c0, BigDecimal q1, BigDecimal p1, BigDecimal c1) {}

    /** INVARIANT: now − before = price + cost + volume + mix. */
    public record Bridge(
            BigDecimal before, BigDecimal now, BigDecimal price, BigDecimal cost, BigDecimal volume, BigDecimal mix) {}

    /**
     * @throws org.shopkeeper.decisions.computed.ImpossibleInput when nothing was sold before: there is no mix to compare with
     */
    public static Bridge bridge(List<Item> items) {
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal now = BigDecimal.ZERO;
        BigDecimal price = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal units0 = BigDecimal.ZERO;
        BigDecimal units1 = BigDecimal.ZERO;
        for (Item i : items) {
            BigDecimal margin0 = i.p0().subtract(i.c0());
            before = before.add(i.q0().multiply(margin0));
            now = now.add(i.q1().multiply(i.p1().subtract(i.c1())));
            price = price.add(i.q1().multiply(i.p1().subtract(i.p0())));
            cost = cost.subtract(i.q1().multiply(i.c1().subtract(i.c0())));
            quantity = quantity.add(i.q1().subtract(i.q0()).multiply(margin0));
            units0 = units0.add(i.q0());
            units1 = units1.add(i.q1());
        }
        BigDecimal volume =
                Rounding.quotient(units1.subtract(units0).multiply(before), Require.positive("items.q0", units0));
        return new Bridge(before, now, price, cost, volume, quantity.subtract(volume));
    }

    /**
     * Contributions of factors to the change of their product.
     *
     * @param base factors before, each above 0
     * @param current the same factors now, each above 0
     * @return by factor; their sum is the change of the product
     */
    public static Map<String, Double> contributions(Map<String, Double> base, Map<String, Double> current) {
        double mean = logarithmicMean(product(current), product(base));
        var parts = new LinkedHashMap<String, Double>();
        base.forEach((factor, before) -> {
            double now = Require.positive("cur." + factor, current.getOrDefault(factor, 0.0));
            parts.put(factor, mean * Math.log(now / Require.positive("base." + factor, before)));
        });
        return parts;
    }

    private static double logarithmicMean(double a, double b) {
        return a == b ? a : (a - b) / Math.log(a / b);
    }

    private static double product(Map<String, Double> factors) {
        return factors.values().stream().reduce(1.0, (a, b) -> a * b);
    }

    private static Answer lmdi(Inputs in) {
        Map<String, BigDecimal> base = in.numberMap("base");
        Map<String, BigDecimal> current = in.numberMap("cur");
        var factors = new LinkedHashSet<>(base.keySet());
        factors.addAll(current.keySet());
        var missing = new ArrayList<String>();
        var before = new LinkedHashMap<String, Double>();
        var now = new LinkedHashMap<String, Double>();
        for (String factor : factors) {
            put(before, "base.", factor, base.get(factor), missing);
            put(now, "cur.", factor, current.get(factor), missing);
        }
        if (!missing.isEmpty()) {
            throw new MissingFacts(missing);
        }
        Require.atLeast("base", factors.size(), 1);
        Map<String, Double> parts = contributions(before, now);
        var contributions = new LinkedHashMap<String, BigDecimal>();
        String main = factors.iterator().next();
        for (String factor : factors) {
            double part = parts.getOrDefault(factor, 0.0);
            contributions.put(factor, Rounding.to(2, part));
            if (Math.abs(part) > Math.abs(parts.getOrDefault(main, 0.0))) {
                main = factor;
            }
        }
        return Answer.with("delta", Rounding.money(product(current.values()).subtract(product(base.values()))))
                .and("contrib", contributions)
                .and("mainDriver", main)
                .because("MAIN_DRIVER", "主因为 " + main, main + " moved it most");
    }

    private static void put(
            Map<String, Double> to, String prefix, String factor, @Nullable BigDecimal value, List<String> missing) {
        if (value == null) {
            missing.add(prefix + factor);
        } else {
            to.put(factor, Require.positive(prefix + factor, value).doubleValue());
        }
    }

    private static BigDecimal product(Iterable<BigDecimal> factors) {
        BigDecimal product = BigDecimal.ONE;
        for (BigDecimal factor : factors) {
            product = product.multiply(factor, Rounding.CARRIED);
        }
        return product;
    }
}
