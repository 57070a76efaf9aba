package org.shopkeeper.decisions.computed.service;

import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.Map;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** What a buyer is offered, and who may offer it. Statutory compensation is a floor that nothing lowers. */
final class Compensation {
    private static final String LADDER = "service/compensationLadder";
    private static final String UNSAFE_FOOD = "UNSAFE_FOOD";
    private static final BigDecimal LOSS_FACTOR = BigDecimal.valueOf(3);
    private static final BigDecimal AGENT_LIMIT = BigDecimal.valueOf(30);
    private static final BigDecimal SUPERVISOR_LIMIT = BigDecimal.valueOf(200);

    private static final Map<String, BigDecimal> TIER_FACTORS = Map.of(
            "GOLD", new BigDecimal("1.1"),
            "PLATINUM", new BigDecimal("1.2"),
            "DIAMOND", new BigDecimal("1.3"));

    static final ComputedDecision COMPENSATION = ComputedDecision.named("service/compensation", "M6.03")
            .titled("补偿方案", "Compensation")
            .takes(
                    text("cause", "原因", "cause"),
                    money("orderAmount", "订单金额", "order amount"),
                    tier("tier", "客户等级;缺省按 NORMAL", "customer tier; NORMAL when absent"),
                    tier("customerTier", "同 tier", "the same as tier"),
                    money("loss", "实际损失;未知为空", "loss suffered, for unsafe food; unknown when null or absent")
                            .orNull()
                            .optional())
            .gives(
                    money("amount", "补偿额", "amount"),
                    flag("statutory", "是否法定", "statutory"),
                    text("approver", "审批人", "AGENT, SUPERVISOR, MANAGER or LEGAL+CS_DIRECTOR"))
            .asks(LADDER)
            .codesOf("cause", LADDER, "cause")
            .source("clamp(rate·amount, min, max)·tier; statutory: max(rate·amount, 3·loss for food, minimum)")
            .decide(Compensation::decide);

    private Compensation() {}

    private static Field tier(String name, String zh, String en) {
        return text(name, zh, en)
                .oneOf("NEW", "NORMAL", "SILVER", "GOLD", "PLATINUM", "DIAMOND")
                .optional();
    }

    static Answer decide(Inputs in, Released released) {
        String cause = in.text("cause");
        BigDecimal order = in.notNegative("orderAmount");
        Ruling ladder = released.row(LADDER, Map.of("cause", cause));
        boolean statutory = ladder.flag("statutory");
        BigDecimal byRate = order.multiply(ladder.number("rate"));
        BigDecimal amount;
        if (statutory) {
            BigDecimal loss = in.notNegative("loss", BigDecimal.ZERO);
            BigDecimal byLoss = cause.equals(UNSAFE_FOOD) ? loss.multiply(LOSS_FACTOR) : BigDecimal.ZERO;
            amount = byRate.max(byLoss).max(ladder.number("minCny"));
        } else {
            String tier = in.text("customerTier", in.text("tier", "NORMAL"));
            amount = byRate.max(ladder.number("minCny"))
                    .min(ladder.number("maxCny"))
                    .multiply(TIER_FACTORS.getOrDefault(tier, BigDecimal.ONE));
        }
        BigDecimal offered = Rounding.money(amount);
        Answer answer = Answer.with("amount", offered)
                .and("statutory", statutory)
                .and("approver", approver(offered, statutory))
                .by(ladder);
        if (statutory) {
            answer.resting(cause.equals(UNSAFE_FOOD) ? "食品安全法 art.148" : "消费者权益保护法 art.55");
        }
        return answer;
    }

    private static String approver(BigDecimal amount, boolean statutory) {
        if (statutory) {
            return "LEGAL+CS_DIRECTOR";
        }
        if (amount.compareTo(AGENT_LIMIT) <= 0) {
            return "AGENT";
        }
        return amount.compareTo(SUPERVISOR_LIMIT) <= 0 ? "SUPERVISOR" : "MANAGER";
    }
}
