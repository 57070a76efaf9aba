package org.shopkeeper.decisions.computed.returns;

import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.date;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Rounding;

/** When a refund is due, and how much of a line it is. */
public final class Refund {
    static final ComputedDecision DEADLINES = ComputedDecision.named("returns/refundDeadlines", "M5.26")
            .titled("退款时限", "Refund deadlines")
            .takes(date("returnReceived", "收到退货日", "day the return was received"))
            .gives(
                    date("internalRefundBy", "内部期限", "our own deadline, 1 day"),
                    date("legalRefundBy", "法定期限", "legal deadline, 7 days"),
                    date("deemedRefusalAfter", "逾此视为拒绝", "after this day it counts as a refusal, 15 days"))
            .resting("消费者权益保护法 art.25", "侵害消费者权益行为处罚办法 art.9")
            .source("消费者权益保护法 art.25: 7 days after receipt; 处罚办法 art.9: more than 15 days is a refusal")
            .decide((in, released) -> {
                LocalDate received = in.date("returnReceived");
                return Answer.with("internalRefundBy", received.plusDays(1))
                        .and("legalRefundBy", received.plusDays(7))
                        .and("deemedRefusalAfter", received.plusDays(15));
            });

    static final ComputedDecision PARTIAL = ComputedDecision.named("returns/partialRefund", "M5.27")
            .titled("部分退款金额", "Refund for part of a line")
            .takes(
                    money("linePaid", "该行实付(分摊后)", "paid for the line after allocation"),
                    number("qty", UNITS, "该行数量", "units of the line"),
                    number("returnedQty", UNITS, "本次退货数量", "units returned now"),
                    number("alreadyReturned", UNITS, "此前已退数量;缺省为 0", "units returned before; none when absent")
                            .optional())
            .givesOne(money("refund", "退款额", "refund"))
            .source("fen pro rata per unit, rounded down; the last unit takes the remainder")
            .decide((in, released) -> {
                int qty = in.count("qty");
                int before = in.count("alreadyReturned", 0);
                int now = in.count("returnedQty");
                return Answer.of(partial(in.notNegative("linePaid"), qty, before, now));
            });

    private Refund() {}

    /**
     * @param paid CNY for the whole line
     * @param qty units of the line, 1 or more
     * @param before units refunded earlier
     * @param now units refunded now; together never more than {@code qty}
     * @return CNY; over all units of a line the refunds sum to {@code paid}
     */
    public static BigDecimal partial(BigDecimal paid, int qty, int before, int now) {
        if (qty < 1) {
            throw new ImpossibleInput("qty", "必须至少为 1", "must be at least 1");
        }
        if (before + now > qty) {
            throw new ImpossibleInput("returnedQty", "超过购买数量", "exceeds the units bought");
        }
        BigDecimal perUnit = paid.divide(BigDecimal.valueOf(qty), 2, RoundingMode.DOWN);
        BigDecimal refund = perUnit.multiply(BigDecimal.valueOf(now));
        boolean lastUnitGoesBack = now > 0 && before + now == qty;
        return Rounding.money(lastUnitGoesBack ? paid.subtract(perUnit.multiply(BigDecimal.valueOf(before))) : refund);
    }
}
