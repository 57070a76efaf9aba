package org.shopkeeper.decisions.computed.compliance;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Normal;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** What is at stake: risk, fines, tax, and how many items an audit must look at. */
public final class Exposure {
    private static final String HEAT = "compliance/riskHeat";
    private static final String PENALTY_TABLE = "compliance/penaltyExposure";
    private static final String VAT_TABLE = "compliance/vatRate";
    private static final BigDecimal TURNOVER_SHARE = new BigDecimal("0.05");

    // 广告法 art.55, 55 and 58: multiples of what the ad cost, when that is known.
    private static final Map<String, int[]> AD_COST_MULTIPLES = Map.of(
            "FALSE_AD", new int[] {3, 5}, "FALSE_AD_REPEAT", new int[] {5, 10}, "MEDICAL_CLAIM", new int[] {1, 3});
    // 价格违法行为行政处罚规定 art.7: up to five times the illegal gains.
    private static final Map<String, int[]> GAINS_MULTIPLES = Map.of("PRICE_FRAUD", new int[] {0, 5});

    static final ComputedDecision RISK = ComputedDecision.named("compliance/riskScore", "M9.09")
            .titled("风险热力(可能性×影响)", "Risk heat, from likelihood and impact")
            .takes(number("l", "可能性 1–5", "likelihood 1..5"), number("i", "影响 1–5", "impact 1..5"))
            .gives(number("score", "风险分", "likelihood · impact"), text("level", "等级", "level"))
            .asks(HEAT)
            .source("5 × 5 matrix")
            .decide((in, released) -> {
                BigDecimal score = BigDecimal.valueOf((long) in.whole("l", 1, 5) * in.whole("i", 1, 5));
                Ruling heat = released.row(HEAT, Map.of("riskScore", score));
                return Answer.with("score", score)
                        .and("level", heat.text("level"))
                        .by(heat);
            });

    static final ComputedDecision PENALTY = ComputedDecision.named("compliance/penalty", "M9.10")
            .titled("罚则敞口", "Exposure to a penalty")
            .takes(
                    text("violation", "违法行为", "violation"),
                    money("adCost", "广告费用;未知为空", "cost of the ad; unknown when null or absent")
                            .orNull()
                            .optional(),
                    money("gains", "违法所得;未知为空", "illegal gains; unknown when null or absent")
                            .orNull()
                            .optional(),
                    money("lastYearTurnover", "上年营业额;未知为空", "last year's turnover; unknown when null or absent")
                            .orNull()
                            .optional())
            .gives(money("min", "下限", "least fine"), money("max", "上限", "largest fine"))
            .asks(PENALTY_TABLE)
            .codesOf("violation", PENALTY_TABLE, "violation")
            .source(
                    "released table; multiples of ad cost or illegal gains where the statute says so and they are known")
            .decide(Exposure::penalty);

    static final ComputedDecision VAT = ComputedDecision.named("compliance/vat", "M9.11")
            .titled("增值税", "VAT")
            .takes(
                    text("taxpayer", "纳税人类型", "taxpayer"),
                    text("supply", "应税项目", "supply: GOODS, AGRI_FOOD_BOOK, SERVICE or another"),
                    money("grossSales", "含税销售额", "sales, VAT included"))
            .gives(
                    fraction("rate", "税率", "rate"),
                    money("net", "不含税", "net"),
                    money("tax", "税额", "tax; net and tax sum to the gross"))
            .asks(VAT_TABLE)
            .resting("增值税法 art.10", "增值税法 art.11")
            .codesOf("taxpayer", VAT_TABLE, "taxpayer")
            .codesOf("supply", VAT_TABLE, "supply")
            .source("net = gross/(1 + rate)")
            .decide((in, released) -> {
                BigDecimal gross = in.notNegative("grossSales");
                Ruling vat =
                        released.row(VAT_TABLE, Map.of("taxpayer", in.text("taxpayer"), "supply", in.text("supply")));
                BigDecimal rate = vat.number("rate");
                BigDecimal net = Rounding.money(Rounding.quotient(gross, BigDecimal.ONE.add(rate)));
                return Answer.with("rate", rate)
                        .and("net", net)
                        .and("tax", Rounding.money(gross).subtract(net))
                        .by(vat);
            });

