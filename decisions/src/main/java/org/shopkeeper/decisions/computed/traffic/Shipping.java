package org.shopkeeper.decisions.computed.traffic;

import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** What shipping costs the buyer, and from which amount it is free. */
final class Shipping {
    private static final String TEMPLATE = "traffic/shippingFee";
    private static final BigDecimal REACH = new BigDecimal("1.2");

    static final ComputedDecision SHIPPING_CHARGE = ComputedDecision.named("traffic/shippingCharge", "M3.06")
            .titled("运费", "Shipping charge")
            .takes(
                    text("region", "区域等级", "region tier"),
                    number("weightKg", "kg", "重量", "weight, above 0"),
                    money("goodsAmount", "商品金额", "goods amount after reductions"))
            .givesOne(money("fee", "运费", "shipping charge"))
            .asks(TEMPLATE)
            .codesOf("region", TEMPLATE, "regionTier")
            .source("first kg + ⌈kg − 1⌉ · extra kg; free from the threshold of the region")
            .decide(Shipping::charge);

    static final ComputedDecision FREE_SHIPPING = ComputedDecision.named("traffic/freeShippingThreshold", "M3.13")
            .titled("包邮门槛", "Free-shipping threshold")
            .takes(money("aov", "客单价", "average order value, above 0"))
            .givesOne(money("threshold", "包邮门槛", "free-shipping threshold, ends in 9"))
            .source("⌈1.2 · AOV / 10⌉ · 10 − 1")
            .decide((in, released) -> Answer.of(in.positive("aov")
                    .multiply(REACH)
                    .divide(BigDecimal.TEN, 0, RoundingMode.CEILING)
                    .multiply(BigDecimal.TEN)
                    .subtract(BigDecimal.ONE)));

    private Shipping() {}

    private static Answer charge(Inputs in, Released released) {
        BigDecimal weight = in.positive("weightKg");
        BigDecimal amount = in.notNegative("goodsAmount");
        Ruling template = released.row(TEMPLATE, Map.of("regionTier", in.text("region")));
        if (amount.compareTo(template.number("freeThreshold")) >= 0) {
            return Answer.of(BigDecimal.ZERO)
                    .by(template)
                    .because("FREE_OVER_THRESHOLD", "满额包邮", "free from the threshold");
        }
        BigDecimal extra = weight.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
        BigDecimal fee =
                template.number("firstKg").add(template.number("extraKg").multiply(extra));
        return Answer.of(Rounding.money(fee)).by(template);
    }
}
