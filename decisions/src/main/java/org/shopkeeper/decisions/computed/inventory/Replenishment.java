package org.shopkeeper.decisions.computed.inventory;

import static org.shopkeeper.decisions.computed.Fields.DAYS;
import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/**
 * The reorder of one SKU from its weekly sales to its quantity: steadiness, service level, safety stock, levels, trigger. Weeks
 * are taken as independent, so the deviation of a day is that of a week over √7.
 */
final class Replenishment {
    private static final String XYZ = "inventory/xyzClass";
    private static final String LEVEL = "inventory/serviceLevel";
    private static final BigDecimal KEY_SKU_BUFFER = new BigDecimal("1.2");
    private static final BigDecimal UNBOUNDED = new BigDecimal("1000000000");

    static final ComputedDecision REPLENISHMENT = ComputedDecision.named("inventory/replenishment", "F6")
            .titled("补货全流程", "Reorder from sales to quantity")
            .takes(
                    numbers("weekly", UNITS, "每周销量,旧到新,至少两周", "units per week, oldest first, two weeks at least"),
                    text("abc", "ABC 类", "ABC class").oneOf("A", "B", "C"),
                    flag("keySku", "是否关键 SKU;缺省为否", "hero or contract SKU; not when absent")
                            .optional(),
                    number("lt", DAYS, "提前期", "mean lead time"),
                    number("slt", DAYS, "提前期标准差", "standard deviation of the lead time"),
                    number("onHand", UNITS, "在手库存", "on hand"),
                    number("onOrder", UNITS, "在途订单", "on order"),
                    number("backorder", UNITS, "欠货", "backordered"),
                    number("pack", UNITS, "装箱数", "pack multiple"),
                    number("moq", UNITS, "起订量", "minimum order quantity, 0 for none"),
                    text("stage", "生命周期阶段;缺省视为不停补", "lifecycle stage; none stops the order when absent")
                            .oneOf("NEW", "GROWTH", "MATURE", "DECLINE", "CLEARANCE", "DORMANT")
                            .optional(),
                    text("supplierGrade", "供应商等级;缺省视为不停补", "supplier grade; none stops the order when absent")
                            .oneOf("A", "B", "C", "D")
                            .optional(),
                    number("promoExtra", UNITS, "活动额外需求;缺省为 0", "extra units for a promotion; none when absent")
                            .optional(),
                    money(
                                    "budgetLeft",
                                    "剩余采购预算;缺省为不限,给出时须有 unitCost",
                                    "budget left; no limit when absent, needs unitCost when given")
                            .optional(),
                    money("unitCost", "单位进价", "cost per unit").optional())
            .gives(
                    number("d", "units/d", "日均需求", "mean demand per day"),
                    number("sd", "units/d", "日需求标准差", "standard deviation of daily demand"),
                    text("xyz", "XYZ 类", "XYZ class"),
                    fraction("csl", "周期服务水平", "cycle service level"),
                    number("ss", UNITS, "安全库存", "safety stock"),
                    number("rop", UNITS, "补货点", "reorder point"),
                    number("S", UNITS, "目标库存", "order-up-to level"),
                    number("ip", UNITS, "库存位置", "inventory position"),
                    flag("trigger", "是否下单", "whether to order"),
                    number("qty", UNITS, "订货量", "quantity"),
                    text("reason", "原因", "the deciding reason"))
            .asks(XYZ, LEVEL)
            .source("M5.02 → M5.03 → M5.14 → M5.15 → M5.16 → M5.17 → M5.22")
            .decide(Replenishment::decide);

    private Replenishment() {}

    private static Answer decide(Inputs in, Released released) {
        double[] weekly = in.values("weekly");
        for (double units : weekly) {
            Require.notNegative("weekly", units);
        }
        BigDecimal cv = AbcXyz.variation(weekly);
        boolean key = in.flag("keySku", false);
        Ruling xyz = released.row(XYZ, Map.of("cv", cv == null ? UNBOUNDED : cv));
        Ruling level = released.row(LEVEL, Map.of("abc", in.text("abc"), "xyz", xyz.text("xyz")));
        BigDecimal csl = AbcXyz.raised(level.number("cycleServiceLevel"), key);
        var demand = new SafetyStock.Demand(
                new Mean().evaluate(weekly) / 7,
                new StandardDeviation(true).evaluate(weekly) / Math.sqrt(7),
                in.value("lt"),
                in.value("slt"));
        double buffer = key ? KEY_SKU_BUFFER.doubleValue() : 1;
        double review = level.number("reviewDays").doubleValue();
        double stock = buffer * SafetyStock.units(csl.doubleValue(), demand, demand.leadTime());
        double underReview = buffer * SafetyStock.units(csl.doubleValue(), demand, demand.leadTime() + review);
        BigDecimal reorderPoint = Rounding.up(demand.mean() * demand.leadTime() + stock);
        BigDecimal upTo = Rounding.up(demand.mean() * (demand.leadTime() + review) + underReview);
        BigDecimal position =
                in.notNegative("onHand").add(in.notNegative("onOrder")).subtract(in.notNegative("backorder"));
        Reorder.Proposal proposal = Reorder.propose(Reorder.sku(in, position, reorderPoint, upTo));
        Answer answer = Answer.with("d", Rounding.ratio(demand.mean()))
                .and("sd", Rounding.ratio(demand.deviation()))
                .and("xyz", xyz.text("xyz"))
                .and("csl", csl)
                .and("ss", Rounding.up(stock))
                .and("rop", reorderPoint)
                .and("S", upTo)
                .and("ip", position)
                .and("trigger", proposal.trigger())
                .and("qty", proposal.quantity())
                .and("reason", proposal.reasons().get(0).code());
        proposal.reasons().forEach(r -> answer.because(r.code(), r.zh(), r.en()));
        return answer.alsoBy(xyz).alsoBy(level);
    }
}
