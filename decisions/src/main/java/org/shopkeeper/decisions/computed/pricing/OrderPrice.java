package org.shopkeeper.decisions.computed.pricing;

import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.struct;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.Apportionment;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/**
 * The price of an order, level by level: best single item price, shop ladder once, coupon, cross-shop reduction, red packet. What
 * is left is split over the lines so that the parts sum to it.
 */
public final class OrderPrice {
    static final String MEMBER = "pricing/memberDiscount";
    static final String QUANTITY = "pricing/quantityDiscount";
    static final String LADDER = "promotion/thresholdLadder";

    // 每满 300 减 50, repeated: the example of a 2023–24 platform rule that the specification prices with.
    private static final BigDecimal CROSS_SHOP_STEP = BigDecimal.valueOf(300);
    private static final BigDecimal CROSS_SHOP_REDUCTION = BigDecimal.valueOf(50);

    static final Field LINES = structs(
            "lines",
            "订单行",
            "order lines",
            text("sku", "SKU 编号", "SKU id"),
            money("price", "标价", "list price of one unit"),
            number("qty", UNITS, "数量", "units, 1 or more"),
            number(
                            "flash",
                            "限时折扣率,大于 1 时为秒杀单价;缺省为无",
                            "flash discount as a share of the list price, or a price of one unit when above 1; none when absent")
                    .optional(),
            money("flashPrice", "秒杀单价;缺省为无", "flash price of one unit; none when absent")
                    .optional());
    static final Field TIER = text("tier", "客户等级", "customer tier");
    static final Field COUPON = struct(
                    "coupon",
                    "优惠券;缺省为无",
                    "coupon; none when absent or null",
                    money("threshold", "门槛", "threshold"),
                    money("value", "面额", "value"))
            .orNull()
            .optional();
    static final Field CROSS_SHOP = flag(
                    "crossShop", "是否参加跨店满减;缺省为是", "cross-shop reduction applies; applies when absent")
            .optional();
    static final Field RED_PACKET =
            money("redPacket", "红包金额;缺省为 0", "red packet; none when absent").optional();
    static final Field THRESHOLD_BASE = text(
                    "thresholdBase",
                    "门槛基数;缺省为 PREVIOUS",
                    "amount that thresholds are tested on: after the previous level, or the item level; PREVIOUS when absent")
            .oneOf("PREVIOUS", "ITEM")
            .optional();

    static final ComputedDecision ORDER_PRICE = ComputedDecision.named("pricing/orderPrice", "M4.15")
            .titled("订单计价与叠加", "Price of an order")
            .takes(LINES, TIER, COUPON, CROSS_SHOP, RED_PACKET, THRESHOLD_BASE)
            .gives(
                    money("list", "标价合计", "list prices"),
                    money("itemLevel", "商品级合计", "after the item level"),
                    money("shopLadder", "店铺满减", "shop ladder reduction"),
                    money("coupon", "优惠券抵扣", "coupon reduction"),
                    money("crossShop", "跨店满减", "cross-shop reduction"),
                    money("redPacket", "红包抵扣", "red packet used"),
                    money("payable", "应付", "payable"),
                    numbers("linePaid", "CNY", "各行实付", "paid per line; the parts sum to payable"))
            .asks(MEMBER, QUANTITY, LADDER)
            .codesOf("tier", MEMBER, "customerTier")
            .source(
                    "L1 best of flash, member, quantity → L2 shop ladder → L3 coupon → L4 每300−50 → L5 red packet; largest remainder in fen")
            .decide((in, released) -> {
                Priced p = price(order(in), released);
                Answer answer = Answer.with("list", Rounding.money(p.list()))
                        .and("itemLevel", Rounding.money(p.itemLevel()))
                        .and("shopLadder", Rounding.money(p.shopLadder()))
                        .and("coupon", Rounding.money(p.coupon()))
                        .and("crossShop", Rounding.money(p.crossShop()))
                        .and("redPacket", Rounding.money(p.redPacket()))
                        .and("payable", Rounding.money(p.payable()))
                        .and("linePaid", p.linePaid());
                p.steps().forEach(step -> answer.because(step.code(), step.zh(), step.en()));
                return answer;
            });

    private OrderPrice() {}

    /**
     * @param price CNY list price of one unit, 0 or more
     * @param quantity 1 or more
     * @param flash share off the list price; 0 for none
     * @param flashPrice CNY per unit; null for none
     */
    public record Line(String sku, BigDecimal price, int quantity, BigDecimal flash, @Nullable BigDecimal flashPrice) {}

    public record Coupon(BigDecimal threshold, BigDecimal value) {}

    /**
     * @param tier customer tier as in the member discount table
     * @param redPacket CNY, 0 for none
     * @param itemBase whether thresholds are tested on the item level instead of what the previous level left
     */
    public record Order(
            List<Line> lines,
            String tier,
            @Nullable Coupon coupon,
            boolean crossShop,
            BigDecimal redPacket,
            boolean itemBase) {}

