package org.shopkeeper.decisions.computed.promotion;

import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** The computed decisions of promotions. */
public final class PromotionDecisions {
    private static final String RATING = "promotion/promoRating";

    static final ComputedDecision EVALUATION = ComputedDecision.named("promotion/promotionEvaluation", "M4.08")
            .titled("活动复盘", "Evaluation of a promotion")
            .takes(
                    number("baseUnits", UNITS, "基准销量", "baseline units, above 0"),
                    number("actualUnits", UNITS, "实际销量", "actual units"),
                    money("u0", "活动前单件贡献", "unit margin before"),
                    money("u1", "活动中单件贡献", "unit margin during"),
                    money("discountPerUnit", "单件让利", "discount per unit"),
                    money("fixedCost", "固定费用", "fixed cost"),
                    number("dipUnits", UNITS, "活动后回落;缺省为 0", "units lost after it; none when absent")
                            .optional(),
                    number(
                                    "cannibalUnits",
                                    UNITS,
                                    "蚕食销量;缺省为 0",
                                    "units taken from other SKUs; none when absent, with cannibalMargin when given")
                            .optional(),
                    money("cannibalMargin", "被蚕食单件贡献", "unit margin of those").optional())
            .gives(
                    fraction("uplift", "增量", "uplift over the baseline"),
                    money("netIncrementalProfit", "净增利润", "net incremental profit"),
                    money("investment", "投入", "investment"),
                    fraction("roi", "投入回报", "net incremental profit / investment"),
                    text("rating", "评级", "rating"))
            .asks(RATING)
            .source("net = Q₁u₁ − Q₀u₀ − dip·u₀ − cannibalised·m_c − F; ROI = net/(Q₁·discount + F)")
            .decide(PromotionDecisions::evaluate);

    private PromotionDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(EVALUATION);
    }

    private static Answer evaluate(Inputs in, Released released) {
        BigDecimal base = in.positive("baseUnits");
        BigDecimal actual = in.notNegative("actualUnits");
        BigDecimal before = in.number("u0");
        BigDecimal fixed = in.notNegative("fixedCost");
        BigDecimal cannibalised = in.notNegative("cannibalUnits", BigDecimal.ZERO);
        if (cannibalised.signum() > 0) {
            in.needs("cannibalMargin");
        }
        BigDecimal net = actual.multiply(in.number("u1"))
                .subtract(base.multiply(before))
                .subtract(in.notNegative("dipUnits", BigDecimal.ZERO).multiply(before))
                .subtract(cannibalised.multiply(in.number("cannibalMargin", BigDecimal.ZERO)))
                .subtract(fixed);
        BigDecimal investment =
                actual.multiply(in.notNegative("discountPerUnit")).add(fixed);
        Require.positive("discountPerUnit", investment);
        BigDecimal roi = Rounding.forLookup(Rounding.quotient(net, investment));
        Ruling rating = released.row(RATING, Map.of("roi", roi));
        return Answer.with(
                        "uplift", Rounding.ratio(Rounding.quotient(actual, base).subtract(BigDecimal.ONE)))
                .and("netIncrementalProfit", Rounding.money(net))
                .and("investment", Rounding.money(investment))
                .and("roi", Rounding.ratio(roi))
                .and("rating", rating.text("rating"))
                .by(rating);
    }
}
