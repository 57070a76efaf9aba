package org.shopkeeper.decisions.computed.governance;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.list;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** The computed decisions of governance, in the order of the specification. */
public final class GovernanceDecisions {
    private static final String RISK = "governance/changeRiskClass";
    private static final String PRIORITY = "governance/requestPriority";
    private static final BigDecimal HIGHEST_FACTOR = BigDecimal.valueOf(4);

    static final ComputedDecision CHANGE_RISK = ComputedDecision.named("governance/changeRisk", "M8.01")
            .titled("变更风险", "Risk of a change")
            .takes(
                    factor("moneyImpact", "资金影响", "money at stake per day"),
                    factor("blastRadius", "影响范围", "share of SKUs or visitors touched"),
                    factor("irreversibility", "不可逆程度", "how hard it is to undo"),
                    factor("complianceSensitivity", "合规敏感度", "how close to statutory text"),
                    factor("novelty", "新颖程度", "how new"),
                    factor("timing", "时点", "how close to a major promotion"))
            .gives(
                    number("score", "得分", "score 0..100"),
                    text("riskClass", "风险等级", "risk class"),
                    number("minApprovers", "最少审批人", "approvers needed"),
                    number("canaryPercent", "%", "灰度比例", "share of the canary"))
            .asks(RISK)
            .source(
                    "Σ weight·factor/4; money 25, blast radius 20, irreversibility 20, compliance 15, novelty 10, timing 10")
            .decide(GovernanceDecisions::changeRisk);

    static final ComputedDecision REQUEST_SCORE = ComputedDecision.named("governance/requestScore", "M8.05")
            .titled("需求优先级 RICE", "Priority of a request, RICE")
            .takes(
                    number("reach", "触达", "reach"),
                    number("impact", "影响", "impact"),
                    fraction("confidence", "信心", "confidence, 0..1"),
                    number("effort", "投入", "effort, above 0"))
            .gives(number("rice", "RICE", "RICE score"), text("priority", "优先级", "priority"))
            .asks(PRIORITY)
            .source("RICE (Intercom): reach · impact · confidence / effort")
            .decide((in, released) -> {
                BigDecimal rice = Rounding.forLookup(Rounding.quotient(
                        in.notNegative("reach")
                                .multiply(in.notNegative("impact"))
                                .multiply(in.share("confidence")),
                        in.positive("effort")));
                Ruling priority = released.row(PRIORITY, Map.of("rice", rice));
                return Answer.with("rice", Rounding.to(2, rice))
                        .and("priority", priority.text("priority"))
                        .by(priority);
            });

    static final ComputedDecision IMPACT_REPLAY = ComputedDecision.named("governance/impactReplay", "M8.08")
            .titled("影响回放", "Impact by replay")
            .takes(
                    list("before", FieldType.Scalar.ANY, "改前的决策", "outcomes before, per request"),
                    list("after", FieldType.Scalar.ANY, "改后的决策", "outcomes after, of the same requests"))
            .gives(
                    number("changed", "decisions", "变化的决策数", "decisions that changed"),
                    fraction("share", "变化占比", "their share"))
            .source("decisions before and after on the same inputs")
            .decide((in, released) -> {
                List<Object> before = in.list("before");
                List<Object> after = in.list("after");
                Require.sameLength("after", after.size(), "before", before.size());
                Require.atLeast("before", before.size(), 1);
                int changed = 0;
                for (int i = 0; i < before.size(); i++) {
                    changed += same(before.get(i), after.get(i)) ? 0 : 1;
                }
                BigDecimal count = BigDecimal.valueOf(changed);
                return Answer.with("changed", count)
                        .and("share", Rounding.ratio(Rounding.quotient(count, BigDecimal.valueOf(before.size()))));
            });

    private GovernanceDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(CHANGE_RISK, REQUEST_SCORE, FourEyes.FOUR_EYES, IMPACT_REPLAY);
    }

    private static Field factor(String name, String zh, String en) {
        return number(name, zh + " 0–4", en + ", 0..4");
    }

    private static Answer changeRisk(Inputs in, Released released) {
        BigDecimal score = weighted(in, "moneyImpact", 25)
                .add(weighted(in, "blastRadius", 20))
                .add(weighted(in, "irreversibility", 20))
                .add(weighted(in, "complianceSensitivity", 15))
                .add(weighted(in, "novelty", 10))
                .add(weighted(in, "timing", 10));
        Ruling risk = released.row(RISK, Map.of("score", Rounding.forLookup(score)));
        return Answer.with("score", Rounding.to(2, score))
                .and("riskClass", risk.text("riskClass"))
                .and("minApprovers", risk.number("minApprovers"))
                .and("canaryPercent", risk.number("canaryPercent"))
                .by(risk);
    }

    private static BigDecimal weighted(Inputs in, String factor, int weight) {
        return BigDecimal.valueOf((long) weight * in.whole(factor, 0, HIGHEST_FACTOR.intValue()))
                .divide(HIGHEST_FACTOR);
    }

    private static boolean same(Object before, Object after) {
        return before instanceof BigDecimal a && after instanceof BigDecimal b
                ? a.compareTo(b) == 0
                : before.equals(after);
    }
}
