package org.shopkeeper.decisions.computed.inventory;

import static org.shopkeeper.decisions.computed.Fields.CNY;
import static org.shopkeeper.decisions.computed.Fields.DAYS;
import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** How long stock lasts and how hard it works. */
public final class StockCover {
    private static final String HEALTH = "inventory/stockHealth";
    private static final BigDecimal DAYS_PER_YEAR = BigDecimal.valueOf(365);

    // Stock that nothing draws on lasts for ever; the table gets a number beyond every cut.
    private static final BigDecimal FOR_EVER = new BigDecimal("1000000000");

    static final ComputedDecision STOCK_CHECK = ComputedDecision.named("inventory/stockCheck", "M5.05")
            .titled("库存健康度", "Stock health from stock and demand")
            .takes(
                    number("available", UNITS, "可用库存", "available stock; negative when oversold"),
                    number("daysSinceLastSale", DAYS, "距上次销售天数", "days since the last sale"),
                    number("dailyDemand", "units/d", "日均需求", "mean demand per day"),
                    number("leadTime", DAYS, "提前期", "lead time"),
                    number("safetyDays", DAYS, "安全天数", "safety stock in days"))
            .gives(
                    number("coverDays", DAYS, "可售天数;无需求时为空", "days of cover, 1 decimal; null where there is no demand")
                            .orNull(),
                    text("health", "健康度", "health"))
            .asks(HEALTH)
            .source("cover = available / daily demand, held against lead time and safety days")
            .decide((in, released) -> {
                BigDecimal available = in.number("available");
                BigDecimal leadTime = in.notNegative("leadTime");
                BigDecimal safetyDays = in.notNegative("safetyDays");
                BigDecimal cover = cover(available, in.notNegative("dailyDemand"));
                BigDecimal asked = cover == null ? FOR_EVER : Rounding.forLookup(cover);
                Map<String, Object> row = new HashMap<>();
                row.put("available", available);
                row.put("daysSinceLastSale", in.notNegative("daysSinceLastSale"));
                row.put("coverDays", asked);
                row.put("leadTime", leadTime);
                row.put("safetyDays", safetyDays);
                row.put("coverMinusLT", asked.subtract(leadTime));
                row.put("coverMinusLTSS", asked.subtract(leadTime).subtract(safetyDays));
                Ruling health = released.row(HEALTH, row);
                return Answer.with("coverDays", cover == null ? null : Rounding.to(1, cover))
                        .and("health", health.text("health"))
                        .by(health);
            });

    static final ComputedDecision INVENTORY_KPIS = ComputedDecision.named("inventory/inventoryKpis", "M5.21")
            .titled("周转、DOH、GMROI", "Turns, days on hand, GMROI, sell-through")
            .takes(
                    number("cogsYear", CNY, "年销售成本", "cost of goods sold in the year"),
                    number("avgInvCost", CNY, "平均库存成本", "average inventory at cost"),
                    number("gmYear", CNY, "年毛利", "gross margin of the year"),
                    number("sold", UNITS, "销售件数", "units sold"),
                    number("onHandEnd", UNITS, "期末库存", "units on hand at the end"))
            .gives(
                    number("turns", "1/yr", "周转次数", "turns per year").orNull(),
                    number("doh", DAYS, "周转天数", "days on hand, 1 decimal").orNull(),
                    fraction("gmroi", "库存毛利回报", "gross margin return on inventory")
                            .orNull(),
                    fraction("sellThrough", "动销率", "sell-through").orNull())
            .source("turns = COGS / average inventory; DOH = 365 / turns; GMROI = GM / average inventory")
            .decide((in, released) -> {
                BigDecimal cogs = in.notNegative("cogsYear");
                BigDecimal inventory = in.notNegative("avgInvCost");
                BigDecimal sold = in.notNegative("sold");
                BigDecimal handled = sold.add(in.notNegative("onHandEnd"));
                Answer answer = Answer.with("turns", ratio(cogs, inventory))
                        .and("doh", cogs.signum() == 0 ? null : daysOnHand(inventory, cogs))
                        .and("gmroi", ratio(in.number("gmYear"), inventory))
                        .and("sellThrough", ratio(sold, handled));
                return inventory.signum() == 0 || cogs.signum() == 0 || handled.signum() == 0
                        ? answer.warning("分母为 0 的指标为空", "Figures whose denominator is 0 are null")
                        : answer;
            });

    private StockCover() {}

    /** @return days that the stock lasts, 0 when there is none; null where nothing draws on it */
    public static @Nullable BigDecimal cover(BigDecimal available, BigDecimal dailyDemand) {
        if (available.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        return dailyDemand.signum() == 0 ? null : Rounding.quotient(available, dailyDemand);
    }

    private static BigDecimal daysOnHand(BigDecimal inventory, BigDecimal cogs) {
        return Rounding.to(1, Rounding.quotient(inventory.multiply(DAYS_PER_YEAR), cogs));
    }

    private static @Nullable BigDecimal ratio(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0 ? null : Rounding.ratio(Rounding.quotient(dividend, divisor));
    }
}
