package org.shopkeeper.service.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.shopkeeper.service.RunningService;
import org.shopkeeper.service.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class CatalogueTest {

    @Autowired
    RunningService service;

    private List<?> ids(String query) throws Exception {
        var entries = RunningService.JSON.readTree(
                service.get("storefront", "/v1/decisions" + query).text());
        return entries.findValuesAsText("id");
    }

    private static String words(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void lists_all_decisions_in_order() throws Exception {
        assertThat(ids("").stream().map(String::valueOf).toList())
                .contains("trial/checks", "trial/parcel", "trial/promise")
                .isSorted();
    }

    @Test
    void is_filtered_by_area_number_and_words_in_both_languages() throws Exception {
        assertThat(ids("?area=trial")).hasSize(3);
        assertThat(ids("?area=nowhere")).isEmpty();
        assertThat(ids("?spec=t1.02").toString()).isEqualTo("[trial/checks]");
        assertThat(ids("?area=trial&q=" + words("运费")).toString()).isEqualTo("[trial/parcel]");
        assertThat(ids("?q=" + words("parcel FEE")).toString()).isEqualTo("[trial/parcel]");
        assertThat(ids("?area=trial&q=quantity")).isEmpty();
    }

    @Test
    void shows_types_units_and_allowed_values() throws Exception {
        var inputs = RunningService.JSON
                .readTree(
                        service.get("storefront", "/v1/decisions/trial/parcel").text())
                .get("inputs");
        assertThat(inputs.get(0).get("allowedValues").toString()).isEqualTo("[\"BOOK\",\"GLASS\",\"OTHER\"]");
        assertThat(inputs.get(1).get("unit").asText()).isEqualTo("kg");
        assertThat(inputs.get(1).get("nullable").asBoolean()).isTrue();
        assertThat(inputs.get(2).get("type").asText()).isEqualTo("boolean");
    }

    @Test
    @SuppressWarnings("unchecked")
    void shows_the_rows_of_a_table() {
        Map<String, Object> table =
                service.get("analyst", "/v1/decisions/trial/parcel").member("table");
        assertThat(table)
                .containsEntry("hitPolicy", "FIRST")
                .containsEntry("inputs", List.of("category", "weightKg", "express"))
                .containsEntry("outputs", List.of("fee", "remark"));
        var rules = (List<Map<String, Object>>) Objects.requireNonNull(table.get("rules"));
        assertThat(rules.get(0))
                .containsEntry("number", 1)
                .containsEntry("id", "T1.01-1")
                .containsEntry("when", List.of("\"BOOK\"", "<= 2.5", "-"))
                .containsEntry("then", List.of("8.50", "\"light\""))
                .containsEntry(
                        "notes", Map.of("code", "LIGHT_BOOK", "zh", "轻书", "en", "A light book", "basis", "邮政法 art.1"));
        assertThat(service.get("analyst", "/v1/decisions/trial/promise").json()).doesNotContainKey("table");
    }

    @Test
    void does_not_know_an_unknown_decision() {
        assertThat(service.get("analyst", "/v1/decisions/trial/nothing").status())
                .isEqualTo(404);
    }
}
