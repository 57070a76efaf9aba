package org.shopkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;

class DrlCompilerTest {

    private static Decider eligibility;
    private static Decider adScan;

    @BeforeAll
    static void compile() throws IOException {
        eligibility = compile("promotion/eligibility.drl");
        adScan = compile("compliance/adScan.drl");
    }

    private static Decider compile(String path) throws IOException {
        try (var stream = DrlCompilerTest.class.getResourceAsStream("/" + path)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new DrlCompiler()
                    .compile(new PolicySource(path, text), List.of())
                    .get(0);
        }
    }

    private static Map<String, Object> candidate() {
        var input = new HashMap<String, Object>();
        input.put("listingGrade", "B");
        input.put("rating", new BigDecimal("4.8"));
        input.put("returnRatio", new BigDecimal("1.1"));
        input.put("daysSinceLastPromo", new BigDecimal("15"));
        input.put("stockCoverRatio", new BigDecimal("1.5"));
        input.put("marginAfter", new BigDecimal("0.22"));
        input.put("marginFloor", new BigDecimal("0.15"));
        input.put("inFreeze", false);
        input.put("underViolation", false);
        return input;
    }

    private static Decision.Decided ask(Decider decider, Map<String, Object> input) {
        return (Decision.Decided) decider.decide(input, Asking.PLAIN);
    }

    @Test
    void a_good_candidate_is_eligible_without_reasons() {
        var decided = ask(eligibility, candidate());

        assertThat(decided.output()).isEqualTo(Map.of("eligible", true, "reasons", List.of()));
        assertThat(decided.explanation().reasons()).isEmpty();
    }

    @Test
    void tight_stock_warns_but_does_not_refuse() {
        var input = candidate();
        input.put("stockCoverRatio", new BigDecimal("1.0"));

        assertThat(ask(eligibility, input).output())
                .isEqualTo(Map.of("eligible", true, "reasons", List.of("STOCK_TIGHT")));
    }

    @Test
    void a_refusal_lists_every_hard_reason_with_its_rule() {
        var input = candidate();
        input.put("rating", new BigDecimal("4.59"));
        input.put("marginAfter", new BigDecimal("0.1499"));
        input.put("inFreeze", true);

        var decided = ask(eligibility, input);

        assertThat(decided.output())
                .isEqualTo(Map.of(
                        "eligible",
                        false,
                        "reasons",
                        List.of("IN_CHANGE_FREEZE", "MARGIN_BELOW_FLOOR", "RATING_BELOW_4_6")));
        assertThat(decided.explanation().matchedRules()).containsExactly(2, 7, 9);
        assertThat(decided.explanation().reasons())
                .extracting(Reason::rule)
                .containsExactly("M4.10-R2", "M4.10-R7", "M4.10-R9");
    }

    @Test
    void the_cuts_are_where_the_policy_says() {
        var input = candidate();
        input.put("rating", new BigDecimal("4.6"));
        input.put("returnRatio", new BigDecimal("1.50"));
        input.put("daysSinceLastPromo", new BigDecimal("7"));
        input.put("stockCoverRatio", new BigDecimal("1.2"));
        input.put("marginAfter", new BigDecimal("0.150"));

        assertThat(ask(eligibility, input).output()).isEqualTo(Map.of("eligible", true, "reasons", List.of()));
    }

    @Test
    void the_worst_verdict_wins_and_every_hit_is_listed_in_order() {
        var decided = ask(adScan, Map.of("text", "国家级工艺,行业领先"));

        assertThat(decided.output()).isEqualTo(Map.of("verdict", "BLOCK", "hits", List.of("国家级:BLOCK", "领先:REVIEW")));
        assertThat(decided.explanation().legalBasis()).contains("广告法 art.9(3); art.57: 200k-1M CNY");
    }

    @Test
    void evidence_lets_a_relative_claim_pass_but_no_statutory_term() {
        assertThat(ask(adScan, Map.of("text", "本店2025年连衣裙销量冠军", "evidence", true))
                        .output())
                .isEqualTo(Map.of("verdict", "PASS", "hits", List.of("销量冠军:PASS")));
        assertThat(ask(adScan, Map.of("text", "国家级", "evidence", true, "exemptContext", true))
                        .output())
                .isEqualTo(Map.of("verdict", "BLOCK", "hits", List.of("国家级:BLOCK")));
    }

    @Test
    void a_plain_text_passes() {
        assertThat(ask(adScan, Map.of("text", "纯棉面料,克重180g")).output())
                .isEqualTo(Map.of("verdict", "PASS", "hits", List.of()));
    }

    @Test
    void a_mistake_is_refused_with_its_line() {
        var broken = new PolicySource(
                "promotion/eligibility.drl", "package x;\nrule \"R\"\nwhen\n  NoSuchFact()\nthen\nend\n");

        assertThatThrownBy(() -> new DrlCompiler().compile(broken, List.of()))
                .isInstanceOfSatisfying(PolicyRejected.class, e -> assertThat(e.mistakes())
                        .anySatisfy(m -> assertThat(m.message().en()).contains("NoSuchFact")));
    }
}
