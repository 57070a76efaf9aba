package org.shopkeeper.decisions.computed.traffic;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numberMap;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/**
 * Splits an advertising budget so that the last yuan earns the same in every channel, and leaves unspent what would earn less
 * than itself. Source: Lagrange conditions of maximising Σ m·a·s^b under a budget and bounds.
 */
public final class BudgetAllocation {
    private static final double BREAK_EVEN = 1;
    private static final int HALVINGS = 200;

    static final ComputedDecision ALLOCATION = ComputedDecision.named("traffic/budgetAllocation", "M3.10")
            .titled("预算分配(边际利润相等)", "Budget allocation at equal marginal profit")
            .takes(
                    structs(
                            "channels",
                            "渠道",
                            "channels; revenue = a·s^b",
                            text("id", "渠道", "channel id"),
                            number("a", "收入系数", "scale of revenue, above 0"),
                            number("b", "收入指数", "elasticity of revenue, within (0, 1)"),
                            fraction("m", "贡献毛利率", "contribution margin rate, above 0"),
                            money("lo", "最低花费", "least spend"),
                            money("hi", "最高花费", "most spend")),
                    money("budget", "预算", "budget"))
            .gives(
                    numberMap("spend", "CNY", "各渠道花费", "spend by channel"),
                    number(
                            "marginalProfitPerYuan",
                            "边际利润 λ",
                            "margin that the last yuan earns; 1 where money is left unspent"),
                    money("marginProfit", "扣除花费后的贡献毛利合计", "contribution margin of all channels after their spend"))
            .source("s = (m·a·b/λ)^{1/(1−b)}, clipped; λ by bisection; stops at λ = 1")
            .decide((in, released) ->
                    answer(allocate(channels(in), in.notNegative("budget").doubleValue())));

    private BudgetAllocation() {}

    /**
     * Revenue a·s^b of a channel.
     *
     * @param scale a, above 0
     * @param exponent b, within (0, 1)
     * @param margin m, share of revenue, above 0
     * @param least CNY
     * @param most CNY, not below {@code least}
     */
    public record Channel(String id, double scale, double exponent, double margin, double least, double most) {
        public Channel {
            Require.positive("channels.a", scale);
            Require.probability("channels.b", exponent);
            Require.positive("channels.m", margin);
            Require.notNegative("channels.lo", least);
            if (most < least) {
                throw new ImpossibleInput("channels.hi", "不能低于 lo", "must not be below lo");
            }
        }

        double spendAt(double lambda) {
            double free = Math.pow(margin * scale * exponent / lambda, 1 / (1 - exponent));
            return Math.min(most, Math.max(least, free));
        }

        /** Contribution margin before the spend itself. */
        double earned(double spend) {
            return margin * scale * Math.pow(spend, exponent);
        }
    }

    /**
     * @param spend by channel id, CNY
     * @param lambda margin that one more yuan would earn
     * @param profit contribution margin of all channels, after their spend
     */
    public record Allocation(Map<String, Double> spend, double lambda, double profit) {}

    /**
     * @param budget CNY
     * @throws ImpossibleInput when the least spends exceed the budget
     */
    public static Allocation allocate(List<Channel> channels, double budget) {
        Require.atLeast("channels", channels.size(), 1);
        double least = channels.stream().mapToDouble(Channel::least).sum();
        if (least > budget) {
            throw new ImpossibleInput("budget", "低于各渠道最低花费之和", "is below the sum of the least spends");
        }
        double lambda = total(channels, BREAK_EVEN) <= budget ? BREAK_EVEN : solve(channels, budget);
        var spend = new LinkedHashMap<String, Double>();
        double profit = 0;
        for (Channel channel : channels) {
            double amount = channel.spendAt(lambda);
            spend.put(channel.id(), amount);
            profit += channel.earned(amount) - amount;
        }
        return new Allocation(spend, lambda, profit);
    }

    // Spend falls as λ rises, so the λ that spends the budget lies between break-even and one that spends too little.
    private static double solve(List<Channel> channels, double budget) {
        double low = BREAK_EVEN;
        double high = 2;
        for (int i = 0; i < HALVINGS && total(channels, high) > budget; i++) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (total(channels, middle) > budget) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double total(List<Channel> channels, double lambda) {
        return channels.stream().mapToDouble(channel -> channel.spendAt(lambda)).sum();
    }

    private static List<Channel> channels(Inputs in) {
        var channels = new ArrayList<Channel>();
        for (Inputs c : in.structs("channels")) {
            channels.add(
                    new Channel(c.text("id"), c.value("a"), c.value("b"), c.value("m"), c.value("lo"), c.value("hi")));
        }
        return channels;
    }

    private static Answer answer(Allocation allocation) {
        var spend = new LinkedHashMap<String, BigDecimal>();
        allocation.spend().forEach((id, amount) -> spend.put(id, Rounding.to(2, amount)));
        Answer answer = Answer.with("spend", spend)
                .and("marginalProfitPerYuan", Rounding.ratio(allocation.lambda()))
                .and("marginProfit", Rounding.to(2, allocation.profit()));
        return allocation.lambda() == BREAK_EVEN
                ? answer.because(
                        "MONEY_LEFT",
                        "再多花一元已不赚钱,剩余预算不花",
                        "another yuan would not earn itself back: the rest stays unspent")
                : answer.because("BUDGET_BINDS", "预算用尽,各渠道边际利润相等", "the budget is spent at equal marginal profit");
    }
}
