package org.shopkeeper.decisions.computed.inventory;

import static org.shopkeeper.decisions.computed.Fields.DAYS;
import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.date;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numberMap;
import static org.shopkeeper.decisions.computed.Fields.pairs;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.Apportionment;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/** Stock that can be promised, stock for a promotion, and stock shared among warehouses. */
public final class Allocation {
    private static final int PROMOTION_BUFFER_DAYS = 3;

    static final ComputedDecision AVAILABLE_TO_PROMISE = ComputedDecision.named("inventory/availableToPromise", "M5.23")
            .titled("可承诺库存", "Available to promise")
            .takes(
                    number("onHand", UNITS, "在手", "on hand"),
                    number("reserved", UNITS, "已占用", "reserved"),
                    number("damaged", UNITS, "残损", "damaged"),
                    number("safety", UNITS, "安全库存", "safety stock kept back"),
                    pairs(
                                    "inbound",
                                    "在途到货 [日期, 数量]",
                                    "arrivals [date, units]; none when absent",
                                    date("eta", "到货日", "arrival"),
                                    number("qty", UNITS, "数量", "units"))
                            .optional(),
                    date("by", "承诺日期;缺省时不计在途", "promise date; arrivals do not count when absent")
                            .optional())
            .givesOne(number("atp", UNITS, "可承诺数量", "units that can be promised, 0 or more"))
            .source("on hand − reserved − damaged − safety stock + arrivals up to the promise date")
            .decide((in, released) -> {
                BigDecimal free = in.notNegative("onHand")
                        .subtract(in.notNegative("reserved"))
                        .subtract(in.notNegative("damaged"))
                        .subtract(in.notNegative("safety"));
                BigDecimal promisable = free.add(arrivals(in));
                Answer answer = Answer.of(promisable.max(BigDecimal.ZERO));
                return promisable.signum() < 0
                        ? answer.because(
                                "OVERSOLD",
                                "占用超过可用 " + promisable.negate(),
                                "reservations exceed what is free by " + promisable.negate())
                        : answer;
            });

    static final ComputedDecision PROMOTION_STOCK = ComputedDecision.named("inventory/promotionStock", "M5.24")
            .titled("活动备货", "Stock for a promotion")
            .takes(
                    number("basePerDay", "units/d", "日常日销", "baseline demand per day"),
                    fraction("uplift", "增量(1 = 翻倍)", "uplift over the baseline, 1 doubles it"),
                    number("days", DAYS, "活动天数", "days of the promotion"),
                    number("safety", UNITS, "安全库存", "safety stock"),
                    number("onHandFree", UNITS, "可用库存", "free stock"),
                    date("start", "开始日", "first day"),
                    number("leadTime", DAYS, "提前期", "lead time"))
            .gives(
                    number("required", UNITS, "需求量", "units required, rounded up"),
                    number("shortage", UNITS, "缺口", "units short"),
                    fraction("coverRatio", "满足率", "free stock / required").orNull(),
                    date("latestPoDate", "最晚下单日", "last day to place the order"))
            .source("baseline·(1 + uplift)·days + safety stock; order by start − lead time − 3 d")
            .decide((in, released) -> {
                BigDecimal uplift = in.number("uplift");
                Require.notNegative(in.path("uplift"), uplift.add(BigDecimal.ONE));
                BigDecimal required = Rounding.up(in.notNegative("basePerDay")
                        .multiply(uplift.add(BigDecimal.ONE))
                        .multiply(in.notNegative("days"))
                        .add(in.notNegative("safety")));
                BigDecimal free = in.number("onHandFree");
                LocalDate latest = in.date("start").minusDays(in.days("leadTime") + PROMOTION_BUFFER_DAYS);
                return Answer.with("required", required)
                        .and("shortage", required.subtract(free).max(BigDecimal.ZERO))
                        .and(
                                "coverRatio",
                                required.signum() == 0 ? null : Rounding.ratio(Rounding.quotient(free, required)))
                        .and("latestPoDate", latest);
            });

