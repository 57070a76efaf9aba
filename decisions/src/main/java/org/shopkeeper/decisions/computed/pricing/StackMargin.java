package org.shopkeeper.decisions.computed.pricing;

import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/** What each line of an order still earns after every reduction; run for the worst legal stack of a promotion. */
final class StackMargin {
    static final ComputedDecision STACK_MARGIN = ComputedDecision.named("pricing/stackMargin", "M4.19")
            .titled("叠加后毛利", "Margin after stacking")
            .takes(
                    OrderPrice.LINES,
                    numbers("costs", "CNY", "各行单件成本", "variable cost of one unit, per line"),
                    fraction("fees", "费率合计", "fees, share of what is paid"),
                    fraction("vatRate", "增值税率", "VAT rate"),
                    fraction("marginFloor", "毛利底线", "margin floor"),
                    OrderPrice.TIER,
                    OrderPrice.COUPON,
                    OrderPrice.CROSS_SHOP,
                    OrderPrice.RED_PACKET,
                    OrderPrice.THRESHOLD_BASE)
            .gives(
                    money("payable", "应付", "payable"),
                    structs(
                            "lines",
                            "各行结果",
                            "per line",
                            text("sku", "SKU 编号", "SKU id"),
                            money("paid", "实付", "paid"),
                            money("cm", "贡献毛利", "contribution margin"),
                            fraction("cmRate", "贡献毛利率", "contribution margin rate; null where nothing is paid")
                                    .orNull(),
                            flag("ok", "是否达到底线", "whether the floor holds")),
                    flag("ok", "全部达到底线", "whether the floor holds for every line"))
            .asks(OrderPrice.MEMBER, OrderPrice.QUANTITY, OrderPrice.LADDER)
            .codesOf("tier", OrderPrice.MEMBER, "customerTier")
            .source("order price, then CM = paid/(1+v) − paid·f − cost·qty per line")
            .decide(StackMargin::decide);

    private StackMargin() {}

    private static Answer decide(Inputs in, Released released) {
        OrderPrice.Order order = OrderPrice.order(in);
        List<BigDecimal> costs = in.numbers("costs");
        Require.sameLength("costs", costs.size(), "lines", order.lines().size());
        BigDecimal fees = in.share("fees");
        BigDecimal vat = in.notNegative("vatRate");
        BigDecimal floor = in.number("marginFloor");
        OrderPrice.Priced priced = OrderPrice.price(order, released);
        var lines = new ArrayList<Map<String, @Nullable Object>>();
        boolean allOk = true;
        Answer answer = Answer.with("payable", Rounding.money(priced.payable())).and("lines", lines);
        for (int i = 0; i < order.lines().size(); i++) {
            OrderPrice.Line line = order.lines().get(i);
            BigDecimal paid = priced.linePaid().get(i);
            BigDecimal cost = Require.notNegative("costs", costs.get(i)).multiply(BigDecimal.valueOf(line.quantity()));
            var result = new LinkedHashMap<String, @Nullable Object>();
            result.put("sku", line.sku());
            result.put("paid", paid);
            boolean ok = margin(result, paid, cost, fees, vat, floor);
            lines.add(result);
            allOk &= ok;
            if (!ok) {
                answer.because(
                        "MARGIN_BELOW_FLOOR", line.sku() + " 叠加后低于毛利底线", line.sku() + " falls below the margin floor");
            }
        }
        return answer.and("ok", allOk);
    }

    private static boolean margin(
            Map<String, @Nullable Object> result,
            BigDecimal paid,
            BigDecimal cost,
            BigDecimal fees,
            BigDecimal vat,
            BigDecimal floor) {
        if (paid.signum() == 0) {
            result.put("cm", Rounding.money(cost.negate()));
            result.put("cmRate", null);
            result.put("ok", false);
            return false;
        }
        UnitEconomics.Contribution line = UnitEconomics.contribution(paid, cost, fees, vat);
        boolean ok = Rounding.forLookup(line.rate()).compareTo(floor) >= 0;
        result.put("cm", Rounding.money(line.margin()));
        result.put("cmRate", Rounding.ratio(line.rate()));
        result.put("ok", ok);
        return ok;
    }
}
