package org.shopkeeper.decisions.computed.pricing;

import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.Apportionment;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** Setting a price: for a customer, at the optimum, of a bundle, for a platform's deal. */
public final class PriceSetting {
    private static final BigDecimal LARGEST_STEP = new BigDecimal("0.10");
    private static final BigDecimal LARGEST_BUNDLE_DISCOUNT = new BigDecimal("0.15");
    private static final BigDecimal DEAL_OF_LIST = new BigDecimal("0.80");
    private static final BigDecimal DEAL_OF_LOW = new BigDecimal("0.95");

    static final ComputedDecision CUSTOMER_PRICE = ComputedDecision.named("pricing/customerPrice", "M4.03")
            .titled("会员/新客/阶梯价", "Member and quantity price")
            .takes(
                    money("listPrice", "标价", "list price, above 0"),
                    OrderPrice.TIER,
                    number("qty", UNITS, "数量", "units, 1 or more"),
                    money("floor", "底价", "floor price"))
            .gives(
                    fraction("discount", "折扣", "the larger of the two discounts"),
                    money("unitPrice", "单价", "price of one unit"),
                    flag("floored", "是否以底价为限", "whether the floor price binds"))
            .asks(OrderPrice.MEMBER, OrderPrice.QUANTITY)
            .resting("明码标价和禁止价格欺诈规定 art.6", "消费者权益保护法实施条例 art.9", "PIPL art.24")
            .codesOf("tier", OrderPrice.MEMBER, "customerTier")
            .source("the larger of member and quantity discount, never their sum; not below the floor")
            .decide(PriceSetting::customerPrice);

    static final ComputedDecision OPTIMAL_PRICE = ComputedDecision.named("pricing/optimalPrice", "M4.16")
            .titled("最优价", "Optimal price")
            .takes(
                    money("mc", "边际成本", "marginal cost, above 0"),
                    number("e", "弹性 d ln q / d ln p", "elasticity d ln q / d ln p"),
                    money("lo", "价格下限;缺省为无", "floor; none when absent").optional(),
                    money("hi", "价格上限;缺省为无", "ceiling; none when absent").optional(),
                    money("current", "现价;缺省则不限步长", "current price; no limit on the step when absent")
                            .optional())
            .gives(
                    money("unconstrained", "无约束最优价", "optimum without bounds; absent where there is none"),
                    money("price", "建议价", "price; null where there is no interior optimum")
                            .orNull(),
                    text("reason", "无最优价的原因", "INELASTIC_NO_INTERIOR_OPTIMUM, only where price is null"))
            .source("Lerner 1934: p* = c·e/(1+e) for e < −1; one step at most 10 %, within floor and ceiling")
            .decide((in, released) -> optimalPrice(in));

    static final ComputedDecision BUNDLE = ComputedDecision.named("pricing/bundlePrice", "M4.17")
            .titled("组合价", "Bundle price")
            .takes(
                    numbers("prices", "CNY", "各件标价", "list prices, each above 0"),
                    numbers("costs", "CNY", "各件成本", "costs"),
                    fraction("discount", "组合折扣", "discount on the sum"),
                    fraction("marginFloor", "毛利底线", "margin floor"))
            .gives(
                    money("bundlePrice", "组合价", "price of the bundle"),
                    numbers("allocation", "CNY", "分摊", "allocation by list price; sums to the bundle price"),
                    fraction("marginRate", "毛利率", "margin rate; null where the bundle is free")
                            .orNull(),
                    flag("ok", "是否可行", "discount at most 15 % and margin at the floor or above"))
            .source("Σ list·(1 − discount); largest remainder by list price; discount ≤ 15 %")
            .decide((in, released) -> bundle(in));

    static final ComputedDecision PLATFORM_DEAL = ComputedDecision.named("pricing/platformDeal", "M4.18")
            .titled("平台活动价", "Platform deal price")
            .takes(
                    money("listPrice", "标价", "list price, above 0"),
                    money("dealPrice", "活动价", "deal price"),
                    money("low30", "30 天最低价", "lowest price of the last 30 days, above 0"))
            .gives(
                    flag("minDiscountOk", "折扣达标", "at least 20 % off the list price"),
                    flag("low30Ok", "低于 30 天最低价 5 %", "at least 5 % below the 30-day low"),
                    money("maxDealPrice", "最高活动价", "highest deal price that meets both"))
            .source("Amazon Prime exclusive discount: ≥ 20 % off and ≥ 5 % below the 30-day low")
            .decide((in, released) -> {
                BigDecimal deal = in.notNegative("dealPrice");
                BigDecimal byList = in.positive("listPrice").multiply(DEAL_OF_LIST);
                BigDecimal byLow = in.positive("low30").multiply(DEAL_OF_LOW);
                return Answer.with("minDiscountOk", deal.compareTo(byList) <= 0)
                        .and("low30Ok", deal.compareTo(byLow) <= 0)
                        .and("maxDealPrice", Rounding.money(byList.min(byLow)));
            });

