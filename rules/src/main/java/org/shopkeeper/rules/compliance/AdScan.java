package org.shopkeeper.rules.compliance;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.catalogue.Kind;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.rules.RuleSet;

/** M9.01: does an advertising text use absolute terms? Each hit has a verdict, the worst one wins. */
public final class AdScan implements RuleSet {

    private static final List<String> FROM_BEST_TO_WORST = List.of("PASS", "REVIEW", "BLOCK");

    private static final Signature SIGNATURE = new Signature(
            "compliance/adScan",
            "M9.01",
            new Text("广告绝对化用语检查", "Absolute terms in advertising"),
            Kind.RULES,
            List.of(
                    Field.of("text", Scalar.STRING).titled("广告文案", "Advertising text"),
                    Field.of("pointsToGoods", Scalar.BOOLEAN)
                            .titled(
                                    "指向所推销的商品；未提供时按“是”从严判断",
                                    "Speaks of the promoted goods; absent: judged as if it did")
                            .optional(),
                    Field.of("exemptContext", Scalar.BOOLEAN)
                            .titled(
                                    "属于豁免情形（自我比较、标准分级、注册商标、有时空限定且可证的排名）；未提供时视为否",
                                    "An exempt context (self-comparison, standard grade, registered mark, provable limited rank); absent: it is not")
                            .optional(),
                    Field.of("evidence", Scalar.BOOLEAN)
                            .titled("有证据备查；未提供时视为无", "Proof is on file; absent: there is none")
                            .optional()),
            List.of(
                    Field.of("verdict", Scalar.STRING).titled("结论", "Verdict").oneOf("PASS", "REVIEW", "BLOCK"),
                    Field.of("hits", new FieldType.ListOf(Scalar.STRING))
                            .titled("命中用语与结论，按出现顺序", "Terms hit with their verdicts, in order of appearance")),
            false,
            false,
            "广告法 art.9(3)/57; 广告绝对化用语执法指南 (SAMR 2023)");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public List<Object> facts(Map<String, Object> input) {
        return List.of(new AdText(
                String.valueOf(input.get("text")),
                !Boolean.FALSE.equals(input.get("pointsToGoods")),
                Boolean.TRUE.equals(input.get("exemptContext")),
                Boolean.TRUE.equals(input.get("evidence"))));
    }

    @Override
    public Object conclude(Map<String, Object> input, List<Object> outcomes) {
        List<HitVerdict> verdicts = outcomes.stream()
                .filter(HitVerdict.class::isInstance)
                .map(HitVerdict.class::cast)
                .sorted(Comparator.comparingInt((HitVerdict v) -> v.hit().at())
                        .thenComparing(v -> v.hit().term()))
                .toList();
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "verdict",
                verdicts.stream()
                        .map(HitVerdict::verdict)
                        .max(Comparator.comparingInt(FROM_BEST_TO_WORST::indexOf))
                        .orElse("PASS"));
        answer.put(
                "hits",
                verdicts.stream().map(v -> v.hit().term() + ":" + v.verdict()).toList());
        return answer;
    }
}
