package org.shopkeeper.decisions.computed.traffic;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** The figures of a channel, what it may cost, and where its budget goes next. */
final class AdMetrics {
    private static final String MOVE = "traffic/channelBudgetMove";
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    static final ComputedDecision METRICS = ComputedDecision.named("traffic/adMetrics", "M3.08")
            .titled("投放指标", "Advertising figures")
            .takes(
                    number("impr", "impressions", "曝光", "impressions"),
                    number("clicks", "clicks", "点击", "clicks"),
                    number("orders", "orders", "订单", "orders"),
                    money("gmv", "GMV", "GMV"),
                    money("spend", "花费", "spend"),
                    money("gm", "毛利", "gross margin"))
            .gives(
                    fraction("ctr", "点击率", "clicks / impressions").orNull(),
                    money("cpc", "点击成本", "cost per click").orNull(),
                    money("cpm", "千次曝光成本", "cost per 1000 impressions").orNull(),
                    fraction("cvr", "转化率", "orders / clicks").orNull(),
                    money("aov", "客单价", "GMV / orders").orNull(),
                    number("roas", "投产比", "GMV / spend").orNull(),
                    money("cpa", "获客成本", "spend / orders").orNull(),
                    number("profitRoi", "利润回报", "(gross margin − spend) / spend")
                            .orNull())
            .source("CPM = spend/impressions·1000; profit ROI = (GM − spend)/spend; null where a denominator is 0")
            .decide((in, released) -> metrics(in));

    static final ComputedDecision CHANNEL_MOVE = ComputedDecision.named("traffic/channelMove", "M3.01")
            .titled("渠道预算调整(按花费与 GMV)", "Budget move of a channel, from spend and GMV")
            .takes(
                    money("gmv", "渠道 GMV", "GMV of the channel"),
                    money("spend", "花费", "spend, above 0"),
                    fraction("cmRate", "贡献毛利率", "contribution margin rate"),
                    number("conversions", "conversions", "窗口内转化数", "conversions in the window"),
                    number("weeksBelow", "weeks", "连续低于 0.7 的周数;缺省为 0", "consecutive weeks below 0.7; none when absent")
                            .optional())
            .gives(
                    number("roas", "投产比", "GMV / spend"),
                    number("ratio", "ROAS / 保本 ROAS", "ROAS / break-even ROAS"),
                    text("move", "动作", "move"),
                    money("newBudget", "新预算", "new budget"))
            .asks(MOVE)
            .source("ratio = ROAS · contribution margin rate, 1 at break-even")
            .decide(AdMetrics::channelMove);

    static final ComputedDecision BREAK_EVEN_ROAS = ComputedDecision.named("traffic/breakEvenRoas", "M3.09")
            .titled("保本投产比", "Break-even ROAS")
            .takes(fraction("cmRate", "贡献毛利率", "contribution margin rate, above 0"))
            .givesOne(number("roas", "保本投产比", "break-even ROAS"))
            .source("1 / contribution margin rate")
            .decide((in, released) ->
                    Answer.of(Rounding.ratio(Rounding.quotient(BigDecimal.ONE, in.positive("cmRate")))));

    static final ComputedDecision TARGET_CPC = ComputedDecision.named("traffic/targetCpc", "M3.11")
            .titled("目标点击出价", "Target cost per click")
            .takes(
                    fraction("cvr", "转化率", "conversion rate"),
                    money("aov", "客单价", "average order value"),
                    fraction("cmRate", "贡献毛利率", "contribution margin rate"),
                    fraction("adShareOfMargin", "广告可用毛利占比", "share of the margin that advertising may use"))
            .givesOne(money("cpc", "目标出价", "target cost per click"))
            .source("CVR · AOV · contribution margin · share")
            .decide((in, released) -> Answer.of(Rounding.money(in.share("cvr")
                    .multiply(in.notNegative("aov"))
                    .multiply(in.share("cmRate"))
                    .multiply(in.share("adShareOfMargin")))));

    static final ComputedDecision CONCENTRATION = ComputedDecision.named("traffic/channelConcentration", "M3.07")
            .titled("流量集中度 HHI", "Concentration of traffic, HHI")
            .takes(numbers("shares", "fraction", "各渠道占比", "share of each channel"))
            .givesOne(number("hhi", "HHI", "Herfindahl index; above 0.25 is concentrated"))
            .source("Herfindahl 1950: Σ share²")
            .decide((in, released) -> concentration(in));

