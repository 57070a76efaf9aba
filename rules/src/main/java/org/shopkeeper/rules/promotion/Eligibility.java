package org.shopkeeper.rules.promotion;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.catalogue.Kind;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.rules.RuleSet;

/** M4.10: may a SKU be promoted? Every objection is listed; eligible means that none of them is hard. */
public final class Eligibility implements RuleSet {

    private static final Signature SIGNATURE = new Signature(
            "promotion/eligibility",
            "M4.10",
            new Text("促销资格判定", "Promotion eligibility"),
            Kind.RULES,
            List.of(
                    Field.of("listingGrade", Scalar.STRING)
                            .titled("商品信息质量等级", "Listing grade")
                            .oneOf("A", "B", "C", "D", "OTHER"),
                    Field.of("rating", Scalar.NUMBER, "1..5").titled("评分", "Rating"),
                    Field.of("returnRatio", Scalar.NUMBER, "return rate / category benchmark")
                            .titled("退货率与品类基准之比", "Return rate against the benchmark"),
                    Field.of("daysSinceLastPromo", Scalar.NUMBER, "d")
                            .titled("距上次促销天数", "Days since the last promotion"),
                    Field.of("stockCoverRatio", Scalar.NUMBER, "sellable / required")
                            .titled("备货覆盖率", "Stock cover"),
                    Field.of("marginAfter", Scalar.NUMBER, "fraction").titled("活动后毛利率", "Margin after the promotion"),
                    Field.of("marginFloor", Scalar.NUMBER, "fraction").titled("毛利底线", "Margin floor"),
                    Field.of("inFreeze", Scalar.BOOLEAN).titled("处于封网期", "In a change freeze"),
                    Field.of("underViolation", Scalar.BOOLEAN).titled("有未结违规", "Has an open violation")),
            List.of(
                    Field.of("eligible", Scalar.BOOLEAN).titled("可参加促销", "Eligible"),
                    Field.of("reasons", new FieldType.ListOf(Scalar.STRING)).titled("全部原因代码", "All reason codes")),
            false,
            false,
            "Practice default [cfg]; M4.10");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public List<Object> facts(Map<String, Object> input) {
        return List.of(new PromotionCandidate(
                needed(input, "listingGrade", String.class),
                needed(input, "rating", BigDecimal.class),
                needed(input, "returnRatio", BigDecimal.class),
                needed(input, "daysSinceLastPromo", BigDecimal.class),
                needed(input, "stockCoverRatio", BigDecimal.class),
                needed(input, "marginAfter", BigDecimal.class),
                needed(input, "marginFloor", BigDecimal.class),
                needed(input, "inFreeze", Boolean.class),
                needed(input, "underViolation", Boolean.class)));
    }

    /** The input check has seen to it that every fact is there. */
    private static <T> T needed(Map<String, Object> input, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(input.get(name), name));
    }

    @Override
    public Object conclude(Map<String, Object> input, List<Object> outcomes) {
        List<Objection> objections =
                outcomes.stream().map(Objection.class::cast).toList();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("eligible", objections.stream().noneMatch(Objection::hard));
        answer.put("reasons", objections.stream().map(Objection::code).sorted().toList());
        return answer;
    }
}
