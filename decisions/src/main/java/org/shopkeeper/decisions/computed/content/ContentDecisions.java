package org.shopkeeper.decisions.computed.content;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** The computed decisions of content and brand, in the order of the specification. */
public final class ContentDecisions {
    private static final String COBRAND_TABLE = "content/cobrand";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static final ComputedDecision COBRAND = ComputedDecision.named("content/cobrandScore", "M10.05")
            .titled("联名评估", "Evaluation of a co-brand")
            .takes(
                    points("fit", "品牌契合", "fit of the brands"),
                    points("audience", "人群契合", "fit of the audiences"),
                    points("economics", "经济性", "economics"),
                    points("risk", "风险(越高越差)", "risk, higher is worse"))
            .gives(number("score", "得分", "score 0..100"), text("decision", "结论", "GO, PILOT or NO"))
            .asks(COBRAND_TABLE)
            .source("0.30·fit + 0.25·audience + 0.30·economics + 0.15·(100 − risk)")
            .decide((in, released) -> {
                BigDecimal score = weighted("0.30", in, "fit")
                        .add(weighted("0.25", in, "audience"))
                        .add(weighted("0.30", in, "economics"))
                        .add(HUNDRED.subtract(score(in, "risk")).multiply(new BigDecimal("0.15")));
                Ruling decision = released.row(COBRAND_TABLE, Map.of("score", Rounding.forLookup(score)));
                return Answer.with("score", Rounding.to(2, score))
                        .and("decision", decision.text("decision"))
                        .by(decision);
            });

    static final ComputedDecision ESOV = ComputedDecision.named("content/excessShareOfVoice", "M10.09")
            .titled("超额声量 ESOV", "Excess share of voice")
            .takes(fraction("sov", "声量份额", "share of voice"), fraction("som", "市场份额", "share of market"))
            .givesOne(fraction("esov", "超额声量", "excess share of voice"))
            .source("Binet & Field: SOV − SOM")
            .decide((in, released) -> Answer.of(Rounding.ratio(in.share("sov").subtract(in.share("som")))));

    static final ComputedDecision NPS = ComputedDecision.named("content/netPromoterScore", "M10.10")
            .titled("净推荐值 NPS", "Net promoter score")
            .takes(
                    number("prom", "people", "推荐者", "promoters"),
                    number("passive", "people", "中立者", "passives"),
                    number("det", "people", "贬损者", "detractors"))
            .givesOne(number("nps", "净推荐值 −100…100", "net promoter score, −100..100, 1 decimal"))
            .source("Reichheld 2003: % promoters − % detractors")
            .decide((in, released) -> {
                BigDecimal promoters = in.notNegative("prom");
                BigDecimal detractors = in.notNegative("det");
                BigDecimal all = promoters.add(in.notNegative("passive")).add(detractors);
                return Answer.of(Rounding.to(
                        1,
                        Rounding.quotient(
                                promoters.subtract(detractors).multiply(HUNDRED), Require.positive("prom", all))));
            });

    static final ComputedDecision LIVE_METRICS = ComputedDecision.named("content/liveMetrics", "M10.11")
            .titled("直播指标", "Figures of a live session")
            .takes(
                    number("viewers", "viewers", "观看人数", "viewers"),
                    number("orders", "orders", "订单", "orders"),
                    money("gmv", "GMV", "GMV"),
                    number("minutes", "min", "时长", "minutes"),
                    money("cost", "成本", "cost of the session"),
                    fraction("cmRate", "贡献毛利率", "contribution margin rate"))
            .gives(
                    money("uvValue", "UV 价值", "GMV per viewer").orNull(),
                    fraction("cvr", "转化率", "orders / viewers").orNull(),
                    money("gpmPerMin", "每分钟 GMV", "GMV per minute").orNull(),
                    money("profit", "利润", "GMV · contribution margin − cost"))
            .source("UV value = GMV/viewers; profit = GMV·cm − cost; null where a denominator is 0")
            .decide((in, released) -> live(in));

    private ContentDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(
                ContentPieces.VERDICT,
                ContentPieces.MIX,
                COBRAND,
                ContentPieces.STACK,
                ESOV,
                NPS,
                LIVE_METRICS,
                ContentPieces.ATTRIBUTION);
    }

    private static Field points(String name, String zh, String en) {
        return number(name, zh + " 0–100", en + ", 0..100");
    }

    private static BigDecimal weighted(String weight, Inputs in, String name) {
        return score(in, name).multiply(new BigDecimal(weight));
    }

    private static BigDecimal score(Inputs in, String name) {
        return Require.atMost(name, in.notNegative(name), HUNDRED, "100");
    }

    private static Answer live(Inputs in) {
        BigDecimal viewers = in.notNegative("viewers");
        BigDecimal gmv = in.notNegative("gmv");
        BigDecimal minutes = in.notNegative("minutes");
        BigDecimal profit = gmv.multiply(in.number("cmRate")).subtract(in.notNegative("cost"));
        Answer answer = Answer.with("uvValue", per(gmv, viewers, 2))
                .and("cvr", per(in.notNegative("orders"), viewers, 4))
                .and("gpmPerMin", per(gmv, minutes, 2))
                .and("profit", Rounding.money(profit));
        return viewers.signum() == 0 || minutes.signum() == 0
                ? answer.warning("分母为 0 的指标为空", "Figures whose denominator is 0 are null")
                : answer;
    }

    private static @Nullable BigDecimal per(BigDecimal amount, BigDecimal divisor, int decimals) {
        return divisor.signum() == 0 ? null : Rounding.to(decimals, Rounding.quotient(amount, divisor));
    }
}