    /** One level that took something off. */
    public record Step(String code, String zh, String en) {}

    /** Each level's reduction in CNY; list − item reductions − the four others = payable. */
    public record Priced(
            BigDecimal list,
            BigDecimal itemLevel,
            BigDecimal shopLadder,
            BigDecimal coupon,
            BigDecimal crossShop,
            BigDecimal redPacket,
            BigDecimal payable,
            List<BigDecimal> linePaid,
            List<Step> steps) {}

    static Order order(Inputs in) {
        var lines = new ArrayList<Line>();
        for (Inputs line : in.structs("lines")) {
            lines.add(line(line));
        }
        Require.atLeast("lines", lines.size(), 1);
        Coupon coupon = null;
        if (in.has("coupon")) {
            Inputs sent = in.struct("coupon");
            coupon = new Coupon(sent.notNegative("threshold"), sent.notNegative("value"));
        }
        return new Order(
                lines,
                in.text("tier"),
                coupon,
                in.flag("crossShop", true),
                in.notNegative("redPacket", BigDecimal.ZERO),
                in.text("thresholdBase", "PREVIOUS").equals("ITEM"));
    }

    private static Line line(Inputs line) {
        BigDecimal flash = line.notNegative("flash", BigDecimal.ZERO);
        boolean isPrice = flash.compareTo(BigDecimal.ONE) > 0;
        BigDecimal flashPrice = line.has("flashPrice") ? line.notNegative("flashPrice") : null;
        return new Line(
                line.text("sku"),
                line.notNegative("price"),
                line.whole("qty", 1, Integer.MAX_VALUE),
                isPrice ? BigDecimal.ZERO : flash,
                isPrice ? flash : flashPrice);
    }

    /** Prices an order with the member, quantity and ladder tables of the release. */
    public static Priced price(Order order, Released released) {
        var steps = new ArrayList<Step>();
        BigDecimal member =
                released.row(MEMBER, Map.of("customerTier", order.tier())).number("discount");
        var lineAmounts = new ArrayList<BigDecimal>();
        BigDecimal list = BigDecimal.ZERO;
        BigDecimal item = BigDecimal.ZERO;
        for (Line line : order.lines()) {
            BigDecimal amount = itemAmount(line, member, released);
            lineAmounts.add(amount);
            list = list.add(line.price().multiply(BigDecimal.valueOf(line.quantity())));
            item = item.add(amount);
        }
        note(steps, "ITEM", "商品级优惠", "item level", Rounding.money(list).subtract(item));

        BigDecimal left = item;
        BigDecimal ladder =
                released.row(LADDER, Map.of("amount", item)).number("reduction").min(left);
        left = left.subtract(ladder);
        note(steps, "SHOP_LADDER", "店铺满减", "shop ladder", ladder);

        BigDecimal coupon = coupon(order, order.itemBase() ? item : left).min(left);
        left = left.subtract(coupon);
        note(steps, "COUPON", "优惠券", "coupon", coupon);

        BigDecimal crossShop = crossShop(order, order.itemBase() ? item : left).min(left);
        left = left.subtract(crossShop);
        note(steps, "CROSS_SHOP", "跨店满减", "cross-shop reduction", crossShop);

        BigDecimal redPacket = Rounding.money(order.redPacket()).min(left);
        left = left.subtract(redPacket);
        note(steps, "RED_PACKET", "红包", "red packet", redPacket);

        BigDecimal payable = Rounding.money(left);
        List<BigDecimal> paid = Apportionment.byLargestRemainder(payable, lineAmounts, 2);
        return new Priced(list, item, ladder, coupon, crossShop, redPacket, payable, paid, steps);
    }

    private static BigDecimal itemAmount(Line line, BigDecimal member, Released released) {
        BigDecimal quantity = BigDecimal.valueOf(line.quantity());
        BigDecimal byQuantity =
                released.row(QUANTITY, Map.of("quantity", quantity)).number("discount");
        BigDecimal discount = member.max(byQuantity).max(line.flash());
        BigDecimal unit = line.price().multiply(BigDecimal.ONE.subtract(discount));
        BigDecimal best = line.flashPrice() == null ? unit : unit.min(line.flashPrice());
        return Rounding.money(best.multiply(quantity));
    }

    private static BigDecimal coupon(Order order, BigDecimal tested) {
        Coupon coupon = order.coupon();
        return coupon != null && tested.compareTo(coupon.threshold()) >= 0
                ? Rounding.money(coupon.value())
                : BigDecimal.ZERO;
    }

    private static BigDecimal crossShop(Order order, BigDecimal tested) {
        return order.crossShop()
                ? tested.divide(CROSS_SHOP_STEP, 0, RoundingMode.FLOOR).multiply(CROSS_SHOP_REDUCTION)
                : BigDecimal.ZERO;
    }

    private static void note(List<Step> steps, String code, String zh, String en, BigDecimal off) {
        if (off.signum() > 0) {
            steps.add(new Step(code, zh + " −" + off.toPlainString(), en + " −" + off.toPlainString()));
        }
    }
}
