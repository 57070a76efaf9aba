package org.shopkeeper.decisions.computed.pricing;

import static org.shopkeeper.decisions.computed.Fields.date;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.pairs;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.MissingFacts;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** What a price may be compared with, and what is owed when it falls after the purchase. */
public final class PricePromises {
    private static final String REFERENCE = "pricing/referencePrice";
    private static final String PROTECTION = "pricing/priceProtection";
    private static final Map<String, Integer> LOOK_BACK_DAYS = Map.of("CN", 7, "EU", 30);

    static final ComputedDecision REFERENCE_PRICE = ComputedDecision.named("pricing/referencePriceCheck", "M4.09")
            .titled("划线价合规(按成交记录)", "Reference price, from transactions")
            .takes(
                    text("jurisdiction", "法域", "jurisdiction: CN, EU, or another"),
                    money("refPrice", "划线价/原价", "reference price shown, above 0"),
                    pairs(
                            "trans",
                            "成交记录 [日期, 价格]",
                            "transactions [date, price]",
                            date("date", "成交日", "day"),
                            money("price", "成交价", "price")),
                    money("lastPrice", "窗口内无成交时的最后成交价", "last transaction price, used where the window is empty")
                            .orNull()
                            .optional(),
                    date("start", "促销开始日", "first day of the promotion"),
                    flag("detailStated", "已注明比较依据;缺省为否", "basis spelled out and evidenced; not when absent")
                            .optional(),
                    flag("temporarilyRaised", "促销前临时提价;缺省为否", "raised without reason just before; not when absent")
                            .optional())
            .gives(
                    money("maxReference", "允许的最高划线价", "highest reference price allowed; null where no rule is known")
                            .orNull(),
                    text("verdict", "判定", "OK, VIOLATION or REVIEW"))
            .asks(REFERENCE)
            .codesOf("jurisdiction", REFERENCE, "jurisdiction")
            .source(
                    "明码标价和禁止价格欺诈规定 art.16–17: lowest price of the previous 7 days, else the last; EU Dir. 98/6/EC art.6a: 30 days")
            .decide(PricePromises::reference);

    static final ComputedDecision PRICE_PROTECTION = ComputedDecision.named("pricing/priceProtectionRefund", "M4.11")
            .titled("保价退差", "Price protection refund")
            .takes(
                    text("orderType", "订单类型", "order type"),
                    date("orderDate", "下单日", "order day"),
                    money("paid", "实付", "paid"),
                    date("laterDate", "降价日", "day of the later price"),
                    money("laterPrice", "降价后价格", "later price"))
            .gives(flag("inWindow", "是否在保价期", "within the window"), money("refund", "应退差价", "refund"))
            .asks(PROTECTION)
            .resting("规范促销行为暂行规定 art.6", "明码标价和禁止价格欺诈规定 art.19(5)")
            .codesOf("orderType", PROTECTION, "orderType")
            .source("difference to the later price, within the window of the order type")
            .decide((in, released) -> {
                long days = ChronoUnit.DAYS.between(in.date("orderDate"), in.date("laterDate"));
                Ruling window = released.row(PROTECTION, Map.of("orderType", in.text("orderType")));
                boolean inWindow = days >= 0 && BigDecimal.valueOf(days).compareTo(window.number("windowDays")) <= 0;
                BigDecimal difference = in.notNegative("paid").subtract(in.notNegative("laterPrice"));
                BigDecimal refund = inWindow ? difference.max(BigDecimal.ZERO) : BigDecimal.ZERO;
                return Answer.with("inWindow", inWindow)
                        .and("refund", Rounding.money(refund))
                        .by(window);
            });

    private PricePromises() {}

    /**
     * The lowest transaction price of the days before a promotion.
     *
     * @param days how many days before {@code start} count; {@code start} itself does not
     */
    public static Optional<BigDecimal> lowest(List<Inputs.Dated> transactions, LocalDate start, int days) {
        LocalDate from = start.minusDays(days);
        return transactions.stream()
                .filter(t -> !t.date().isBefore(from) && t.date().isBefore(start))
                .map(Inputs.Dated::amount)
                .min(Comparator.naturalOrder());
    }

    private static Answer reference(Inputs in, Released released) {
        String jurisdiction = in.text("jurisdiction");
        BigDecimal reference = in.positive("refPrice");
        BigDecimal allowed = allowed(in, jurisdiction);
        Map<String, Object> row = new HashMap<>();
        row.put("jurisdiction", jurisdiction);
        row.put("detailStated", in.flag("detailStated", false));
        row.put("temporarilyRaised", in.flag("temporarilyRaised", false));
        row.put("refOverAllowed", allowed == null ? BigDecimal.ZERO : Rounding.forLookup(reference.subtract(allowed)));
        Ruling ruling = released.row(REFERENCE, row);
        return Answer.with("maxReference", allowed)
                .and("verdict", ruling.text("verdict"))
                .by(ruling)
                .resting(ruling.text("basis"));
    }

    private static @Nullable BigDecimal allowed(Inputs in, String jurisdiction) {
        Integer days = LOOK_BACK_DAYS.get(jurisdiction);
        if (days == null) {
            return null;
        }
        List<Inputs.Dated> transactions = in.dated("trans");
        LocalDate start = in.date("start");
        Optional<BigDecimal> lowest = lowest(transactions, start, days);
        if (lowest.isPresent()) {
            return lowest.get();
        }
        if (in.has("lastPrice")) {
            return in.positive("lastPrice");
        }
        return transactions.stream()
                .filter(t -> t.date().isBefore(start))
                .max(Comparator.comparing(Inputs.Dated::date))
                .map(Inputs.Dated::amount)
                .orElseThrow(() -> new MissingFacts(List.of("lastPrice")));
    }
}
