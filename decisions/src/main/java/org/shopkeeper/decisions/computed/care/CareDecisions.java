package org.shopkeeper.decisions.computed.care;

import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Ruling;

/** The computed decisions of customer care. */
public final class CareDecisions {
    private static final String SEGMENT = "care/rfmSegment";
    private static final String CONTACT = "care/careContact";
    private static final String OFFER = "care/careOffer";
    private static final BigDecimal RECENT_DAYS = BigDecimal.valueOf(30);
    private static final BigDecimal FREQUENT_ORDERS = BigDecimal.valueOf(3);
    private static final BigDecimal HIGH_AMOUNT = BigDecimal.valueOf(500);

    static final ComputedDecision RFM = ComputedDecision.named("care/rfm", "M6.06")
            .titled("RFM 分群", "RFM segment")
            .takes(
                    number("recencyDays", "d", "距上次下单天数", "days since the last order"),
                    number("orders365", "orders", "近 365 天订单数", "orders in 365 days"),
                    money("amount365", "近 365 天金额", "amount in 365 days"))
            .gives(text("segment", "分群", "segment"), text("zh", "中文名", "segment in Chinese"))
            .asks(SEGMENT)
            .source("recency ≤ 30 d, ≥ 3 orders and ≥ 500 CNY in 365 d")
            .decide((in, released) -> {
                Ruling segment = released.row(
                        SEGMENT,
                        Map.of(
                                "rHigh", in.notNegative("recencyDays").compareTo(RECENT_DAYS) <= 0,
                                "fHigh", in.notNegative("orders365").compareTo(FREQUENT_ORDERS) >= 0,
                                "mHigh", in.notNegative("amount365").compareTo(HIGH_AMOUNT) >= 0));
                return Answer.with("segment", segment.text("segment"))
                        .and("zh", segment.text("zh"))
                        .by(segment);
            });

    static final ComputedDecision CARE = ComputedDecision.named("care/careDecision", "M6.08")
            .titled("关怀触达与权益", "Care: permission and offer")
            .takes(
                    text("event", "事件", "event: BIRTHDAY, MEMBER_DAY, WINBACK_60D, REPLENISH …"),
                    text("segment", "RFM 分群", "RFM segment"),
                    flag("marketingConsent", "营销同意", "consent to marketing; unknown is missing, never a yes"),
                    number("age", "years", "年龄,空为未知", "age; unknown when null").orNull(),
                    number("hour", "h", "当地小时 0–23", "local hour 0..23"),
                    number("msgs7d", "messages", "近 7 天已发", "messages in 7 days"),
                    number("msgs30d", "messages", "近 30 天已发", "messages in 30 days"),
                    flag("openComplaint", "有未结投诉", "a complaint is open"))
            .gives(
                    flag("send", "是否发送", "whether to send"),
                    text("offer", "权益(发送时)", "offer, when sending"),
                    money("valueCny", "价值(发送时)", "value, when sending"),
                    text("reason", "不发送的原因", "why not, when not sending"))
            .asks(CONTACT, OFFER)
            .resting("PIPL art.13", "PIPL art.31")
            .codesOf("event", OFFER, "event")
            .codesOf("segment", OFFER, "segment")
            .source("released permission table, then the released offer table")
            .decide(CareDecisions::care);

    private CareDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(RFM, CARE);
    }

    private static Answer care(Inputs in, Released released) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("marketingConsent", in.flag("marketingConsent"));
        row.put("age", in.has("age") ? in.notNegative("age") : null);
        row.put("hour", BigDecimal.valueOf(in.whole("hour", 0, 23)));
        row.put("msgs7d", in.notNegative("msgs7d"));
        row.put("msgs30d", in.notNegative("msgs30d"));
        row.put("openComplaint", in.flag("openComplaint"));
        Ruling contact = released.row(CONTACT, row);
        if (!contact.flag("allowed")) {
            return Answer.with("send", false)
                    .and("reason", contact.text("reason"))
                    .alsoBy(contact);
        }
        Ruling offer = released.row(OFFER, Map.of("event", in.text("event"), "segment", in.text("segment")));
        if (offer.text("offer").equals("none")) {
            return Answer.with("send", false).and("reason", "NO_OFFER").by(offer);
        }
        return Answer.with("send", true)
                .and("offer", offer.text("offer"))
                .and("valueCny", offer.number("valueCny"))
                .alsoBy(contact)
                .by(offer);
    }
}
