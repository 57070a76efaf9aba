package org.shopkeeper.decisions.computed.service;

import static org.shopkeeper.decisions.computed.Fields.dateTime;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;
import static org.shopkeeper.decisions.computed.Fields.texts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Ruling;

/** A complaint's tier, its four deadlines, and who takes it. */
public final class Complaints {
    private static final String TIER = "service/complaintTier";
    private static final String ROUTING = "service/complaintRouting";
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(22, 0);
    private static final Set<String> ROUND_THE_CLOCK = Set.of("P0", "P1");

    private static final Map<String, Clocks> CLOCKS = Map.of(
            "P0", new Clocks(15, 4, 24),
            "P1", new Clocks(30, 24, 48),
            "P2", new Clocks(120, 24, 72),
            "P3", new Clocks(480, 48, 120));
    private static final int FIRST_RESPONSE_MINUTES = 3;

    static final ComputedDecision TRIAGE = ComputedDecision.named("service/complaintTriage", "M6.01")
            .titled("投诉分级(含命中行)", "Triage of a complaint, with its rule")
            .takes(
                    flag("personalInjury", "是否人身伤害", "personal injury"),
                    flag("regulatorOrMedia", "是否监管/诉讼/媒体", "regulator, court or press involved"),
                    number("sameIssue24h", "24 小时内同类投诉数", "complaints of the same issue in 24 h"),
                    text("issueType", "问题类型", "issue type"),
                    money("orderAmount", "订单金额", "order amount"),
                    number("repeatContacts", "重复联系次数", "repeat contacts"),
                    flag("vip", "是否 VIP", "VIP"))
            .gives(
                    text("tier", "等级", "tier"),
                    number("firstResponseMin", "min", "首响时限", "minutes to the first response"),
                    number("ownerAckMin", "min", "负责人确认时限", "minutes until an owner takes it"),
                    number("planHours", "h", "方案时限", "hours to a plan"),
                    number("closeHours", "h", "关闭时限", "hours to the close"),
                    text("owner", "负责人", "owner"),
                    number("rule", "命中行", "row that matched"))
            .asks(TIER)
            .codesOf("issueType", TIER, "issueType")
            .source("released tier table")
            .decide(Complaints::triage);

    static final ComputedDecision DEADLINES = ComputedDecision.named("service/slaDeadlines", "M6.11")
            .titled("投诉时限", "Deadlines of a complaint")
            .takes(
                    dateTime("created", "受理时间", "when it came in"),
                    text("tier", "等级", "tier").oneOf("P0", "P1", "P2", "P3"))
            .gives(
                    dateTime("firstResponse", "首响", "first response"),
                    dateTime("ownerAck", "负责人确认", "an owner takes it"),
                    dateTime("plan", "方案", "plan"),
                    dateTime("close", "关闭", "close"))
            .source("P0 and P1 round the clock; P2 and P3 within service hours 09:00–22:00, every day")
            .decide((in, released) -> deadlines(in.dateTime("created"), in.text("tier")));

    static final ComputedDecision ASSIGNMENT = ComputedDecision.named("service/complaintAssignment", "M6.14")
            .titled("投诉分派到人", "Assignment of a complaint")
            .takes(
                    text("tier", "等级", "tier").oneOf("P0", "P1", "P2", "P3"),
                    text("issueType", "问题类型", "issue type"),
                    text("language", "语言", "language code"),
                    flag("vip", "是否 VIP;缺省为否", "VIP; not when absent").optional(),
                    structs(
                            "agents",
                            "在岗客服",
                            "agents on duty",
                            text("id", "工号", "agent id"),
                            texts("skills", "可处理的队列", "queues the agent can serve"),
                            number("load", "cases", "在办数", "open cases")))
            .gives(
                    text("queue", "队列", "queue"),
                    text("backup", "后备队列", "backup queue"),
                    text("agent", "客服", "least-loaded agent with the skill; null where nobody has it")
                            .orNull())
            .asks(ROUTING)
            .codesOf("issueType", ROUTING, "issueType")
            .codesOf("language", ROUTING, "language")
            .source("released routing table, VIP desk for a VIP's P1, then the least-loaded agent with the skill")
            .decide(Complaints::assign);

