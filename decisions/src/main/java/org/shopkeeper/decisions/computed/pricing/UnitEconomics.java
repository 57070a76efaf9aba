package org.shopkeeper.decisions.computed.pricing;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/** What one unit contributes, the price below which it contributes too little, and the extra units a discount needs. */
public final class UnitEconomics {
    static final ComputedDecision UNIT_ECONOMICS = ComputedDecision.named("pricing/unitEconomics", "M4.12")
            .titled("单件贡献", "Unit economics")
            .takes(
                    money("price", "含税售价", "price, VAT included, above 0"),
                    money("cogs", "商品成本", "cost of goods"),
                    money("ship", "运费", "shipping"),
                    money("pack", "包装", "packaging"),
                    money("gift", "赠品", "gifts"),
                    money("returnProvision", "退货计提", "provision for returns"),
                    fraction("commission", "平台佣金率", "commission, share of the price"),
                    fraction("payFee", "支付费率", "payment fee, share of the price"),
                    fraction("vat", "增值税率", "VAT rate"))
            .gives(
                    money("netRevenue", "净收入", "net revenue"),
                    money("unitCm", "单件贡献毛利", "contribution margin per unit"),
                    fraction("cmRate", "贡献毛利率", "contribution margin / net revenue"))
            .source("net = P/(1+v); CM = net − P·f − C; cmRate = CM/net")
            .decide((in, released) -> {
                BigDecimal cost = in.notNegative("cogs")
                        .add(in.notNegative("ship"))
                        .add(in.notNegative("pack"))
                        .add(in.notNegative("gift"))
                        .add(in.notNegative("returnProvision"));
                BigDecimal fees = in.share("commission").add(in.share("payFee"));
                Contribution unit = contribution(in.positive("price"), cost, fees, in.notNegative("vat"));
                return Answer.with("netRevenue", Rounding.money(unit.net()))
                        .and("unitCm", Rounding.money(unit.margin()))
                        .and("cmRate", Rounding.ratio(unit.rate()));
            });

    static final ComputedDecision FLOOR_PRICE = ComputedDecision.named("pricing/floorPrice", "M4.13")
            .titled("底价", "Floor price")
            .takes(
                    money("cost", "单件变动成本", "variable cost per unit"),
                    fraction("fees", "费率合计", "fees, share of the price"),
                    fraction("vat", "增值税率", "VAT rate"),
                    fraction("marginFloor", "毛利底线", "margin floor, share of net revenue, below 1"))
            .givesOne(money(
                            "floorPrice",
                            "底价;任何价格都达不到时为空",
                            "floor price, rounded up to the fen; null where no price reaches the floor")
                    .orNull())
            .source("P = C / ((1 − m)/(1 + v) − f)")
            .decide((in, released) -> {
                BigDecimal floor = floorPrice(
                        in.notNegative("cost"), in.share("fees"), in.notNegative("vat"), in.number("marginFloor"));
                return floor == null
                        ? Answer.of(null)
                                .because(
                                        "NO_PRICE_REACHES_FLOOR",
                                        "费用与底线之和过高,任何价格都达不到底线",
                                        "fees and floor leave nothing: no price reaches the floor")
                        : Answer.of(floor);
            });

    static final ComputedDecision BREAK_EVEN_UPLIFT = ComputedDecision.named("pricing/breakEvenUplift", "M4.14")
            .titled("保本增量", "Break-even uplift")
            .takes(
                    fraction("margin", "毛利率(占原价)", "margin, share of the list price; with discount")
                            .optional(),
                    fraction("discount", "折扣率(占原价)", "discount, share of the list price")
                            .optional(),
                    money("u0", "活动前单件贡献", "unit margin before; with u1, instead of margin and discount")
                            .optional(),
                    money("u1", "活动中单件贡献", "unit margin during").optional(),
                    money("fixed", "固定费用;缺省为 0", "fixed cost; none when absent, with q0 when given")
                            .optional(),
                    number("q0", "units", "基准销量", "baseline units").optional())
            .givesOne(fraction("uplift", "保本增量;活动单件不赚钱时为空", "uplift needed; null where a unit earns nothing")
                    .orNull())
            .source("m/(m − d) − 1; general u₀/u₁ − 1 + F/(Q₀·u₁)")
            .decide((in, released) -> {
                BigDecimal uplift = uplift(in);
                return uplift == null
                        ? Answer.of(null)
                                .because(
                                        "UNIT_EARNS_NOTHING",
                                        "活动单件不赚钱,卖多少都不保本",
                                        "a unit earns nothing, so no volume breaks even")
                        : Answer.of(Rounding.ratio(uplift));
            });

