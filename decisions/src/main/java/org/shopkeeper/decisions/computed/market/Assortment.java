package org.shopkeeper.decisions.computed.market;

import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numberMap;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.struct;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** What the shop carries: gaps among price bands, the mix of roles, the number of SKUs, the seasons. */
public final class Assortment {
    private static final String GAP = "market/priceBandGap";
    private static final String MIX = "market/assortmentMixRule";
    private static final List<String> ROLES = List.of("TRAFFIC", "PROFIT", "IMAGE", "CLEARANCE", "NEW");
    private static final int MONTHS = 12;
    private static final BigDecimal PEAK = new BigDecimal("1.2");
    private static final BigDecimal OFF = new BigDecimal("0.8");

    static final ComputedDecision PRICE_BAND = ComputedDecision.named("market/priceBandOpportunity", "M1.05")
            .titled("价格带机会", "Opportunity in a price band")
            .takes(
                    fraction("demandShare", "需求占比", "share of the market's demand in the band"),
                    fraction("supplyShare", "本店供给占比", "share of own SKUs in the band, above 0"))
            .gives(number("index", "机会指数", "opportunity index"), text("band", "判定", "band"))
            .asks(GAP)
            .source("opportunity index = demand share / own supply share")
            .decide((in, released) -> {
                BigDecimal supply = Require.positive("supplyShare", in.share("supplyShare"));
                BigDecimal index = Rounding.forLookup(Rounding.quotient(in.share("demandShare"), supply));
                Ruling gap = released.row(GAP, Map.of("opportunityIndex", index));
                return Answer.with("index", Rounding.ratio(index))
                        .and("band", gap.text("band"))
                        .by(gap);
            });

    static final ComputedDecision MIX_OF_ROLES = ComputedDecision.named("market/assortmentMix", "M1.10")
            .titled("货品组合", "Assortment mix")
            .takes(numberMap("counts", "SKUs", "各角色 SKU 数", "SKUs by role: TRAFFIC, PROFIT, IMAGE, CLEARANCE, NEW"))
            .givesByKey(struct(
                    "*",
                    "各角色",
                    "per role",
                    fraction("share", "占比", "share of the SKUs"),
                    text("status", "状态", "LOW, OK or HIGH")))
            .asks(MIX)
            .source("share of SKUs per role against the released bands, both bounds included")
            .decide((in, released) -> mix(in.numberMap("counts"), released));

    static final ComputedDecision SKU_CAP = ComputedDecision.named("market/skuCap", "M1.11")
            .titled("SKU 数量上限", "SKU cap")
            .takes(
                    money("categoryTarget", "品类销售目标", "sales target of the category"),
                    money("minViablePerSku", "单 SKU 最低可行销售额", "least viable sales per SKU, above 0"),
                    number("active", "SKUs", "在售 SKU 数", "SKUs on sale"),
                    number("replaced", "SKUs", "将被替换的 SKU 数;缺省为 0", "SKUs that leave for the new one; none when absent")
                            .optional())
            .gives(
                    number("cap", "SKUs", "上限", "cap"),
                    number("headroom", "SKUs", "余量;超出时为负", "cap − on sale; negative when over the cap"),
                    flag("allowNew", "可否上新", "whether a new SKU is allowed"))
            .source("cap = ⌊target / minimum viable sales per SKU⌋; at the cap one in, one out")
            .decide((in, released) -> {
                BigDecimal cap =
                        in.notNegative("categoryTarget").divide(in.positive("minViablePerSku"), 0, RoundingMode.FLOOR);
                int active = in.count("active");
                int staying = active - in.count("replaced", 0);
                BigDecimal headroom = cap.subtract(BigDecimal.valueOf(active));
                boolean allowed = BigDecimal.valueOf(staying).compareTo(cap) < 0;
                Answer answer =
                        Answer.with("cap", cap).and("headroom", headroom).and("allowNew", allowed);
                if (!allowed) {
                    return answer.because("CAP_REACHED", "已达上限,只能 1 进 1 出", "the cap is reached: one in, one out only");
                }
                return headroom.signum() > 0
                        ? answer.because("HEADROOM", "尚有余量", "there is headroom")
                        : answer.because("ONE_IN_ONE_OUT", "替换现有 SKU", "it replaces a SKU on sale");
            });

    static final ComputedDecision SEASONALITY = ComputedDecision.named("market/seasonality", "M1.12")
            .titled("季节指数", "Seasonality")
            .takes(numbers("monthly", "units or CNY", "1–12 月的值", "twelve monthly values, January first"))
            .gives(
                    numbers("index", "ratio", "月度指数", "month / mean"),
                    numbers("peak", "month", "旺季月份", "months with an index of 1.2 or more"),
                    numbers("off", "month", "淡季月份", "months with an index of 0.8 or less"))
            .source("month index = month / mean of the twelve; ≥ 1.2 peak, ≤ 0.8 off")
            .decide((in, released) -> seasonality(in));

    private Assortment() {}

    private static Answer mix(Map<String, BigDecimal> counts, Released released) {
        BigDecimal total = BigDecimal.ZERO;
        for (var entry : counts.entrySet()) {
            total = total.add(Require.notNegative("counts." + entry.getKey(), entry.getValue()));
        }
        Require.positive("counts", total);
        var roles = new LinkedHashSet<>(ROLES);
        roles.addAll(counts.keySet());
        var mix = new LinkedHashMap<String, Map<String, Object>>();
        var answer = Answer.of(mix);
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                throw new ImpossibleInput("counts." + role, "不是货品角色", "is not a role");
            }
            BigDecimal share = Rounding.forLookup(Rounding.quotient(counts.getOrDefault(role, BigDecimal.ZERO), total));
            Ruling band = released.row(MIX, Map.of("itemRole", role));
            String status = status(share, band.number("minShare"), band.number("maxShare"));
            var entry = new LinkedHashMap<String, Object>();
            entry.put("share", Rounding.ratio(share));
            entry.put("status", status);
            mix.put(role, entry);
            if (!status.equals("OK")) {
                answer.because(
                        role + "_" + status,
                        role + " 占比" + (status.equals("LOW") ? "偏低" : "偏高"),
                        "the share of " + role + " is too " + (status.equals("LOW") ? "low" : "high"));
            }
        }
        return answer;
    }

    private static String status(BigDecimal share, BigDecimal low, BigDecimal high) {
        if (share.compareTo(low) < 0) {
            return "LOW";
        }
        return share.compareTo(high) > 0 ? "HIGH" : "OK";
    }

    static Answer seasonality(Inputs in) {
        List<BigDecimal> monthly = in.numbers("monthly");
        Require.sameLength("monthly", monthly.size(), "a year", MONTHS);
        BigDecimal total = BigDecimal.ZERO;
        for (BigDecimal month : monthly) {
            total = total.add(Require.notNegative("monthly", month));
        }
        Require.positive("monthly", total);
        var index = new ArrayList<BigDecimal>();
        var peak = new ArrayList<BigDecimal>();
        var off = new ArrayList<BigDecimal>();
        for (int month = 1; month <= MONTHS; month++) {
            BigDecimal value = Rounding.forLookup(
                    Rounding.quotient(monthly.get(month - 1).multiply(BigDecimal.valueOf(MONTHS)), total));
            index.add(Rounding.ratio(value));
            if (value.compareTo(PEAK) >= 0) {
                peak.add(BigDecimal.valueOf(month));
            } else if (value.compareTo(OFF) <= 0) {
                off.add(BigDecimal.valueOf(month));
            }
        }
        return Answer.with("index", index).and("peak", peak).and("off", off);
    }
}
