package org.shopkeeper.decisions.computed.service;

import static org.shopkeeper.decisions.computed.Fields.dateTime;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.util.HashMap;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Ruling;

/** From a complaint to an offer in one question: tier and owner, deadlines, compensation, refund path. */
final class ComplaintOffer {
    private static final String TIER = "service/complaintTier";
    private static final String LADDER = "service/compensationLadder";
    private static final String REFUND = "service/refundPath";

    static final ComputedDecision OFFER = ComputedDecision.named("service/complaintOffer", "F2")
            .titled("投诉到方案", "From a complaint to an offer")
            .takes(
                    flag("personalInjury", "是否人身伤害", "personal injury"),
                    flag("regulatorOrMedia", "是否监管/诉讼/媒体", "regulator, court or press involved"),
                    number("sameIssue24h", "24 小时内同类投诉数", "complaints of the same issue in 24 h"),
                    text("issueType", "问题类型", "issue type"),
                    money("orderAmount", "订单金额", "order amount"),
                    number("repeatContacts", "重复联系次数", "repeat contacts"),
                    flag("vip", "是否 VIP", "VIP"),
                    dateTime("created", "受理时间", "when it came in"),
                    text("cause", "原因", "cause, as far as it is known for the offer"),
                    text("customerTier", "客户等级;缺省按 NORMAL", "customer tier; NORMAL when absent")
                            .oneOf("NEW", "NORMAL", "SILVER", "GOLD", "PLATINUM", "DIAMOND")
                            .optional(),
                    money("loss", "实际损失;未知为空", "loss suffered; unknown when null or absent")
                            .orNull()
                            .optional(),
                    fraction("riskScore", "风险分", "risk of abuse, 0..1"),
                    flag("qualityProof", "质量凭证已采信", "proof of the defect was accepted"),
                    flag("creditGood", "买家信用良好", "the buyer's credit is good"))
            .gives(
                    text("tier", "等级", "tier"),
                    text("owner", "负责人", "owner"),
                    dateTime("firstResponse", "首响", "first response"),
                    dateTime("ownerAck", "负责人确认", "an owner takes it"),
                    dateTime("plan", "方案", "plan"),
                    dateTime("close", "关闭", "close"),
                    money("amount", "补偿额", "compensation"),
                    flag("statutory", "是否法定", "statutory"),
                    text("approver", "审批人", "who may offer it"),
                    text("refundPath", "退款通道", "refund path"),
                    number("refundHours", "h", "退款目标时长", "hours to the refund"))
            .codesOf("issueType", TIER, "issueType")
            .codesOf("cause", LADDER, "cause")
            .asks(TIER, LADDER, REFUND)
            .source("M6.01 → M6.11 → M6.03 → M6.04; statutory compensation first")
            .decide(ComplaintOffer::decide);

    private ComplaintOffer() {}

    private static Answer decide(Inputs in, Released released) {
        Answer triage = Complaints.triage(in, released);
        String tier = String.valueOf(triage.value("tier"));
        Answer deadlines = Complaints.deadlines(in.dateTime("created"), tier);
        Answer compensation = Compensation.decide(in, released);
        Map<String, Object> row = new HashMap<>();
        row.put("riskScore", in.share("riskScore"));
        row.put("qualityProof", in.flag("qualityProof"));
        row.put("amount", in.notNegative("orderAmount"));
        row.put("creditGood", in.flag("creditGood"));
        Ruling refund = released.row(REFUND, row);
        return Answer.with("tier", tier)
                .and("owner", triage.value("owner"))
                .and("firstResponse", deadlines.value("firstResponse"))
                .and("ownerAck", deadlines.value("ownerAck"))
                .and("plan", deadlines.value("plan"))
                .and("close", deadlines.value("close"))
                .and("amount", compensation.value("amount"))
                .and("statutory", compensation.value("statutory"))
                .and("approver", compensation.value("approver"))
                .and("refundPath", refund.text("path"))
                .and("refundHours", refund.number("targetHours"))
                .after(triage)
                .after(compensation)
                .alsoBy(refund);
    }
}
