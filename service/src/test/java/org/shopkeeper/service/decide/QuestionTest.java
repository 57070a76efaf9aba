package org.shopkeeper.service.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shopkeeper.service.RunningService;
import org.shopkeeper.service.RunningService.Reply;
import org.shopkeeper.service.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class QuestionTest {

    private static final String PARCEL = "/v1/decisions/trial/parcel";

    @Autowired
    RunningService service;

    private Reply ask(String path, String body) {
        return service.post("storefront", path, body);
    }

    static List<Map<String, Object>> errors(Reply reply) {
        return reply.member("errors");
    }

    static List<String> mistakes(Reply reply) {
        return errors(reply).stream()
                .map(e -> e.getOrDefault("pointer", e.get("parameter")) + " " + e.get("code"))
                .toList();
    }

    @Test
    void is_answered_with_outcome_rows_reasons_and_basis() {
        Reply reply = ask(
                PARCEL,
                """
                {"input":{"category":"BOOK","weightKg":2.5,"express":true},"businessKey":"order 17"}""");
        assertThat(reply.status()).isEqualTo(200);
        Map<String, Object> answer = reply.json();
        assertThat(answer)
                .containsEntry("decision", "trial/parcel")
                .containsEntry("spec", "T1.01")
                .containsEntry("status", "DECIDED")
                .containsEntry("output", Map.of("fee", new BigDecimal("8.50"), "remark", "light"))
                .containsEntry("matchedRules", List.of(1))
                .containsEntry(
                        "reasons",
                        List.of(Map.of("code", "LIGHT_BOOK", "zh", "轻书", "en", "A light book", "rule", "T1.01-1")))
                .containsEntry("warnings", List.of())
                .containsEntry("legalBasis", List.of("邮政法 art.1"))
                .containsEntry("release", 1)
                .containsEntry("policyVersion", 1)
                .containsKeys("decisionId", "effectiveFrom", "inputsHash");
    }

    @Test
    void takes_null_as_a_fact_only_where_the_input_says_so() {
        assertThat(ask(PARCEL, """
                {"input":{"category":"GLASS","weightKg":null,"express":false}}""")
                        .json())
                .containsEntry("matchedRules", List.of(2));
        assertThat(ask(PARCEL, """
                {"input":{"category":null,"weightKg":1}}""")
                        .json())
                .containsEntry("status", "INSUFFICIENT_DATA")
                .containsEntry("missing", List.of("category", "express"))
                .doesNotContainKey("output");
    }

    @Test
    void without_a_matching_rule_and_default_says_so() {
        assertThat(ask(PARCEL, """
                {"input":{"category":"OTHER","weightKg":1,"express":false}}""")
                        .json())
                .containsEntry("status", "NO_RULE_MATCHED")
                .containsEntry("matchedRules", List.of());
    }

    @Test
    void is_told_all_its_mistakes_at_once() {
        Reply reply = ask(
                PARCEL,
                """
                {"input":{"category":"TOY","weightKg":"2","express":1,"colour/~":"red"},
                 "asOf":"2026-11-11","release":"one","trace":"yes","limit":3,"businessKey":"a\\r\\nb"}""");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json()).containsEntry("type", "urn:shopkeeper:problem:invalid-input");
        assertThat(mistakes(reply))
                .containsExactlyInAnyOrder(
                        "#/asOf ZONE_MISSING",
                        "#/release WRONG_TYPE",
                        "#/trace WRONG_TYPE",
                        "#/limit UNKNOWN_NAME",
                        "#/businessKey WRONG_TYPE",
                        "#/asOf NOT_TOGETHER",
                        "#/input/category NOT_ALLOWED",
                        "#/input/weightKg WRONG_TYPE",
                        "#/input/express WRONG_TYPE",
                        "#/input/colour~1~0 UNKNOWN_NAME");
        assertThat(errors(reply)).allSatisfy(e -> assertThat(e.get("message"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, String.class))
                .containsOnlyKeys("zh", "en"));
    }

    @Test
    void needs_an_object_of_facts() {
        assertThat(mistakes(ask(PARCEL, "{}"))).containsExactly("#/input MISSING");
        assertThat(mistakes(ask(PARCEL, "{\"input\":[1]}"))).containsExactly("#/input WRONG_TYPE");
        assertThat(mistakes(ask(PARCEL, "[]"))).containsExactly("# WRONG_TYPE");
        assertThat(mistakes(ask(PARCEL, "null"))).containsExactly("# WRONG_TYPE");
    }

    @Test
    void of_a_collecting_table_is_answered_with_a_list() {
        assertThat(ask("/v1/decisions/trial/checks", "{\"input\":{\"amount\":5000}}")
                        .json())
                .containsEntry(
                        "output",
                        Map.of(
                                "value",
                                List.of(Map.of("code", "LARGE", "level", 1), Map.of("code", "VERY_LARGE", "level", 2))))
                .containsEntry("matchedRules", List.of(1, 2));
        assertThat(ask("/v1/decisions/trial/checks", "{\"input\":{\"amount\":5}}")
                        .json())
                .containsEntry("status", "DECIDED")
                .containsEntry("output", Map.of("value", List.of()));
    }

    @Test
    void gets_dates_durations_and_exact_numbers_back_as_json() {
        Reply reply = ask(
                "/v1/decisions/trial/promise",
                """
                {"input":{"lead":"PT36H","order":{"placedAt":"2026-11-11T09:30:00+08:00","gift":false,
                 "lines":[{"sku":"A","quantity":1},{"sku":"B","quantity":2}]}}}""");
        assertThat(reply.text())
                .contains("\"readyAt\":\"2026-11-12T21:30:00+08:00\"")
                .contains("\"day\":\"2026-11-12\"")
                .contains("\"slack\":\"P2D\"")
                .contains("\"warranty\":\"P1Y2M\"")
                .contains("\"pieces\":3,")
                .contains("\"perPiece\":3.333333333333333333333333333333333");
    }

    @Test
    void points_into_nested_facts() {
        Reply reply = ask(
                "/v1/decisions/trial/promise",
                """
                {"input":{"lead":"36 hours","order":{"placedAt":"2026-11-11T09:30:00+08:00","gift":false,
                 "lines":[{"sku":"A","quantity":1},{"sku":7,"quantity":2,"price":3}]}}}""");
        assertThat(mistakes(reply))
                .containsExactlyInAnyOrder(
                        "#/input/lead WRONG_TYPE",
                        "#/input/order/lines/1/sku WRONG_TYPE",
                        "#/input/order/lines/1/price UNKNOWN_NAME");
        assertThat(ask(
                                "/v1/decisions/trial/promise",
                                """
                {"input":{"lead":"PT1H","order":{"placedAt":"2026-11-11T09:30:00+08:00","lines":[{"sku":"A"}]}}}""")
                        .json())
                .containsEntry("missing", List.of("order.lines[0].quantity", "order.gift"));
    }

    @Test
    void can_name_the_release_or_the_instant() {
        String facts = "\"input\":{\"category\":\"BOOK\",\"weightKg\":1,\"express\":true}";
        assertThat(ask(PARCEL, "{" + facts + ",\"release\":1}").status()).isEqualTo(200);
        assertThat(ask(PARCEL, "{" + facts + ",\"asOf\":\"2999-01-01T00:00:00+08:00[Asia/Shanghai]\"}")
                        .json())
                .containsEntry("release", 1);
        Reply unknown = ask(PARCEL, "{" + facts + ",\"release\":4711}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json()).containsEntry("type", "urn:shopkeeper:problem:unknown-release");
        assertThat(ask(PARCEL, "{" + facts + ",\"asOf\":\"1999-01-01T00:00:00Z\"}")
                        .json())
                .containsEntry("type", "urn:shopkeeper:problem:unknown-release");
        assertThat(mistakes(ask(PARCEL, "{" + facts + ",\"asOf\":\"2026-11-11T00:00:00Z\",\"release\":1}")))
                .containsExactly("#/asOf NOT_TOGETHER");
    }

    @Test
    void about_an_unknown_decision_is_404() {
        Reply reply = ask("/v1/decisions/trial/nothing", "{\"input\":{}}");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json()).containsEntry("type", "urn:shopkeeper:problem:unknown-decision");
    }

    @Test
    void with_equal_facts_has_an_equal_hash() {
        Object one = ask(PARCEL, "{\"input\":{\"category\":\"BOOK\",\"weightKg\":1.0,\"express\":true}}")
                .json()
                .get("inputsHash");
        Object other = ask(PARCEL, "{\"input\":{\"express\":true,\"weightKg\":1,\"category\":\"BOOK\"}}")
                .json()
                .get("inputsHash");
        assertThat(one).isEqualTo(other);
    }
}
