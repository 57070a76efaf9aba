package org.shopkeeper.decisions.computed.market;

import static org.shopkeeper.decisions.computed.Fields.DAYS;
import static org.shopkeeper.decisions.computed.Fields.date;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** Whom to buy from, how the price stands among rivals, and when each step towards a launch is due. */
public final class Sourcing {
    private static final String GRADE = "market/supplierGrade";
    private static final String ALERT = "market/competitorPriceAlert";
    private static final int ORDER_LEAD_DAYS = 40;
    private static final int INBOUND_DAYS = 10;

    static final ComputedDecision SUPPLIER = ComputedDecision.named("market/supplierGrading", "M1.08")
            .titled("供应商评级", "Supplier grading")
            .takes(
                    fraction("otif", "齐套到货率", "on time in full, 0..1"),
                    fraction("quality", "质量合格率", "quality, 0..1"),
                    fraction("priceScore", "价格得分", "price score, 0..1"),
                    fraction("response", "响应得分", "response, 0..1"))
            .gives(
                    number("score", "得分", "score 0..100"),
                    text("grade", "等级", "grade"),
                    fraction("orderShareCap", "最大采购占比", "largest share of purchase orders"))
            .asks(GRADE)
            .source("40·OTIF + 30·quality + 20·price + 10·response")
            .decide((in, released) -> {
                BigDecimal score = supplierScore(in);
                Ruling grade = released.row(GRADE, Map.of("score", Rounding.forLookup(score)));
                return Answer.with("score", Rounding.to(2, score))
                        .and("grade", grade.text("grade"))
                        .and("orderShareCap", grade.number("orderShareCap"))
                        .by(grade);
            });

    static final ComputedDecision COMPETITORS = ComputedDecision.named("market/competitorPriceIndex", "M1.09")
            .titled("竞品价格指数", "Price index against competitors")
            .takes(
                    money("own", "本店价格", "own price, above 0"),
                    numbers("comps", "CNY", "竞品价格", "competitor prices, each above 0"))
            .gives(number("index", "价格指数", "own price / median"), text("zone", "区间", "zone"))
            .asks(ALERT)
            .source("own price / median of the competitors' prices")
            .decide((in, released) -> {
                List<BigDecimal> rivals = in.numbers("comps");
                rivals.forEach(price -> Require.positive("comps", price));
                Require.atLeast("comps", rivals.size(), 1);
                BigDecimal index = Rounding.forLookup(Rounding.quotient(in.positive("own"), median(rivals)));
                Ruling alert = released.row(ALERT, Map.of("priceIndex", index));
                return Answer.with("index", Rounding.ratio(index))
                        .and("zone", alert.text("zone"))
                        .by(alert);
            });

    static final ComputedDecision BACKPLAN = ComputedDecision.named("market/launchBackplan", "M1.13")
            .titled("上新倒排", "Milestones back from a launch")
            .takes(
                    date("launch", "上新日", "launch day"),
                    number("leadTimeDays", DAYS, "供应商提前期", "lead time of the supplier"))
            .gives(
                    date("SELECTION", "选品", "selection"),
                    date("SAMPLE_QC", "样品质检", "sample quality check"),
                    date("PO_PLACED", "下单", "purchase order placed"),
                    date("CONTENT_READY", "内容就绪", "content ready"),
                    date("COMPLIANCE_OK", "合规通过", "compliance passed"),
                    date("AB_TEST", "A/B 测试", "A/B test"),
                    date("STOCK_IN", "入库", "stock in"),
                    date("WARM_UP", "预热", "warm-up"),
                    date("LAUNCH", "上新", "launch"),
                    date("REVIEW_D7", "D7 复盘", "review at day 7"),
                    date("REVIEW_D14", "D14 复盘", "review at day 14"),
                    date("REVIEW_D28", "D28 复盘", "review at day 28"))
            .source(
                    "order at T − max(40, lead time + 10); QC order − 5, selection order − 20; content T − 21 … reviews T + 7/14/28")
            .decide((in, released) -> backplan(in.date("launch"), in.days("leadTimeDays")));

    private Sourcing() {}

    /**
     * Middle value; the mean of the two middle ones when their number is even.
     *
     * @param values one at least
     */
    public static BigDecimal median(List<BigDecimal> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2));
    }

    /** Score of a supplier from his four rates, 0..100. */
    static BigDecimal supplierScore(Inputs in) {
        return weighted(40, in.share("otif"))
                .add(weighted(30, in.share("quality")))
                .add(weighted(20, in.share("priceScore")))
                .add(weighted(10, in.share("response")));
    }

    private static Answer backplan(LocalDate launch, long leadTimeDays) {
        LocalDate order = launch.minusDays(Math.max(ORDER_LEAD_DAYS, leadTimeDays + INBOUND_DAYS));
        return Answer.with("SELECTION", order.minusDays(20))
                .and("SAMPLE_QC", order.minusDays(5))
                .and("PO_PLACED", order)
                .and("CONTENT_READY", launch.minusDays(21))
                .and("COMPLIANCE_OK", launch.minusDays(18))
                .and("AB_TEST", launch.minusDays(14))
                .and("STOCK_IN", launch.minusDays(10))
                .and("WARM_UP", launch.minusDays(7))
                .and("LAUNCH", launch)
                .and("REVIEW_D7", launch.plusDays(7))
                .and("REVIEW_D14", launch.plusDays(14))
                .and("REVIEW_D28", launch.plusDays(28));
    }

    private static BigDecimal weighted(int weight, BigDecimal share) {
        return share.multiply(BigDecimal.valueOf(weight));
    }
}
