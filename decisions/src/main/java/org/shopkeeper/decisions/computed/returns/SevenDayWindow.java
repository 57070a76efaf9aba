package org.shopkeeper.decisions.computed.returns;

import static org.shopkeeper.decisions.computed.Fields.DAYS;
import static org.shopkeeper.decisions.computed.Fields.date;
import static org.shopkeeper.decisions.computed.Fields.dates;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Ruling;

/**
 * Whether a seven-day return without reason applies, from calendar dates. The day after signing is day 1. Source:
 * 消费者权益保护法 art.25, 七日无理由退货暂行办法, 民法典 art.203.
 */
public final class SevenDayWindow {
    private static final String TABLE = "returns/sevenDayReturn";
    private static final int WINDOW_DAYS = 7;
    private static final String NO_EXCLUSION = "OTHER";

    static final ComputedDecision SEVEN_DAY = ComputedDecision.named("returns/sevenDayWindow", "M5.08")
            .titled("七天无理由适用(按日期)", "Seven-day return, from dates")
            .takes(
                    date("signDate", "签收日", "day of signing"),
                    date("requestDate", "申请日", "day of the request"),
                    text("exclusion", "例外品类;空或缺省为无", "exclusion type; none when null or absent")
                            .orNull()
                            .optional(),
                    flag(
                                    "confirmed",
                                    "购买时是否单独显著确认;缺省为否",
                                    "separate conspicuous confirmation at purchase; not confirmed when absent")
                            .optional(),
                    flag("intact", "商品是否完好;缺省为是", "goods intact; intact when absent")
                            .optional(),
                    flag("goodsIntact", "同 intact", "the same as intact").optional(),
                    dates("restDays", "法定休息日", "statutory rest days; none when absent")
                            .optional(),
                    flag("extendOnHoliday", "末日为休息日时顺延;缺省为是", "move the last day past a rest period; yes when absent")
                            .optional())
            .gives(
                    number("dayIndex", DAYS, "签收后第几天", "whole days since signing, the day after is 1"),
                    flag("eligible", "是否适用", "whether the return is due"),
                    date("lastDay", "最后一天", "last day of the window"),
                    text("basis", "依据", "legal basis"))
            .asks(TABLE)
            .resting("消费者权益保护法 art.25", "七日无理由退货暂行办法", "民法典 art.203")
            .codesOf("exclusion", TABLE, "exclusion")
            .source("消费者权益保护法 art.25; 七日无理由退货暂行办法; 民法典 art.203")
            .decide(SevenDayWindow::decide);

    private SevenDayWindow() {}

    /**
     * The last day of the window; a last day that is a rest day moves to the day after that rest period.
     *
     * @param restDays statutory rest days; empty for no extension
     */
    public static LocalDate lastDay(LocalDate signed, Set<LocalDate> restDays) {
        LocalDate last = signed.plusDays(WINDOW_DAYS);
        while (restDays.contains(last)) {
            last = last.plusDays(1);
        }
        return last;
    }

    private static Answer decide(Inputs in, Released released) {
        LocalDate signed = in.date("signDate");
        LocalDate requested = in.date("requestDate");
        long dayIndex = ChronoUnit.DAYS.between(signed, requested);
        if (dayIndex < 0) {
            throw new ImpossibleInput("requestDate", "不能早于签收日", "must not be before signDate");
        }
        boolean extend = in.flag("extendOnHoliday", true) && in.has("restDays");
        LocalDate lastDay = lastDay(signed, extend ? Set.copyOf(in.dates("restDays")) : Set.of());
        // A request within an extended window counts as one on day 7, so that the table needs no calendar.
        long counted = requested.isAfter(lastDay) ? dayIndex : Math.min(dayIndex, WINDOW_DAYS);
        String exclusion = in.text("exclusion", NO_EXCLUSION);
        Map<String, Object> row = new HashMap<>();
        row.put("exclusion", List.of("", "NONE").contains(exclusion) ? NO_EXCLUSION : exclusion);
        row.put("confirmedAtPurchase", in.flag("confirmed", false));
        row.put("daysSinceSign", BigDecimal.valueOf(counted));
        row.put("goodsIntact", in.flag("intact", in.flag("goodsIntact", true)));
        Ruling ruling = released.row(TABLE, row);
        return Answer.with("dayIndex", BigDecimal.valueOf(dayIndex))
                .and("eligible", ruling.flag("eligible"))
                .and("lastDay", lastDay)
                .and("basis", ruling.text("basis"))
                .by(ruling);
    }
}
