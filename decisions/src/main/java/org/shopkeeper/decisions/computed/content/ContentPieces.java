package org.shopkeeper.decisions.computed.content;

import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numberMap;
import static org.shopkeeper.decisions.computed.Fields.struct;
import static org.shopkeeper.decisions.computed.Fields.text;
import static org.shopkeeper.decisions.computed.Fields.texts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.Apportionment;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** Pieces of content: what each earns, how they mix and stack, and which touch earned a sale. */
public final class ContentPieces {
    private static final String QUADRANT = "content/contentQuadrant";
    private static final String MIX_TABLE = "content/contentMixTarget";
    private static final List<String> TYPES = List.of("KNOWLEDGE", "TIPS", "SCENE", "UGC", "PROMO");
    private static final List<String> LAYERS = List.of("KNOWLEDGE", "TIPS", "SCENE", "UGC");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    static final ComputedDecision VERDICT = ComputedDecision.named("content/contentVerdict", "M10.01")
            .titled("内容-转化象限(按浏览与 GMV)", "Verdict on a piece of content")
            .takes(
                    number("views", "views", "浏览", "views, above 0"),
                    money("gmv", "GMV", "GMV"),
                    number("medViews", "views", "账号浏览中位数", "median views of the account, above 0"),
                    money("medGpm", "账号 GPM 中位数", "median GMV per 1000 views of the account, above 0"))
            .gives(money("gpm", "千次浏览 GMV", "GMV per 1000 views"), text("type", "类型", "type"))
            .asks(QUADRANT)
            .source("GPM = GMV/views·1000; both against the account's medians")
            .decide((in, released) -> {
                BigDecimal views = in.positive("views");
                BigDecimal gpm = Rounding.quotient(in.notNegative("gmv").multiply(THOUSAND), views);
                Ruling quadrant = released.row(
                        QUADRANT,
                        Map.of(
                                "reachRatio",
                                Rounding.forLookup(Rounding.quotient(views, in.positive("medViews"))),
                                "gpmRatio",
                                Rounding.forLookup(Rounding.quotient(gpm, in.positive("medGpm")))));
                return Answer.with("gpm", Rounding.money(gpm))
                        .and("type", quadrant.text("type"))
                        .by(quadrant);
            });

    static final ComputedDecision MIX = ComputedDecision.named("content/contentMix", "M10.02")
            .titled("内容配比", "Content mix")
            .takes(numberMap("counts", "pieces", "各类型条数", "pieces by type: KNOWLEDGE, TIPS, SCENE, UGC, PROMO"))
            .givesByKey(struct(
                    "*",
                    "各类型",
                    "per type",
                    fraction("share", "占比", "share of the pieces"),
                    text("status", "状态", "UNDER, OK or OVER")))
            .asks(MIX_TABLE)
            .source("share per type against released target ± tolerance, both ends included")
            .decide((in, released) -> mix(in.numberMap("counts"), released));

    static final ComputedDecision STACK = ComputedDecision.named("content/stackCompleteness", "M10.08")
            .titled("叠加式内容完整度", "Completeness of stacked content")
            .takes(numberMap(
                    "published", "pieces", "各层已发布条数", "pieces published per layer: KNOWLEDGE, TIPS, SCENE, UGC"))
            .gives(
                    fraction("completeness", "完整度", "share of layers with a piece"),
                    texts("missing", "缺少的层", "layers without a piece"),
                    flag("readyForBoost", "可投流", "ready for paid boost"))
            .source("paid boost only with all four layers")
            .decide((in, released) -> {
                Map<String, BigDecimal> published = in.numberMap("published");
                published.forEach((layer, count) -> Require.notNegative("published." + layer, count));
                List<String> missing = LAYERS.stream()
                        .filter(layer ->
                                published.getOrDefault(layer, BigDecimal.ZERO).signum() == 0)
                        .toList();
                BigDecimal there = BigDecimal.valueOf(LAYERS.size() - missing.size());
                return Answer.with(
                                "completeness",
                                Rounding.ratio(Rounding.quotient(there, BigDecimal.valueOf(LAYERS.size()))))
                        .and("missing", missing)
                        .and("readyForBoost", missing.isEmpty());
            });

    static final ComputedDecision ATTRIBUTION = ComputedDecision.named("content/attribution", "M10.12")
            .titled("归因(按位置)", "Attribution by position")
            .takes(texts("touches", "触点序列", "touches in their order"), money("gmv", "GMV", "GMV to attribute"))
            .givesByKey(money("*", "各渠道归因", "credit by channel; it sums to the GMV"))
            .source("position based: 40 % first, 40 % last, 20 % shared between; two touches share equally")
            .decide((in, released) -> Answer.of(credit(in.texts("touches"), in.notNegative("gmv"))));

    private ContentPieces() {}

    /**
     * Credit by channel; a channel that was touched twice gets both.
     *
     * @param touches in their order, one at least
     * @param gmv CNY
     * @return by channel in the order of their first touch; sums to the GMV in fen
     */
    public static Map<String, BigDecimal> credit(List<String> touches, BigDecimal gmv) {
        Require.atLeast("touches", touches.size(), 1);
        int last = touches.size() - 1;
        var weights = new ArrayList<BigDecimal>();
        for (int i = 0; i <= last; i++) {
            weights.add(weight(i, last));
        }
        List<BigDecimal> parts = Apportionment.byLargestRemainder(Rounding.money(gmv), weights, 2);
        var credit = new LinkedHashMap<String, BigDecimal>();
        for (int i = 0; i <= last; i++) {
            credit.merge(touches.get(i), parts.get(i), BigDecimal::add);
        }
        return credit;
    }

    // Weights only need the right proportions: first : each between : last = 2(n−2) : 1 : 2(n−2).
    private static BigDecimal weight(int place, int last) {
        if (last < 2) {
            return BigDecimal.ONE;
        }
        return place == 0 || place == last ? BigDecimal.valueOf(2L * (last - 1)) : BigDecimal.ONE;
    }

    private static Answer mix(Map<String, BigDecimal> counts, Released released) {
        BigDecimal total = BigDecimal.ZERO;
        for (var entry : counts.entrySet()) {
            total = total.add(Require.notNegative("counts." + entry.getKey(), entry.getValue()));
        }
        Require.positive("counts", total);
        var types = new LinkedHashSet<>(TYPES);
        types.addAll(counts.keySet());
        var mix = new LinkedHashMap<String, Map<String, Object>>();
        var answer = Answer.of(mix);
        for (String type : types) {
            if (!TYPES.contains(type)) {
                throw new ImpossibleInput("counts." + type, "不是内容类型", "is not a type of content");
            }
            BigDecimal share = Rounding.forLookup(Rounding.quotient(counts.getOrDefault(type, BigDecimal.ZERO), total));
            Ruling target = released.row(MIX_TABLE, Map.of("type", type));
            String status = status(share.subtract(target.number("target")), target.number("tolerance"));
            var entry = new LinkedHashMap<String, Object>();
            entry.put("share", Rounding.ratio(share));
            entry.put("status", status);
            mix.put(type, entry);
            if (!status.equals("OK")) {
                answer.because(
                        type + "_" + status,
                        type + " 占比" + (status.equals("UNDER") ? "不足" : "过多"),
                        "the share of " + type + " is " + (status.equals("UNDER") ? "under" : "over") + " its target");
            }
        }
        return answer;
    }

    private static String status(BigDecimal apart, BigDecimal tolerance) {
        if (apart.abs().compareTo(tolerance) <= 0) {
            return "OK";
        }
        return apart.signum() < 0 ? "UNDER" : "OVER";
    }
}
