package org.shopkeeper.decisions.computed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the business expects of the computed decisions: one file each, under the path of its id. */
final class BusinessScenarios {
    private static final Path FOLDER = Path.of("..", "test-scenarios", "src", "main", "resources");
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private BusinessScenarios() {}

    record Scenario(String decision, JsonNode node) {
        String name() {
            return decision + ": " + node.path("name").asText();
        }
    }

    static Path file(String decision) {
        return FOLDER.resolve(decision + ".yaml");
    }

    static List<Scenario> all() {
        var scenarios = new ArrayList<Scenario>();
        for (ComputedDecision decision : Catalogue.all()) {
            String id = decision.signature().id();
            if (Files.exists(file(id))) {
                try {
                    YAML.readTree(file(id).toFile())
                            .path("scenarios")
                            .forEach(scenario -> scenarios.add(new Scenario(id, scenario)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return scenarios;
    }
}
