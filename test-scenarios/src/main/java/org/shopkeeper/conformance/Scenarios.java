package org.shopkeeper.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What the business expects of each decision: YAML files of situations, asked of the decision that the file names. */
public final class Scenarios {

    private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");

    private Scenarios() {}

    /** @param place a scenario file, or a folder with such files in it at any depth */
    public static Suite.Result run(ServiceClient service, Path place) throws IOException, InterruptedException {
        var cases = new ArrayList<Callable<List<Verdict>>>();
        for (Path file : files(place)) {
            JsonNode suite = Json.YAML.readTree(file.toFile());
            String decision = suite.path("decision").asText();
            JsonNode scenarios = suite.path("scenarios");
            if (decision.isEmpty() || !scenarios.isArray() || scenarios.isEmpty()) {
                throw new IOException(file + " is not a scenario file: it needs decision and scenarios");
            }
            for (JsonNode scenario : scenarios) {
                cases.add(() -> List.of(ask(service, decision, scenario)));
            }
        }
        return Suite.run(cases);
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private static Verdict ask(ServiceClient service, String decision, JsonNode scenario)
            throws IOException, InterruptedException {
        JsonNode then = scenario.path("then");
        ServiceClient.Reply reply = service.post("/v1/decisions/" + decision, Map.of("input", scenario.path("given")));
        JsonNode tolerance = scenario.path("tolerance");
        var comparison = new Comparison(tolerance.isNumber() ? tolerance.decimalValue() : TOLERANCE);
        if (then.has("problem")) {
            problem(comparison, then, reply);
        } else if (!reply.ok()) {
            comparison.differs("expected " + then + ", got " + reply.problem());
        } else {
            answer(comparison, then, reply.body());
        }
        return new Verdict(decision + ": " + scenario.path("name").asText(), comparison.differences());
    }

    private static void problem(Comparison comparison, JsonNode then, ServiceClient.Reply reply) {
        String slug = reply.body().path("type").asText("").replaceAll(".*:", "");
        comparison.equal("problem", then.path("problem"), TextNode.valueOf(slug));
        if (then.has("pointer")) {
            String wanted = then.path("pointer").asText();
            boolean named = false;
            for (JsonNode error : reply.body().path("errors")) {
                named |= error.path("pointer").asText().equals(wanted);
            }
            if (!named) {
                comparison.differs(
                        "no error points to " + wanted + ": " + reply.body().path("errors"));
            }
        }
    }

    private static void answer(Comparison comparison, JsonNode then, JsonNode answer) {
        if (then.size() == 0) {
            comparison.differs("the scenario does not say what it expects");
        }
        if (then.has("missing")) {
            comparison.equal("status", TextNode.valueOf("INSUFFICIENT_DATA"), answer.path("status"));
            comparison.equal("missing", then.path("missing"), answer.path("missing"));
        }
        if (then.has("status")) {
            comparison.equal("status", then.path("status"), answer.path("status"));
        }
        if (then.has("output")) {
            JsonNode output = answer.path("output");
            if (then.path("output").isObject()) {
                comparison.members("output", then.path("output"), output);
            } else {
                comparison.equal("output.value", then.path("output"), output.path("value"));
            }
        }
        if (then.has("rules")) {
            comparison.equal("rules", then.path("rules"), answer.path("matchedRules"));
        }
        if (then.has("reasons")) {
            var codes = Json.JSON.createArrayNode();
            answer.path("reasons").forEach(r -> codes.add(r.path("code").asText()));
            comparison.equal("reasons", then.path("reasons"), codes);
        }
    }
}