    private PriceSetting() {}

    /**
     * The price with the highest margin under constant elasticity.
     *
     * @param marginalCost CNY, above 0
     * @param elasticity d ln q / d ln p
     * @return null where demand is not elastic (e ≥ −1), so that a higher price always earns more
     */
    public static @Nullable BigDecimal optimum(BigDecimal marginalCost, BigDecimal elasticity) {
        if (elasticity.compareTo(BigDecimal.ONE.negate()) >= 0) {
            return null;
        }
        return Rounding.quotient(marginalCost.multiply(elasticity), BigDecimal.ONE.add(elasticity));
    }

    private static Answer customerPrice(Inputs in, Released released) {
        BigDecimal list = in.positive("listPrice");
        BigDecimal floor = in.notNegative("floor");
        BigDecimal quantity = BigDecimal.valueOf(in.whole("qty", 1, Integer.MAX_VALUE));
        Ruling member = released.row(OrderPrice.MEMBER, Map.of("customerTier", in.text("tier")));
        Ruling byQuantity = released.row(OrderPrice.QUANTITY, Map.of("quantity", quantity));
        BigDecimal discount = member.number("discount").max(byQuantity.number("discount"));
        BigDecimal price = list.multiply(BigDecimal.ONE.subtract(discount));
        boolean floored = price.compareTo(floor) < 0;
        return Answer.with("discount", discount)
                .and("unitPrice", Rounding.money(floored ? floor : price))
                .and("floored", floored)
                .alsoBy(member.number("discount").compareTo(discount) == 0 ? member : byQuantity);
    }

    private static Answer optimalPrice(Inputs in) {
        BigDecimal optimum = optimum(in.positive("mc"), in.number("e"));
        BigDecimal low = in.has("lo") ? in.notNegative("lo") : null;
        BigDecimal high = in.has("hi") ? in.notNegative("hi") : null;
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new ImpossibleInput("lo", "不能高于 hi", "must not exceed hi");
        }
        if (optimum == null) {
            return Answer.with("price", null)
                    .and("reason", "INELASTIC_NO_INTERIOR_OPTIMUM")
                    .because(
                            "INELASTIC_NO_INTERIOR_OPTIMUM",
                            "需求缺乏弹性,没有内部最优价",
                            "demand is not elastic: there is no interior optimum");
        }
        BigDecimal price = optimum;
        if (in.has("current")) {
            BigDecimal current = in.positive("current");
            BigDecimal step = current.multiply(LARGEST_STEP);
            price = price.max(current.subtract(step)).min(current.add(step));
        }
        price = high == null ? price : price.min(high);
        price = low == null ? price : price.max(low);
        return Answer.with("unconstrained", Rounding.money(optimum)).and("price", Rounding.money(price));
    }

    private static Answer bundle(Inputs in) {
        List<BigDecimal> prices = in.numbers("prices");
        List<BigDecimal> costs = in.numbers("costs");
        Require.atLeast("prices", prices.size(), 1);
        Require.sameLength("costs", costs.size(), "prices", prices.size());
        prices.forEach(price -> Require.positive("prices", price));
        BigDecimal list = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cost = BigDecimal.ZERO;
        for (BigDecimal one : costs) {
            cost = cost.add(Require.notNegative("costs", one));
        }
        BigDecimal discount = in.share("discount");
        BigDecimal price = Rounding.money(list.multiply(BigDecimal.ONE.subtract(discount)));
        BigDecimal rate = price.signum() == 0 ? null : Rounding.quotient(price.subtract(cost), price);
        boolean depthOk = discount.compareTo(LARGEST_BUNDLE_DISCOUNT) <= 0;
        boolean marginOk = rate != null && Rounding.forLookup(rate).compareTo(in.number("marginFloor")) >= 0;
        Answer answer = Answer.with("bundlePrice", price)
                .and("allocation", Apportionment.byLargestRemainder(price, prices, 2))
                .and("marginRate", rate == null ? null : Rounding.ratio(rate))
                .and("ok", depthOk && marginOk);
        if (!depthOk) {
            answer.because("DISCOUNT_OVER_15PCT", "组合折扣超过 15%", "the discount exceeds 15 %");
        }
        if (!marginOk) {
            answer.because("MARGIN_BELOW_FLOOR", "低于毛利底线", "the margin falls below the floor");
        }
        return answer;
    }
}
