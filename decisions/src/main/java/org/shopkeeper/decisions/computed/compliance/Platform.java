package org.shopkeeper.decisions.computed.compliance;

import static org.shopkeeper.decisions.computed.Fields.any;
import static org.shopkeeper.decisions.computed.Fields.date;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** How the shop stands with its platforms: metrics, points, suspicious orders, rules to come. */
final class Platform {
    private static final String HEALTH = "compliance/platformHealth";
    private static final String POINTS_TABLE = "compliance/violationPoints";
    private static final BigDecimal SAME_ADDRESS = BigDecimal.valueOf(5);
    private static final BigDecimal CVR_FACTOR = BigDecimal.valueOf(3);
    private static final BigDecimal CONFIRM_MINUTES = BigDecimal.valueOf(60);
    private static final int FLAGS_THAT_BLOCK = 2;
    private static final int TASK_LEAD_DAYS = 5;

    static final ComputedDecision METRIC = ComputedDecision.named("compliance/platformMetric", "M9.06")
            .titled("平台考核", "Platform metric")
            .takes(
                    text("metric", "指标", "metric"),
                    number("num", "分子", "numerator"),
                    number("den", "分母", "denominator, above 0"))
            .gives(
                    number("value", "值", "value"),
                    flag("ok", "达标", "within the limit; equality fails where the limit is \"<\""),
                    number("headroom", "余量", "distance to the limit; negative when breached"))
            .asks(HEALTH)
            .codesOf("metric", HEALTH, "metric")
            .source("numerator / denominator against the released limit and direction")
            .decide(Platform::metric);

    static final ComputedDecision POINTS = ComputedDecision.named("compliance/pointsLedger", "M9.07")
            .titled("违规积分(按台账)", "Violation points, from the ledger")
            .takes(
                    structs(
                            "ledger",
                            "违规台账",
                            "ledger of violations",
                            date("date", "日期", "day"),
                            number("points", "points", "扣分", "points"),
                            text("rule", "规则;可缺省", "rule that was broken; may be absent")
                                    .optional()),
                    number("year", "year", "自然年", "natural year"))
            .gives(number("points", "points", "累计积分", "points of the year"), text("state", "节点", "state"))
            .asks(POINTS_TABLE)
            .source("points of the natural year; reset on 1 January")
            .decide((in, released) -> {
                int year = in.whole("year", 1, 9999);
                BigDecimal points = BigDecimal.ZERO;
                for (Inputs entry : in.structs("ledger")) {
                    BigDecimal of = entry.notNegative("points");
                    points = entry.date("date").getYear() == year ? points.add(of) : points;
                }
                Ruling state = released.row(POINTS_TABLE, Map.of("points", points));
                return Answer.with("points", points)
                        .and("state", state.text("state"))
                        .by(state);
            });

    static final ComputedDecision FAKE_ORDER = ComputedDecision.named("compliance/fakeOrder", "M9.13")
            .titled("刷单识别", "Fake orders")
            .takes(
                    number("sameAddress", "orders", "同地址订单数", "orders to the same address"),
                    number("cvrVsMedian", "ratio", "转化率/中位数", "conversion rate / median"),
                    number("payToConfirmMin", "min", "付款到确认收货分钟", "minutes from payment to confirmed receipt"),
                    flag("refundAfterReview", "评价后退款", "refunded after the review"))
            .gives(any("flags", "命中特征", "flags raised"), text("verdict", "判定", "PASS, REVIEW or BLOCK_AND_REPORT"))
            .resting("电子商务法 art.17")
            .source("two flags or more block and report; 电子商务法 art.17")
            .decide((in, released) -> fakeOrder(in));

    static final ComputedDecision RULE_WATCH = ComputedDecision.named("compliance/ruleWatch", "M9.14")
            .titled("规则变更任务", "Task for a platform rule change")
            .takes(
                    date("effective", "生效日", "day the rule takes effect"),
                    date("noticed", "公布日", "day it was published"),
                    flag("important", "是否重要规则", "an important rule"))
            .gives(
                    date("taskDue", "任务截止", "day by which our tables must follow"),
                    number("noticeDays", "d", "公示天数", "days of notice"),
                    flag("noticeOk", "公示期是否足够", "whether the notice was long enough"))
            .resting("网络交易平台规则监督管理办法")
            .source("task due 5 days before the rule takes effect; notice of 7 days, 15 for important rules")
            .decide((in, released) -> {
                LocalDate effective = in.date("effective");
                long notice = ChronoUnit.DAYS.between(in.date("noticed"), effective);
                return Answer.with("taskDue", effective.minusDays(TASK_LEAD_DAYS))
                        .and("noticeDays", BigDecimal.valueOf(notice))
                        .and("noticeOk", notice >= (in.flag("important") ? 15 : 7));
            });

    private Platform() {}

    private static Answer metric(Inputs in, Released released) {
        BigDecimal value = Rounding.forLookup(Rounding.quotient(in.notNegative("num"), in.positive("den")));
        Ruling health = released.row(HEALTH, Map.of("metric", in.text("metric")));
        BigDecimal limit = health.number("limit");
        boolean below = health.text("direction").startsWith("<");
        BigDecimal headroom = below ? limit.subtract(value) : value.subtract(limit);
        boolean strict = !health.text("direction").endsWith("=");
        boolean ok = strict ? headroom.signum() > 0 : headroom.signum() >= 0;
        Answer answer = Answer.with("value", Rounding.ratio(value))
                .and("ok", ok)
                .and("headroom", Rounding.ratio(headroom))
                .by(health);
        return ok
                ? answer.because("WITHIN_LIMIT", "达标", "within the limit")
                : answer.because("LIMIT_BREACHED", "未达标", "the limit is breached");
    }

    private static Answer fakeOrder(Inputs in) {
        var flags = new ArrayList<String>();
        if (in.notNegative("sameAddress").compareTo(SAME_ADDRESS) >= 0) {
            flags.add("SAME_ADDRESS_GE_5");
        }
        if (in.notNegative("cvrVsMedian").compareTo(CVR_FACTOR) >= 0) {
            flags.add("CVR_3X_MEDIAN");
        }
        if (Require.notNegative("payToConfirmMin", in.number("payToConfirmMin")).compareTo(CONFIRM_MINUTES) < 0) {
            flags.add("CONFIRM_LT_60MIN");
        }
        if (in.flag("refundAfterReview")) {
            flags.add("REFUND_AFTER_REVIEW");
        }
        String verdict = flags.isEmpty() ? "PASS" : "REVIEW";
        Answer answer = Answer.with("flags", flags)
                .and("verdict", flags.size() >= FLAGS_THAT_BLOCK ? "BLOCK_AND_REPORT" : verdict);
        flags.forEach(flag -> answer.because(flag, "刷单特征: " + flag, "sign of a fake order: " + flag));
        return answer;
    }
}
