package org.shopkeeper.decisions.computed.inventory;

import static org.shopkeeper.decisions.computed.Fields.CNY;
import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/** How much to order at once. */
public final class OrderQuantity {
    static final ComputedDecision ORDER_QUANTITY = ComputedDecision.named("inventory/orderQuantity", "M5.17")
            .titled("订货量", "Order quantity")
            .takes(
                    number("S", UNITS, "目标库存", "order-up-to level"),
                    number("onHand", UNITS, "在手库存", "on hand"),
                    number("onOrder", UNITS, "在途订单", "on order"),
                    number("backorder", UNITS, "欠货", "backordered"),
                    number("pack", UNITS, "装箱数", "pack multiple, 1 or more"),
                    number("moq", UNITS, "起订量", "minimum order quantity, 0 for none"))
            .gives(
                    number("ip", UNITS, "库存位置", "inventory position"),
                    number("qty", UNITS, "订货量", "order quantity; 0: no order"))
            .source("IP = on hand + on order − backorders; ⌈max(S − IP, MOQ) / pack⌉ · pack")
            .decide((in, released) -> {
                BigDecimal position =
                        in.notNegative("onHand").add(in.notNegative("onOrder")).subtract(in.notNegative("backorder"));
                BigDecimal qty =
                        units(in.notNegative("S").subtract(position), in.positive("pack"), in.notNegative("moq"));
                Answer answer = Answer.with("ip", position).and("qty", qty);
                return qty.signum() == 0
                        ? answer.because(
                                "POSITION_COVERS_TARGET", "库存位置已达目标库存", "the inventory position reaches the target")
                        : answer.because(
                                "FILL_TO_TARGET",
                                "补到目标库存,按起订量与装箱数取整",
                                "fill up to the target in whole packs, at least the MOQ");
            });

    static final ComputedDecision ECONOMIC_ORDER_QUANTITY = ComputedDecision.named(
                    "inventory/economicOrderQuantity", "M5.18")
            .titled("经济订货批量", "Economic order quantity")
            .takes(
                    number("D", "units/yr", "年需求", "demand per year"),
                    number("K", CNY, "每次订货成本", "fixed cost per order"),
                    number("h", "CNY/unit/yr", "单位年持有成本", "holding cost per unit and year, above 0"))
            .givesOne(number("eoq", UNITS, "经济订货批量", "economic order quantity, 2 decimals"))
            .source("Harris 1913: √(2·D·K / h)")
            .decide((in, released) -> Answer.of(Rounding.to(2, economic(in.value("D"), in.value("K"), in.value("h")))));

    private OrderQuantity() {}

    /**
     * The needed units in whole packs, at least the minimum order.
     *
     * @param needed units up to the target; 0 or less: nothing is needed
     * @param pack pack multiple, above 0
     * @param moq minimum order quantity, 0 for none
     * @return 0, or a multiple of {@code pack} that is at least {@code moq}
     */
    public static BigDecimal units(BigDecimal needed, BigDecimal pack, BigDecimal moq) {
        Require.positive("pack", pack);
        if (Rounding.forLookup(needed).signum() <= 0) {
            return BigDecimal.ZERO;
        }
        return Rounding.forLookup(needed.max(moq))
                .divide(pack, 0, RoundingMode.CEILING)
                .multiply(pack);
    }

    /**
     * @param demand units per year, 0 or more
     * @param orderCost CNY per order, 0 or more
     * @param holdingCost CNY per unit and year, above 0
     */
    public static double economic(double demand, double orderCost, double holdingCost) {
        Require.notNegative("D", demand);
        Require.notNegative("K", orderCost);
        Require.positive("h", holdingCost);
        return Math.sqrt(2 * demand * orderCost / holdingCost);
    }
}
