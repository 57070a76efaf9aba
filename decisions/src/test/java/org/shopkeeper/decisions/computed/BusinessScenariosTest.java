package org.shopkeeper.decisions.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Reason;

/** The scenarios of the computed decisions, asked of the default release. */
class BusinessScenariosTest {

    @Test
    void everyComputedDecisionHasAFileOfItsOwn() {
        Stream<String> without = Catalogue.all().stream()
                .map(decision -> decision.signature().id())
                .filter(id -> !Files.exists(BusinessScenarios.file(id)));
        assertThat(without).isEmpty();
    }

    @Test
    void holdAsWritten() {
        var differences = new ArrayList<String>();
        for (BusinessScenarios.Scenario scenario : BusinessScenarios.all()) {
            String difference = difference(scenario);
            if (difference != null) {
                differences.add(scenario.name() + " " + difference);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static @Nullable String difference(BusinessScenarios.Scenario scenario) {
        JsonNode then = scenario.node().path("then");
        Decision decision;
        try {
            decision = DefaultRelease.ask(
                    scenario.decision(), Facts.feelMap(scenario.node().path("given")));
        } catch (IllegalArgumentException e) {
            return then.path("problem").asText().equals("invalid-input") ? null : e.getMessage();
        }
        if (then.has("problem")) {
            boolean failed = decision instanceof Decision.Failed;
            return failed && then.path("problem").asText().equals("evaluation-failed") ? null : "was " + decision;
        }
        if (then.has("missing")) {
            List<?> missing = decision instanceof Decision.InsufficientData lacking ? lacking.missing() : List.of();
            return Facts.difference(Facts.feel(then.path("missing")), missing, BigDecimal.ZERO, "missing");
        }
        if (!(decision instanceof Decision.Decided decided)) {
            return "was " + decision;
        }
        var tolerance = new BigDecimal(scenario.node().path("tolerance").asText("1e-9"));
        Object output =
                decided.output() instanceof Map<?, ?> || !then.path("output").isObject()
                        ? decided.output()
                        : Map.of("value", decided.output() == null ? "null" : decided.output());
        String difference = Facts.difference(Facts.feel(then.path("output")), output, tolerance, "output");
        if (difference == null && then.has("reasons")) {
            String codes =
                    decided.explanation().reasons().stream().map(Reason::code).collect(Collectors.joining(","));
            String wanted = String.join(",", texts(then.path("reasons")));
            return codes.equals(wanted) ? null : "reasons: expected " + wanted + ", were " + codes;
        }
        return difference;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