    private Complaints() {}

    private record Clocks(int ownerMinutes, int planHours, int closeHours) {}

    static Answer deadlines(LocalDateTime created, String tier) {
        Clocks clocks = Optional.ofNullable(CLOCKS.get(tier))
                .orElseThrow(() -> new ImpossibleInput("tier", "未知等级", "is not a tier"));
        return Answer.with("firstResponse", due(created, tier, Duration.ofMinutes(FIRST_RESPONSE_MINUTES)))
                .and("ownerAck", due(created, tier, Duration.ofMinutes(clocks.ownerMinutes())))
                .and("plan", due(created, tier, Duration.ofHours(clocks.planHours())))
                .and("close", due(created, tier, Duration.ofHours(clocks.closeHours())));
    }

    /** When a clock runs out: P0 and P1 count every minute, the others service hours only. */
    public static LocalDateTime due(LocalDateTime created, String tier, Duration clock) {
        return ROUND_THE_CLOCK.contains(tier) ? created.plus(clock) : afterServiceTime(created, clock);
    }

    /** Adds service time, 09:00–22:00 every day; what comes in outside starts at the next opening. */
    static LocalDateTime afterServiceTime(LocalDateTime from, Duration clock) {
        LocalDateTime at = from;
        if (at.toLocalTime().isBefore(OPENS)) {
            at = at.toLocalDate().atTime(OPENS);
        } else if (!at.toLocalTime().isBefore(CLOSES)) {
            at = at.toLocalDate().plusDays(1).atTime(OPENS);
        }
        Duration left = clock;
        Duration today = Duration.between(at.toLocalTime(), CLOSES);
        while (left.compareTo(today) > 0) {
            left = left.minus(today);
            at = at.toLocalDate().plusDays(1).atTime(OPENS);
            today = Duration.between(OPENS, CLOSES);
        }
        return at.plus(left);
    }

    static Answer triage(Inputs in, Released released) {
        Map<String, Object> row = new HashMap<>();
        row.put("personalInjury", in.flag("personalInjury"));
        row.put("regulatorOrMedia", in.flag("regulatorOrMedia"));
        row.put("sameIssue24h", in.notNegative("sameIssue24h"));
        row.put("issueType", in.text("issueType"));
        row.put("orderAmount", in.notNegative("orderAmount"));
        row.put("repeatContacts", in.notNegative("repeatContacts"));
        row.put("vip", in.flag("vip"));
        Ruling tier = released.row(TIER, row);
        return Answer.with("tier", tier.text("tier"))
                .and("firstResponseMin", tier.number("firstResponseMin"))
                .and("ownerAckMin", tier.number("ownerAckMin"))
                .and("planHours", tier.number("planHours"))
                .and("closeHours", tier.number("closeHours"))
                .and("owner", tier.text("owner"))
                .and("rule", tier.rule())
                .by(tier);
    }

    private static Answer assign(Inputs in, Released released) {
        String tier = in.text("tier");
        Ruling routing = released.row(
                ROUTING, Map.of("tier", tier, "issueType", in.text("issueType"), "language", in.text("language")));
        boolean vipDesk = tier.equals("P1") && in.flag("vip", false);
        String queue = vipDesk ? "VIP_DESK" : routing.text("queue");
        List<Inputs> agents = in.structs("agents");
        String agent = leastLoaded(agents, queue)
                .or(() -> leastLoaded(agents, routing.text("backup")))
                .orElse(null);
        Answer answer = Answer.with("queue", queue)
                .and("backup", routing.text("backup"))
                .and("agent", agent)
                .by(routing);
        return agent == null ? answer.warning("当班无人具备该技能", "Nobody on duty serves this queue or its backup") : answer;
    }

    private static Optional<String> leastLoaded(List<Inputs> agents, String queue) {
        return agents.stream()
                .filter(agent -> agent.texts("skills").contains(queue))
                .min(Comparator.comparing((Inputs agent) -> agent.notNegative("load"), BigDecimal::compareTo))
                .map(agent -> agent.text("id"));
    }
}