    private UnitEconomics() {}

    /**
     * @param net CNY without VAT, above 0
     * @param margin CNY, may be negative
     */
    public record Contribution(BigDecimal net, BigDecimal margin) {
        /** Share of net revenue. */
        public BigDecimal rate() {
            return Rounding.quotient(margin, net);
        }
    }

    /**
     * @param price CNY with VAT, above 0; of one unit or of a whole line
     * @param cost CNY, variable cost of the same
     * @param fees share of the price
     * @param vat rate
     */
    public static Contribution contribution(BigDecimal price, BigDecimal cost, BigDecimal fees, BigDecimal vat) {
        BigDecimal net = Rounding.quotient(Require.positive("price", price), BigDecimal.ONE.add(vat));
        return new Contribution(net, net.subtract(price.multiply(fees)).subtract(cost));
    }

    /**
     * The lowest price, to the fen, that still gives the margin floor.
     *
     * @param marginFloor share of net revenue, below 1
     * @return null where the denominator is 0 or less, so that no price reaches the floor
     */
    public static @Nullable BigDecimal floorPrice(
            BigDecimal cost, BigDecimal fees, BigDecimal vat, BigDecimal marginFloor) {
        if (marginFloor.compareTo(BigDecimal.ONE) >= 0) {
            return null;
        }
        BigDecimal gross = BigDecimal.ONE.add(vat);
        // Both sides of the fraction times (1 + v): exact, and an exact fen is not rounded up.
        BigDecimal left = BigDecimal.ONE.subtract(marginFloor).subtract(fees.multiply(gross));
        return left.signum() <= 0 ? null : cost.multiply(gross).divide(left, 2, RoundingMode.CEILING);
    }

    /**
     * Extra volume, as a share of the baseline, that makes up for a lower unit margin and a fixed cost.
     *
     * @param before unit margin before, CNY
     * @param during unit margin during the promotion, CNY
     * @param fixed CNY
     * @param baseline units; above 0 when there is a fixed cost
     * @return null where a unit earns nothing during the promotion
     */
    public static @Nullable BigDecimal breakEvenUplift(
            BigDecimal before, BigDecimal during, BigDecimal fixed, BigDecimal baseline) {
        if (during.signum() <= 0) {
            return null;
        }
        BigDecimal uplift = Rounding.quotient(before, during).subtract(BigDecimal.ONE);
        return fixed.signum() == 0
                ? uplift
                : uplift.add(Rounding.quotient(
                        fixed, Require.positive("q0", baseline).multiply(during)));
    }

    private static @Nullable BigDecimal uplift(Inputs in) {
        if (in.has("u0") || in.has("u1") || in.has("fixed") || in.has("q0")) {
            in.needs("u0", "u1");
            if (in.has("fixed")) {
                in.needs("q0");
            }
            return breakEvenUplift(
                    in.number("u0"),
                    in.number("u1"),
                    in.notNegative("fixed", BigDecimal.ZERO),
                    in.number("q0", BigDecimal.ONE));
        }
        in.needs("margin", "discount");
        BigDecimal margin = in.number("margin");
        if (margin.compareTo(BigDecimal.ONE) > 0) {
            throw new ImpossibleInput("margin", "不能超过 1", "must not exceed 1");
        }
        return breakEvenUplift(margin, margin.subtract(in.share("discount")), BigDecimal.ZERO, BigDecimal.ONE);
    }
}
