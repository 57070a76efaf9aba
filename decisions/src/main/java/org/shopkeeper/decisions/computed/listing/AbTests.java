package org.shopkeeper.decisions.computed.listing;

import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Normal;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;
import org.shopkeeper.decisions.computed.kpi.Experiments;

/** An A/B test of a page: how many visitors it needs, and what its outcome says. */
public final class AbTests {
    private static final double LARGEST_SAMPLE = 1e12;
    private static final String OUTCOME = "listing/abOutcome";

    static final ComputedDecision AB_TEST = ComputedDecision.named("listing/abTest", "M2.03")
            .titled("A/B 判定(按样本)", "Outcome of an A/B test, from counts")
            .takes(
                    number("x1", "conversions", "A 组转化数", "conversions of A"),
                    number("n1", "visitors", "A 组样本", "visitors of A, above 0"),
                    number("x2", "conversions", "B 组转化数", "conversions of B"),
                    number("n2", "visitors", "B 组样本", "visitors of B, above 0"),
                    number("plannedN", "visitors", "每组计划样本", "planned visitors per arm"),
                    number("runDays", "d", "运行天数", "days run"),
                    flag("guardrailBreached", "护栏指标越线;缺省为否", "a guardrail was breached; not when absent")
                            .optional())
            .gives(
                    fraction("srmP", "样本比例 p 值", "p-value of the sample ratio"),
                    fraction("p", "p 值", "two-sided p-value"),
                    fraction("relLift", "相对提升;A 为 0 时为空", "relative lift; null where A converted nobody")
                            .orNull(),
                    text("decision", "判定", "decision"))
            .asks(OUTCOME)
            .source("sample ratio first, then guardrail, a full week, the planned sample, p < 0.05")
            .decide(AbTests::outcome);

    static final ComputedDecision SAMPLE_SIZE = ComputedDecision.named("listing/sampleSize", "M2.06")
            .titled("A/B 样本量", "Sample size of an A/B test")
            .takes(
                    fraction("p1", "基准转化率", "baseline rate, within (0, 1)"),
                    fraction("mde_rel", "最小可检出相对提升", "least relative lift to detect, not 0"),
                    fraction("alpha", "显著性;缺省 0.05", "significance, two-sided; 0.05 when absent")
                            .optional(),
                    fraction("power", "功效;缺省 0.8", "power; 0.8 when absent").optional())
            .givesOne(number("n", "visitors", "每组样本", "visitors per arm"))
            .source("n = (z₁₋α/₂·√(2p̄q̄) + z_power·√(p₁q₁ + p₂q₂))² / (p₂ − p₁)²")
            .decide((in, released) -> Answer.of(BigDecimal.valueOf(
                    sampleSize(in.value("p1"), in.value("mde_rel"), in.value("alpha", 0.05), in.value("power", 0.8)))));

    private AbTests() {}

    /**
     * Visitors per arm.
     *
     * @param base rate of A, within (0, 1)
     * @param relativeLift of B over A, not 0; the rate of B must lie within (0, 1) too
     * @param alpha two-sided, within (0, 1)
     * @param power within (0, 1)
     */
    public static long sampleSize(double base, double relativeLift, double alpha, double power) {
        Require.probability("p1", base);
        double other = base * (1 + relativeLift);
        if (relativeLift == 0) {
            throw new ImpossibleInput("mde_rel", "不能为 0", "must not be 0");
        }
        if (!(other > 0 && other < 1)) {
            throw new ImpossibleInput("mde_rel", "使 B 组转化率超出 (0, 1)", "puts the rate of B outside (0, 1)");
        }
        Require.probability("alpha", alpha);
        double mean = (base + other) / 2;
        double root = Normal.z("alpha", 1 - alpha / 2) * Math.sqrt(2 * mean * (1 - mean))
                + Normal.z("power", power) * Math.sqrt(base * (1 - base) + other * (1 - other));
        double size = root * root / ((other - base) * (other - base));
        if (!(size < LARGEST_SAMPLE)) {
            throw new ImpossibleInput("mde_rel", "过小,没有可行的样本量", "is too small for any sample to detect");
        }
        return Rounding.up(size).longValueExact();
    }

    private static Answer outcome(Inputs in, Released released) {
        int n1 = in.count("n1");
        int n2 = in.count("n2");
        Experiments.Test test = Experiments.test(in.count("x1"), n1, in.count("x2"), n2);
        double srmP = Normal.twoSidedP(Math.sqrt(Experiments.chiSquare(n1, n2, 0.5)));
        Double lift = test.relativeLift();
        Map<String, Object> row = new HashMap<>();
        row.put("srmP", Rounding.forLookup(srmP));
        row.put("guardrailBreached", in.flag("guardrailBreached", false));
        row.put("runDays", in.notNegative("runDays"));
        row.put("nReached", BigDecimal.valueOf(Math.min(n1, n2)).compareTo(in.positive("plannedN")) >= 0);
        row.put("pValue", Rounding.forLookup(test.p()));
        // Where A converted nobody the lift has no figure, but the difference has its sign.
        row.put("relLift", Rounding.forLookup(lift == null ? test.difference() : lift));
        Ruling ruling = released.row(OUTCOME, row);
        return Answer.with("srmP", Rounding.to(8, srmP))
                .and("p", Rounding.to(6, test.p()))
                .and("relLift", lift == null ? null : Rounding.ratio(lift))
                .and("decision", ruling.text("decision"))
                .by(ruling);
    }
}