    static final ComputedDecision KOL = ComputedDecision.named("traffic/kolBreakEven", "M3.14")
            .titled("达人保本", "Break-even of a KOL")
            .takes(
                    money("slotFee", "坑位费", "slot fee"),
                    money("price", "售价", "price, above 0"),
                    fraction("cmRate", "贡献毛利率", "contribution margin rate"),
                    fraction("commission", "佣金率", "commission rate"))
            .gives(
                    money("unitMargin", "单件剩余贡献", "margin left per unit"),
                    number(
                                    "breakEvenUnits",
                                    "units",
                                    "保本件数;不赚钱时为空",
                                    "units to break even; null where a unit earns nothing")
                            .orNull())
            .source("slot fee / (price · (contribution margin − commission)), rounded up")
            .decide((in, released) -> {
                BigDecimal unit =
                        in.positive("price").multiply(in.number("cmRate").subtract(in.share("commission")));
                Answer answer = Answer.with("unitMargin", Rounding.money(unit));
                return unit.signum() <= 0
                        ? answer.and("breakEvenUnits", null)
                                .because(
                                        "UNIT_EARNS_NOTHING", "佣金不低于贡献毛利,无法保本", "the commission takes the whole margin")
                        : answer.and("breakEvenUnits", in.notNegative("slotFee").divide(unit, 0, RoundingMode.CEILING));
            });

    static final ComputedDecision TEST_PLAN = ComputedDecision.named("traffic/testPlan", "M3.17")
            .titled("投放测试计划", "Plan of an advertising test")
            .takes(
                    number("cells", "cells", "测试单元数", "test cells, 1 or more"),
                    money("cpaTarget", "目标 CPA", "target CPA, above 0"),
                    money("dailyCap", "每日上限;缺省为不限", "daily cap; none when absent")
                            .optional())
            .gives(
                    money("budget", "预算", "budget"),
                    number("days", "d", "天数", "days"),
                    money("dailyBudget", "日预算", "budget per day"))
            .source("30 conversions per cell, 7 days at least, one factor at a time")
            .decide((in, released) -> {
                BigDecimal cells = BigDecimal.valueOf(in.whole("cells", 1, Integer.MAX_VALUE));
                BigDecimal budget = cells.multiply(BigDecimal.valueOf(30)).multiply(in.positive("cpaTarget"));
                BigDecimal days = BigDecimal.valueOf(7);
                if (in.has("dailyCap")) {
                    days = days.max(budget.divide(in.positive("dailyCap"), 0, RoundingMode.CEILING));
                }
                return Answer.with("budget", Rounding.money(budget))
                        .and("days", days)
                        .and("dailyBudget", Rounding.money(Rounding.quotient(budget, days)));
            });

    private AdMetrics() {}

    private static Answer metrics(Inputs in) {
        BigDecimal impressions = in.notNegative("impr");
        BigDecimal clicks = in.notNegative("clicks");
        BigDecimal orders = in.notNegative("orders");
        BigDecimal gmv = in.notNegative("gmv");
        BigDecimal spend = in.notNegative("spend");
        Answer answer = Answer.with("ctr", ratio(clicks, impressions))
                .and("cpc", amount(spend, clicks))
                .and("cpm", amount(spend.multiply(THOUSAND), impressions))
                .and("cvr", ratio(orders, clicks))
                .and("aov", amount(gmv, orders))
                .and("roas", ratio(gmv, spend))
                .and("cpa", amount(spend, orders))
                .and("profitRoi", ratio(in.number("gm").subtract(spend), spend));
        boolean undefined =
                impressions.signum() == 0 || clicks.signum() == 0 || orders.signum() == 0 || spend.signum() == 0;
        return undefined ? answer.warning("分母为 0 的指标为空", "Figures whose denominator is 0 are null") : answer;
    }

    private static Answer channelMove(Inputs in, Released released) {
        BigDecimal spend = in.positive("spend");
        BigDecimal roas = Rounding.quotient(in.notNegative("gmv"), spend);
        BigDecimal ratio = Rounding.forLookup(roas.multiply(in.number("cmRate")));
        Map<String, Object> row = new HashMap<>();
        row.put("conversions", in.notNegative("conversions"));
        row.put("roasRatio", ratio);
        row.put("weeksBelow", in.notNegative("weeksBelow", BigDecimal.ZERO));
        Ruling move = released.row(MOVE, row);
        return Answer.with("roas", Rounding.ratio(roas))
                .and("ratio", Rounding.ratio(ratio))
                .and("move", move.text("move"))
                .and("newBudget", Rounding.money(spend.multiply(move.number("budgetFactor"))))
                .by(move);
    }

    private static Answer concentration(Inputs in) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal index = BigDecimal.ZERO;
        for (BigDecimal share : in.numbers("shares")) {
            sum = sum.add(Require.share("shares", share));
            index = index.add(share.multiply(share));
        }
        if (sum.signum() == 0 || sum.compareTo(new BigDecimal("1.001")) > 0) {
            throw new ImpossibleInput("shares", "合计必须大于 0 且不超过 1", "must sum to more than 0 and at most 1");
        }
        Answer answer = Answer.of(Rounding.ratio(index));
        return index.compareTo(new BigDecimal("0.25")) > 0
                ? answer.because("CONCENTRATED", "流量集中 (HHI > 0.25)", "traffic is concentrated (HHI > 0.25)")
                : answer.because("SPREAD", "流量分散", "traffic is spread");
    }

    private static @Nullable BigDecimal ratio(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0 ? null : Rounding.ratio(Rounding.quotient(dividend, divisor));
    }

    private static @Nullable BigDecimal amount(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0 ? null : Rounding.money(Rounding.quotient(dividend, divisor));
    }
}
