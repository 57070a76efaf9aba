package org.shopkeeper.decisions.computed.kpi;

import static org.shopkeeper.decisions.computed.Fields.any;
import static org.shopkeeper.decisions.computed.Fields.date;
import static org.shopkeeper.decisions.computed.Fields.dateTime;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** From a red figure to an action item, and from the action item to its close. */
final class Actions {
    private static final String STATUS = "kpi/kpiStatus";
    private static final String ROUTING = "kpi/actionRouting";
    private static final BigDecimal EFFECTIVE = new BigDecimal("0.8");
    private static final BigDecimal PARTIAL = new BigDecimal("0.3");
    private static final int INDEPENDENT_SOURCES = 2;

    // Reaching 0 where lower is better beats every target; the table gets a number beyond every cut.
    private static final BigDecimal BEYOND = new BigDecimal("1000000000");

    static final ComputedDecision ATTAINMENT = ComputedDecision.named("kpi/kpiAttainment", "M7.01")
            .titled("KPI 达成与红黄绿", "Attainment of a KPI")
            .takes(
                    number("actual", "实际值", "actual; 0 or more where lower is better"),
                    number("target", "目标值", "target, above 0"),
                    flag("lowerBetter", "越低越好;缺省为否", "lower is better; higher is better when absent")
                            .optional())
            .gives(
                    fraction(
                                    "attainment",
                                    "达成率",
                                    "actual/target, or target/actual; null where 0 was reached and lower is better")
                            .orNull(),
                    text("status", "状态", "GREEN, YELLOW or RED"))
            .asks(STATUS)
            .source("actual/target, or target/actual where lower is better")
            .decide((in, released) -> {
                boolean lower = in.flag("lowerBetter", false);
                BigDecimal actual = lower ? in.notNegative("actual") : in.number("actual");
                BigDecimal target = in.positive("target");
                boolean beyond = lower && actual.signum() == 0;
                BigDecimal attainment = beyond
                        ? BEYOND
                        : Rounding.forLookup(
                                lower ? Rounding.quotient(target, actual) : Rounding.quotient(actual, target));
                Ruling status = released.row(STATUS, Map.of("attainment", attainment));
                return Answer.with("attainment", beyond ? null : Rounding.ratio(attainment))
                        .and("status", status.text("status"))
                        .by(status);
            });

    static final ComputedDecision ACTION_ITEM = ComputedDecision.named("kpi/actionItem", "M7.03")
            .titled("行动项", "Action item")
            .takes(
                    text("metric", "指标", "metric"),
                    text("driver", "主因;缺省为无", "main driver; none when absent or null")
                            .orNull()
                            .optional(),
                    dateTime("created", "创建时间", "when it was created"))
            .gives(
                    text("ownerRole", "责任角色", "role of the owner"),
                    dateTime("deadline", "截止时间", "deadline"),
                    text("verifyMetric", "验证指标", "metric that verifies it"),
                    date("verifyOn", "验证日", "day of the verification"))
            .asks(ROUTING)
            .codesOf("metric", ROUTING, "metric")
            .codesOf("driver", ROUTING, "driver")
            .source("released routing table; verified the table's days after the deadline")
            .decide((in, released) -> {
                Ruling routing = released.row(
                        ROUTING, Map.of("metric", in.text("metric"), "driver", in.text("driver", "OTHER")));
                LocalDateTime deadline = in.dateTime("created").plusMinutes(minutes(routing.number("deadlineHours")));
                return Answer.with("ownerRole", routing.text("ownerRole"))
                        .and("deadline", deadline)
                        .and("verifyMetric", routing.text("verifyMetric"))
                        .and(
                                "verifyOn",
                                deadline.toLocalDate()
                                        .plusDays(routing.number("verifyDays").longValue()))
                        .by(routing);
            });

    static final ComputedDecision CLOSE = ComputedDecision.named("kpi/actionClose", "M7.11")
            .titled("行动项关闭判定", "Closing an action item")
            .takes(
                    number("before", "行动前", "before the action"),
                    number("target", "目标", "target"),
                    number("after", "行动后", "after the action"),
                    flag("lowerBetter", "越低越好;缺省为否", "lower is better; higher is better when absent")
                            .optional())
            .gives(
                    fraction("recovery", "恢复率", "achieved / gap"),
                    text("result", "结果", "CLOSED_EFFECTIVE, CLOSED_PARTIAL_NEW_ACTION or REOPEN"))
            .source("recovery = achieved / gap; ≥ 0.8 closed, ≥ 0.3 partial, else reopened")
            .decide((in, released) -> close(in));

    static final ComputedDecision MULTI_SOURCE = ComputedDecision.named("kpi/multiSource", "M7.20")
            .titled("多源信号", "Signals from several sources")
            .takes(structs(
                    "signals",
                    "信号",
                    "signals",
                    text("cause", "指向的原因", "cause it points to"),
                    text("source", "来源", "SEARCH, REVIEW, AD, CLICKSTREAM …")))
            .givesList(any("hypotheses", "假设 {cause, sources, likely}", "{cause, sources, likely}, most sources first"))
            .source("a cause is likely when two or more independent sources point to it")
            .decide((in, released) -> hypotheses(in.structs("signals")));

    private Actions() {}

    private static Answer close(Inputs in) {
        BigDecimal before = in.number("before");
        boolean lower = in.flag("lowerBetter", false);
        BigDecimal gap = toward(lower, before, in.number("target"));
        if (gap.signum() == 0) {
            throw new ImpossibleInput("target", "与行动前相同,没有差距可恢复", "equals before: there is no gap to close");
        }
        BigDecimal recovery = Rounding.forLookup(Rounding.quotient(toward(lower, before, in.number("after")), gap));
        String result = "REOPEN";
        if (recovery.compareTo(EFFECTIVE) >= 0) {
            result = "CLOSED_EFFECTIVE";
        } else if (recovery.compareTo(PARTIAL) >= 0) {
            result = "CLOSED_PARTIAL_NEW_ACTION";
        }
        return Answer.with("recovery", Rounding.ratio(recovery)).and("result", result);
    }

    private static BigDecimal toward(boolean lower, BigDecimal from, BigDecimal to) {
        return lower ? from.subtract(to) : to.subtract(from);
    }

    private static Answer hypotheses(List<Inputs> signals) {
        var sources = new LinkedHashMap<String, TreeSet<String>>();
        for (Inputs signal : signals) {
            sources.computeIfAbsent(signal.text("cause"), c -> new TreeSet<>()).add(signal.text("source"));
        }
        var hypotheses = new ArrayList<Map<String, Object>>();
        sources.entrySet().stream()
                .sorted((a, b) ->
                        Integer.compare(b.getValue().size(), a.getValue().size()))
                .forEach(entry -> {
                    var hypothesis = new LinkedHashMap<String, Object>();
                    hypothesis.put("cause", entry.getKey());
                    hypothesis.put("sources", List.copyOf(entry.getValue()));
                    hypothesis.put("likely", entry.getValue().size() >= INDEPENDENT_SOURCES);
                    hypotheses.add(hypothesis);
                });
        return Answer.of(hypotheses);
    }

    private static long minutes(BigDecimal hours) {
        return Rounding.up(hours.multiply(BigDecimal.valueOf(60))).longValueExact();
    }
}