    static final ComputedDecision FAIR_SHARE = ComputedDecision.named("inventory/fairShare", "M5.25")
            .titled("多仓分货", "Fair share among warehouses")
            .takes(
                    number("supply", UNITS, "可分数量", "units to share out"),
                    structs(
                            "locs",
                            "仓库",
                            "warehouses",
                            text("id", "仓库编号", "warehouse id"),
                            number("stock", UNITS, "现有库存", "stock on hand"),
                            number("rate", "units/d", "日销", "demand per day")))
            .gives(
                    number("coverDays", DAYS, "均衡后可售天数", "days of supply of every warehouse that gets any, 1 decimal"),
                    numberMap("alloc", UNITS, "按仓库的分配", "units by warehouse; they sum to the supply"))
            .source("equal days of supply; a warehouse that already has more gets nothing")
            .decide((in, released) -> {
                List<Warehouse> warehouses = in.structs("locs").stream()
                        .map(w -> new Warehouse(w.text("id"), w.notNegative("stock"), w.notNegative("rate")))
                        .toList();
                Shares shares = fairShare(BigDecimal.valueOf(in.count("supply")), warehouses);
                return Answer.with("coverDays", Rounding.to(1, shares.coverDays()))
                        .and("alloc", shares.units());
            });

    private Allocation() {}

    /**
     * @param stock units, 0 or more
     * @param rate units per day, 0 or more
     */
    public record Warehouse(String id, BigDecimal stock, BigDecimal rate) {}

    /**
     * @param coverDays days of supply that those who get any end up with
     * @param units by warehouse id, in the order given
     */
    public record Shares(BigDecimal coverDays, Map<String, BigDecimal> units) {}

    /**
     * Shares out whole units so that days of supply become equal from below.
     *
     * @param supply whole units, 0 or more
     * @throws ImpossibleInput when no warehouse has demand
     */
    public static Shares fairShare(BigDecimal supply, List<Warehouse> warehouses) {
        var receiving = new ArrayList<>(
                warehouses.stream().filter(w -> w.rate().signum() > 0).toList());
        if (receiving.isEmpty()) {
            throw new ImpossibleInput("locs", "至少一个仓库须有需求", "must hold a warehouse with demand");
        }
        BigDecimal days = level(supply, receiving);
        while (receiving.removeIf(aboveLevel(days))) {
            days = level(supply, receiving);
        }
        BigDecimal cover = days;
        List<BigDecimal> needs = warehouses.stream()
                .map(w -> receiving.contains(w)
                        ? cover.multiply(w.rate()).subtract(w.stock()).max(BigDecimal.ZERO)
                        : BigDecimal.ZERO)
                .toList();
        List<BigDecimal> parts = Apportionment.byLargestRemainder(supply, needs, 0);
        var units = new LinkedHashMap<String, BigDecimal>();
        for (int i = 0; i < warehouses.size(); i++) {
            units.put(warehouses.get(i).id(), parts.get(i));
        }
        return new Shares(cover, units);
    }

    // The lowest warehouse always stays: the level lies at or above its own days of supply.
    private static java.util.function.Predicate<Warehouse> aboveLevel(BigDecimal days) {
        return w -> w.stock().compareTo(days.multiply(w.rate(), Rounding.CARRIED)) > 0
                && Rounding.forLookup(w.stock().subtract(days.multiply(w.rate())))
                                .signum()
                        > 0;
    }

    private static BigDecimal level(BigDecimal supply, List<Warehouse> warehouses) {
        BigDecimal stock = warehouses.stream().map(Warehouse::stock).reduce(supply, BigDecimal::add);
        BigDecimal rate = warehouses.stream().map(Warehouse::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Rounding.quotient(stock, rate);
    }

    private static BigDecimal arrivals(Inputs in) {
        if (!in.has("inbound") || !in.has("by")) {
            return BigDecimal.ZERO;
        }
        LocalDate by = in.date("by");
        BigDecimal sum = BigDecimal.ZERO;
        for (Inputs.Dated arrival : in.dated("inbound")) {
            Require.notNegative("inbound", arrival.amount());
            sum = arrival.date().isAfter(by) ? sum : sum.add(arrival.amount());
        }
        return sum;
    }
}