    static final ComputedDecision AUDIT_SAMPLE = ComputedDecision.named("compliance/auditSample", "M9.12")
            .titled("自查抽样", "Sample of an audit")
            .takes(
                    number("N", "总体数量", "population, 1 or more"),
                    fraction("conf", "置信度;缺省 0.95", "confidence; 0.95 when absent")
                            .optional(),
                    fraction("p", "预期差错率;缺省 0.05", "expected error rate; 0.05 when absent")
                            .optional(),
                    fraction("e", "允许误差;缺省 0.03", "margin of error; 0.03 when absent")
                            .optional())
            .givesOne(number("n", "抽样数量", "items to look at"))
            .source("Cochran 1977: n₀ = z²·p·q/e², n = n₀/(1 + (n₀ − 1)/N), rounded up")
            .decide((in, released) -> Answer.of(BigDecimal.valueOf(auditSample(
                    in.whole("N", 1, Integer.MAX_VALUE),
                    in.value("conf", 0.95),
                    in.value("p", 0.05),
                    in.value("e", 0.03)))));

    private Exposure() {}

    /**
     * Cochran's sample size with finite correction.
     *
     * @param population 1 or more
     * @param confidence within (0, 1)
     * @param rate expected share of errors, within (0, 1)
     * @param margin of error, within (0, 1)
     * @return 1..population
     */
    public static long auditSample(int population, double confidence, double rate, double margin) {
        Require.probability("conf", confidence);
        Require.probability("p", rate);
        Require.probability("e", margin);
        double z = Normal.z("conf", 1 - (1 - confidence) / 2);
        double infinite = z * z * rate * (1 - rate) / (margin * margin);
        double sample = infinite / (1 + (infinite - 1) / population);
        return Math.min(population, Math.max(1, Rounding.up(sample).longValueExact()));
    }

    private static Answer penalty(Inputs in, Released released) {
        String violation = in.text("violation");
        Ruling row = released.row(PENALTY_TABLE, Map.of("violation", violation));
        BigDecimal adCost = known(in, "adCost");
        BigDecimal gains = known(in, "gains");
        BigDecimal turnover = known(in, "lastYearTurnover");
        Answer answer;
        if (adCost != null && AD_COST_MULTIPLES.containsKey(violation)) {
            answer = multiples(adCost, AD_COST_MULTIPLES.getOrDefault(violation, new int[2]));
        } else if (gains != null && GAINS_MULTIPLES.containsKey(violation)) {
            answer = multiples(gains, GAINS_MULTIPLES.getOrDefault(violation, new int[2]));
        } else {
            BigDecimal most = row.number("maxCny");
            boolean byTurnover = turnover != null && violation.equals("PIPL_SERIOUS");
            answer = Answer.with("min", row.number("minCny"))
                    .and("max", byTurnover && turnover != null ? most.max(turnover.multiply(TURNOVER_SHARE)) : most);
        }
        Object basis = row.value("basis");
        return answer.by(row).resting(basis == null ? "" : basis.toString());
    }

    private static Answer multiples(BigDecimal of, int[] bounds) {
        return Answer.with("min", Rounding.money(of.multiply(BigDecimal.valueOf(bounds[0]))))
                .and("max", Rounding.money(of.multiply(BigDecimal.valueOf(bounds[1]))));
    }

    // An ad cost or a gain of 0 is one that could not be established: the statute then names amounts.
    private static @Nullable BigDecimal known(Inputs in, String name) {
        BigDecimal amount = in.has(name) ? in.notNegative(name) : null;
        return amount == null || amount.signum() == 0 ? null : amount;
    }
}
