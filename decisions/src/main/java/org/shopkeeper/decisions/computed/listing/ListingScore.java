package org.shopkeeper.decisions.computed.listing;

import static org.shopkeeper.decisions.computed.Fields.any;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.list;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.struct;
import static org.shopkeeper.decisions.computed.Fields.text;
import static org.shopkeeper.decisions.computed.Fields.texts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** How complete a listing is, what rivals show and it does not, and whether it may be published. */
final class ListingScore {
    private static final String GRADE = "listing/listingGrade";
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Set<String> BLOCKING_IMAGE_ISSUES = Set.of("RESOLUTION_TOO_LOW", "AI_CONTENT_NOT_LABELLED");
    private static final Map<String, Integer> WEIGHTS = weights();

    static final ComputedDecision SCORE = ComputedDecision.named("listing/listingScore", "M2.01")
            .titled("商品信息质量分", "Listing score")
            .takes(
                    struct(
                            "parts",
                            "各部分得分 0–1",
                            "score of each part, 0..1",
                            fraction("title", "标题", "title"),
                            fraction("mainImage", "主图", "main image"),
                            fraction("bullets", "卖点", "bullets"),
                            fraction("description", "描述", "description"),
                            fraction("attributes", "属性", "attributes"),
                            fraction("sizeSpec", "尺码规格", "size and specification"),
                            fraction("logisticsAftersale", "物流与售后", "logistics and after-sale")),
                    flag("complianceBlocked", "合规拦截;缺省为否", "blocked for compliance; not when absent")
                            .optional())
            .gives(
                    number("score", "得分", "score 0..100"),
                    text("grade", "等级", "grade"),
                    flag("promoEligible", "可参加活动", "eligible for promotions"))
            .asks(GRADE)
            .source(
                    "title 20, main image 25, bullets 15, description 10, attributes 15, size 5, logistics and after-sale 10")
            .decide(ListingScore::score);

    static final ComputedDecision COMPETITOR_GAP = ComputedDecision.named("listing/competitorGap", "M2.08")
            .titled("展示差距", "Features that rivals show")
            .takes(
                    texts("own", "本店展示项", "features shown by us"),
                    list(
                            "competitors",
                            new FieldType.ListOf(FieldType.Scalar.STRING),
                            "各竞品展示项",
                            "features shown by each competitor"))
            .givesList(text(
                    "missing", "缺少的展示项", "features shown by half of the competitors or more and not by us, sorted"))
            .source("shown by ≥ 50 % of the competitors and not by us")
            .decide((in, released) -> gap(in));

    static final ComputedDecision PUBLISH_GATE = ComputedDecision.named("listing/publishGate", "M2.09")
            .titled("上架闸口", "Gate before publishing")
            .takes(
                    text("grade", "信息质量等级", "listing grade").oneOf("A", "B", "C", "D"),
                    list("titleIssues", FieldType.Scalar.STRING, "标题问题", "issues of the title check"),
                    list(
                            "imageIssues",
                            FieldType.Scalar.ANY,
                            "主图问题(代码或 {issue, severity})",
                            "issues of the image check, codes or {issue, severity}"),
                    text("adVerdict", "广告用语判定", "verdict of the ad scan").oneOf("PASS", "REVIEW", "BLOCK"),
                    text("specialVerdict", "特殊品类判定", "verdict on special category claims")
                            .oneOf("PASS", "REVIEW", "BLOCK"),
                    text("licenceState", "资质状态", "state of the licence")
                            .oneOf("OK", "YELLOW", "ORANGE", "RED", "EXPIRED"),
                    flag("returnFlagShown", "已展示七天无理由标识", "the seven-day return flag is shown"))
            .gives(
                    flag("publish", "可否上架", "whether it may be published"),
                    any("reasons", "全部阻断原因(排序)", "every blocking reason, sorted"))
            .source("any BLOCK blocks, grade D blocks; all reasons are listed")
            .decide((in, released) -> gate(in));

    private ListingScore() {}

    private static Map<String, Integer> weights() {
        var weights = new LinkedHashMap<String, Integer>();
        weights.put("title", 20);
        weights.put("mainImage", 25);
        weights.put("bullets", 15);
        weights.put("description", 10);
        weights.put("attributes", 15);
        weights.put("sizeSpec", 5);
        weights.put("logisticsAftersale", 10);
        return weights;
    }

    private static Answer score(Inputs in, Released released) {
        Inputs parts = in.struct("parts");
        BigDecimal score = BigDecimal.ZERO;
        for (var weight : WEIGHTS.entrySet()) {
            score = score.add(parts.share(weight.getKey()).multiply(BigDecimal.valueOf(weight.getValue())));
        }
        Ruling grade = released.row(
                GRADE,
                Map.of("complianceBlocked", in.flag("complianceBlocked", false), "score", Rounding.forLookup(score)));
        return Answer.with("score", Rounding.to(2, score))
                .and("grade", grade.text("grade"))
                .and("promoEligible", grade.flag("promoEligible"))
                .by(grade);
    }

    private static Answer gap(Inputs in) {
        List<List<String>> competitors = in.textLists("competitors");
        var counts = new LinkedHashMap<String, Integer>();
        competitors.forEach(
                features -> Set.copyOf(features).forEach(feature -> counts.merge(feature, 1, Integer::sum)));
        BigDecimal enough = HALF.multiply(BigDecimal.valueOf(competitors.size()));
        var missing = new TreeSet<String>();
        counts.forEach((feature, count) -> {
            if (BigDecimal.valueOf(count).compareTo(enough) >= 0) {
                missing.add(feature);
            }
        });
        missing.removeAll(Set.copyOf(in.texts("own")));
        Answer answer = Answer.of(List.copyOf(missing));
        return competitors.isEmpty() ? answer.warning("没有竞品可比", "There is no competitor to compare with") : answer;
    }

    private static Answer gate(Inputs in) {
        var reasons = new TreeSet<String>(in.texts("titleIssues"));
        reasons.addAll(blockingImageIssues(in.list("imageIssues")));
        if (in.text("grade").equals("D")) {
            reasons.add("GRADE_D");
        }
        if (in.text("adVerdict").equals("BLOCK")) {
            reasons.add("AD_BLOCK");
        }
        if (in.text("specialVerdict").equals("BLOCK")) {
            reasons.add("SPECIAL_CATEGORY_BLOCK");
        }
        if (in.text("licenceState").equals("EXPIRED")) {
            reasons.add("LICENCE_EXPIRED");
        }
        if (!in.flag("returnFlagShown")) {
            reasons.add("RETURN_FLAG_NOT_SHOWN");
        }
        Answer answer = Answer.with("publish", reasons.isEmpty()).and("reasons", List.copyOf(reasons));
        reasons.forEach(reason -> answer.because(reason, "阻断上架: " + reason, "blocks publishing: " + reason));
        if (in.text("adVerdict").equals("REVIEW") || in.text("specialVerdict").equals("REVIEW")) {
            answer.warning("广告或特殊品类用语需人工复核", "The wording needs a review by a person");
        }
        return answer;
    }

    private static List<String> blockingImageIssues(List<Object> issues) {
        var blocking = new ArrayList<String>();
        for (Object issue : issues) {
            if (issue instanceof Map<?, ?> found) {
                if ("BLOCK".equals(found.get("severity"))) {
                    blocking.add(String.valueOf(found.get("issue")));
                }
            } else if (BLOCKING_IMAGE_ISSUES.contains(String.valueOf(issue))) {
                blocking.add(String.valueOf(issue));
            }
        }
        return blocking;
    }
}
