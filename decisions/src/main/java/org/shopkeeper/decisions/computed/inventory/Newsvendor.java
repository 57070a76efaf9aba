package org.shopkeeper.decisions.computed.inventory;

import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;

import java.math.BigDecimal;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Normal;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/**
 * One order for a season of normal demand: short costs p − c + g, over costs c − s. Source: Silver, Pyke and Thomas 2017, §9
 * (the newsvendor problem).
 */
public final class Newsvendor {
    static final ComputedDecision NEWSVENDOR = ComputedDecision.named("inventory/seasonOrder", "M5.19")
            .titled("季节一次订货", "Single-season order (newsvendor)")
            .takes(
                    money("price", "售价", "selling price"),
                    money("cost", "进价", "unit cost"),
                    money("salvage", "残值", "salvage value, below cost"),
                    number("mu", UNITS, "季节需求均值", "mean season demand"),
                    number("sigma", UNITS, "季节需求标准差", "standard deviation of season demand"),
                    money("goodwill", "缺货商誉损失;缺省为 0", "goodwill lost per unit short; none when absent")
                            .optional(),
                    money("g", "同 goodwill", "the same as goodwill").optional())
            .gives(
                    fraction("criticalRatio", "临界比", "critical ratio"),
                    number("q", UNITS, "订货量", "order quantity, rounded up"),
                    number("expectedSales", UNITS, "期望销量", "expected sales"),
                    money("expectedProfit", "期望利润", "expected profit"))
            .source("CR = (p−c+g)/(p−c+g+c−s); Q = μ + z(CR)·σ")
            .decide((in, released) -> {
                BigDecimal goodwill = in.notNegative("goodwill", in.notNegative("g", BigDecimal.ZERO));
                Plan plan = plan(
                        in.positive("price").doubleValue(),
                        in.notNegative("cost").doubleValue(),
                        in.number("salvage").doubleValue(),
                        goodwill.doubleValue(),
                        in.value("mu"),
                        in.value("sigma"));
                return Answer.with("criticalRatio", Rounding.ratio(plan.criticalRatio()))
                        .and("q", plan.quantity())
                        .and("expectedSales", Rounding.to(1, plan.expectedSales()))
                        .and("expectedProfit", Rounding.money(Rounding.exact(plan.expectedProfit())));
            });

    private Newsvendor() {}

    /**
     * @param criticalRatio 0..1
     * @param quantity whole units
     * @param expectedSales units
     * @param expectedProfit CNY
     */
    public record Plan(double criticalRatio, BigDecimal quantity, double expectedSales, double expectedProfit) {}

    /**
     * The order with the highest expected profit.
     *
     * @param goodwill CNY per unit of unmet demand, 0 or more
     * @throws ImpossibleInput when nothing is earned on a sale, or nothing is lost on a leftover
     */
    public static Plan plan(double price, double cost, double salvage, double goodwill, double mu, double sigma) {
        Require.notNegative("mu", mu);
        Require.notNegative("sigma", sigma);
        double under = price - cost + goodwill;
        double over = cost - salvage;
        if (!(under > 0)) {
            throw new ImpossibleInput("price", "必须高于进价", "must exceed cost, or nothing is worth ordering");
        }
        if (!(over > 0)) {
            throw new ImpossibleInput("salvage", "必须低于进价", "must be below cost, or no order is too large");
        }
        double ratio = under / (under + over);
        double z = Normal.z("price", ratio);
        double exact = Math.max(0, mu + z * sigma);
        double short1 = sigma == 0 ? 0 : sigma * (Normal.density(z) - z * (1 - Normal.cumulative(z)));
        double sales = mu - short1;
        double profit = price * sales + salvage * (exact - sales) - cost * exact - goodwill * short1;
        return new Plan(ratio, Rounding.up(exact), sales, profit);
    }
}
