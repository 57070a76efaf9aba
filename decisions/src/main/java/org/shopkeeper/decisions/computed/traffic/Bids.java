package org.shopkeeper.decisions.computed.traffic;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/** How a bid moves: towards the target cost of sales, in bounded steps, and only on evidence. */
final class Bids {
    private static final int LEAST_CLICKS = 20;
    private static final BigDecimal LOWEST_FACTOR = new BigDecimal("0.8");
    private static final BigDecimal HIGHEST_FACTOR = new BigDecimal("1.2");
    private static final BigDecimal NO_ORDER_FACTOR = new BigDecimal("0.7");
    private static final BigDecimal EXPECTED_ORDERS = BigDecimal.valueOf(3);

    static final ComputedDecision BID_ADJUST = ComputedDecision.named("traffic/bidAdjust", "M3.16")
            .titled("出价调整", "Adjusting a bid")
            .takes(
                    money("bid", "当前出价", "current bid, above 0"),
                    number("clicks", "clicks", "点击", "clicks"),
                    number("orders", "orders", "订单", "orders"),
                    money("spend", "花费", "spend"),
                    money("sales", "销售额", "sales"),
                    fraction("targetAcos", "目标 ACOS", "target advertising cost of sales, above 0"),
                    fraction("cvr0", "基准转化率", "baseline conversion rate, above 0 and at most 1"))
            .gives(money("newBid", "新出价", "new bid"), text("reason", "原因", "ACOS, NO_ORDER or LOW_DATA"))
            .source("factor clamp(target/actual ACOS, 0.8, 1.2) from 20 clicks; no order after 3/CVR clicks: −30 %")
            .decide((in, released) -> adjust(in));

    private Bids() {}

    private static Answer adjust(Inputs in) {
        BigDecimal bid = in.positive("bid");
        BigDecimal clicks = in.notNegative("clicks");
        BigDecimal orders = in.notNegative("orders");
        BigDecimal spend = in.notNegative("spend");
        BigDecimal sales = in.notNegative("sales");
        BigDecimal target = in.positive("targetAcos");
        BigDecimal rate = Require.positive("cvr0", in.share("cvr0"));
        // clicks ≥ 3/CVR, without dividing
        if (orders.signum() == 0 && clicks.multiply(rate).compareTo(EXPECTED_ORDERS) >= 0) {
            return Answer.with("newBid", Rounding.money(bid.multiply(NO_ORDER_FACTOR)))
                    .and("reason", "NO_ORDER")
                    .because("NO_ORDER", "点击已足够却无订单,降价 30%", "enough clicks and no order: 30 % less");
        }
        if (clicks.compareTo(BigDecimal.valueOf(LEAST_CLICKS)) < 0 || orders.signum() == 0) {
            return Answer.with("newBid", Rounding.money(bid))
                    .and("reason", "LOW_DATA")
                    .because("LOW_DATA", "数据不足,保持出价", "too little data: the bid stays");
        }
        return Answer.with("newBid", Rounding.money(bid.multiply(factor(target, spend, sales))))
                .and("reason", "ACOS")
                .because(
                        "ACOS", "按目标与实际 ACOS 之比调整,限 ±20%", "moved by target over actual ACOS, at most 20 % either way");
    }

    private static BigDecimal factor(BigDecimal target, BigDecimal spend, BigDecimal sales) {
        if (spend.signum() == 0) {
            return HIGHEST_FACTOR;
        }
        return Rounding.quotient(target.multiply(sales), spend)
                .max(LOWEST_FACTOR)
                .min(HIGHEST_FACTOR);
    }
}
