package org.shopkeeper.decisions.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.Signature;

/** Every worked example of the specification that a computed decision answers. */
class WorkedExamplesTest {
    // Rules over facts answer these two; they live with the rules.
    private static final Set<String> ANSWERED_BY_RULES = Set.of("M4.10", "M9.01");

    @Test
    void holdInEveryFigure() throws IOException {
        Optional<Path> found = Facts.domain();
        Assumptions.assumeTrue(
                found.isPresent(), "skipped: no ../shared/domain beside the project and no SHOPKEEPER_SHARED");
        Path domain = found.orElseThrow();
        var differences = new ArrayList<String>();
        int asked = 0;
        for (String line : Files.readAllLines(domain.resolve("examples.jsonl"))) {
            JsonNode fact = Facts.JSON.readTree(line);
            String[] decision = fact.get("decision").asText().split(" ");
            if (decision.length < 2 || decision[0].startsWith("PLAN") || ANSWERED_BY_RULES.contains(decision[0])) {
                continue;
            }
            asked++;
            Map<String, Object> input = Facts.feelMap(fact.get("input"));
            String difference = answer(decision[0], input, fact);
            if (difference != null) {
                differences.add(
                        fact.get("id").asText() + " " + fact.get("decision").asText() + " " + difference);
            }
        }
        assertThat(differences).as("differences among %d examples", asked).isEmpty();
        assertThat(asked).isGreaterThan(120);
    }

    private static @Nullable String answer(String spec, Map<String, Object> input, JsonNode fact) {
        List<ComputedDecision> fitting = Catalogue.all().stream()
                .filter(d -> spec.equals(d.signature().spec()) && fits(d.signature(), input))
                .toList();
        if (fitting.size() != 1) {
            return "has " + fitting.size() + " decisions that take " + input.keySet();
        }
        Decision decision = DefaultRelease.ask(fitting.get(0).signature().id(), input);
        if (!(decision instanceof Decision.Decided decided)) {
            return "was " + decision;
        }
        var tolerance = fact.get("tolerance").decimalValue().max(new BigDecimal("1e-9"));
        return Facts.difference(Facts.feel(fact.get("expected")), decided.output(), tolerance, "$");
    }

    private static boolean fits(Signature signature, Map<String, Object> input) {
        var required = new HashSet<String>();
        var known = new HashSet<String>();
        for (Field field : signature.inputs()) {
            known.add(field.name());
            if (field.required()) {
                required.add(field.name());
            }
        }
        return known.containsAll(input.keySet()) && input.keySet().containsAll(required);
    }
}
