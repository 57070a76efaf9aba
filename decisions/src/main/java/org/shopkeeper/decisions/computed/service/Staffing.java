package org.shopkeeper.decisions.computed.service;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numberMap;
import static org.shopkeeper.decisions.computed.Fields.texts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/** How many agents are needed, and which causes of complaints are worth removing first. */
public final class Staffing {
    private static final BigDecimal VITAL_SHARE = new BigDecimal("0.8");

    // Far above any service desk; beyond it the recursion would run for minutes.
    private static final double LARGEST_LOAD = 100_000;

    static final ComputedDecision STAFFING = ComputedDecision.named("service/staffing", "M6.13")
            .titled("排班人数", "Staffing")
            .takes(
                    number("callsPerHour", "1/h", "每小时来访", "contacts per hour"),
                    number("ahtSec", "s", "平均处理时长", "average handling time, above 0"),
                    number("targetSec", "s", "目标应答时长", "seconds within which to answer"),
                    fraction("targetSl", "目标服务水平", "share to answer within them, above 0 and below 1"),
                    number("concurrency", "chats", "并发数;缺省为 1", "chats per agent; 1 when absent")
                            .optional())
            .gives(
                    number("load", "Erlang", "话务量", "load"),
                    number("agents", "人数(未含 30% 缩减)", "agents, before 30 % shrinkage"),
                    fraction("pWait", "等待概率", "probability of waiting"),
                    fraction("serviceLevel", "服务水平", "service level reached"),
                    number("asaSec", "s", "平均应答时长", "average speed of answer, 1 decimal"))
            .source("Erlang 1917, formula C; handling time / concurrency for chat")
            .decide((in, released) -> {
                double handling = in.positive("ahtSec").doubleValue()
                        / in.positive("concurrency", BigDecimal.ONE).doubleValue();
                Team team = team(
                        in.notNegative("callsPerHour").doubleValue(),
                        handling,
                        in.notNegative("targetSec").doubleValue(),
                        in.value("targetSl"));
                return Answer.with("load", Rounding.ratio(team.load()))
                        .and("agents", BigDecimal.valueOf(team.agents()))
                        .and("pWait", Rounding.ratio(team.waiting()))
                        .and("serviceLevel", Rounding.ratio(team.serviceLevel()))
                        .and("asaSec", Rounding.to(1, team.answerSeconds()));
            });

    static final ComputedDecision PARETO = ComputedDecision.named("service/rootCausePareto", "M6.12")
            .titled("根因归集 Pareto", "Pareto of root causes")
            .takes(numberMap("causes", "cases", "各原因件数", "cases by cause"))
            .gives(
                    texts("vital", "关键少数", "the vital few, most frequent first"),
                    fraction("share", "累计占比", "their share"))
            .source("the fewest causes that make up 80 %")
            .decide((in, released) -> pareto(in));

    private Staffing() {}

    /**
     * @param load Erlang
     * @param waiting probability of waiting
     * @param answerSeconds average speed of answer
     */
    public record Team(double load, int agents, double waiting, double serviceLevel, double answerSeconds) {}

    /**
     * The smallest team that reaches the service level.
     *
     * @param perHour contacts per hour, 0 or more
     * @param handlingSeconds of one contact by one agent, concurrency already taken into account
     * @param withinSeconds target of the answer
     * @param targetLevel above 0 and below 1
     */
    public static Team team(double perHour, double handlingSeconds, double withinSeconds, double targetLevel) {
        Require.probability("targetSl", targetLevel);
        double load = perHour * handlingSeconds / 3600;
        if (load > LARGEST_LOAD) {
            throw new ImpossibleInput("callsPerHour", "话务量过大", "amounts to more load than can be staffed");
        }
        if (load == 0) {
            return new Team(0, 0, 0, 1, 0);
        }
        // Erlang B by its recursion, n agents at a time; numerically stable where factorials are not.
        double blocked = 1;
        for (int agents = 1; ; agents++) {
            blocked = load * blocked / (agents + load * blocked);
            if (agents <= load) {
                continue;
            }
            double waiting = blocked / (1 - load / agents * (1 - blocked));
            double level = 1 - waiting * Math.exp(-(agents - load) * withinSeconds / handlingSeconds);
            if (level >= targetLevel) {
                return new Team(load, agents, waiting, level, waiting * handlingSeconds / (agents - load));
            }
        }
    }

    private static Answer pareto(Inputs in) {
        Map<String, BigDecimal> causes = in.numberMap("causes");
        BigDecimal total = BigDecimal.ZERO;
        for (var cause : causes.entrySet()) {
            total = total.add(Require.notNegative("causes." + cause.getKey(), cause.getValue()));
        }
        Require.positive("causes", total);
        var sorted = new ArrayList<>(causes.entrySet());
        sorted.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        BigDecimal enough = total.multiply(VITAL_SHARE);
        BigDecimal sum = BigDecimal.ZERO;
        var vital = new ArrayList<String>();
        for (var cause : sorted) {
            if (sum.compareTo(enough) >= 0) {
                break;
            }
            vital.add(cause.getKey());
            sum = sum.add(cause.getValue());
        }
        return Answer.with("vital", vital).and("share", Rounding.ratio(Rounding.quotient(sum, total)));
    }
}
