package org.shopkeeper.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One line of a fact file: what a decision must answer to an input.
 *
 * @param decision number and, mostly, a name: {@code M5.14 safetyStock}
 * @param expected an object, a list or a scalar
 * @param matchedRules numbers of the rules that must match; a missing node where the fact does not say
 */
record Fact(
        String id, String decision, JsonNode input, JsonNode expected, BigDecimal tolerance, JsonNode matchedRules) {

    private static final BigDecimal DEFAULT_TOLERANCE = new BigDecimal("0.0001");

    /** Members of {@code expected} that are not outputs. */
    private static final Set<String> NOT_OUTPUTS = Set.of("rule", "error", "missing");

    static Fact of(JsonNode line) {
        JsonNode tolerance = line.path("tolerance");
        return new Fact(
                line.path("id").asText(),
                line.path("decision").asText(),
                line.path("input"),
                line.path("expected"),
                tolerance.isNumber() ? tolerance.decimalValue() : DEFAULT_TOLERANCE,
                line.path("matchedRules"));
    }

    String spec() {
        return decision.split(" ", 2)[0];
    }

    String name() {
        String[] words = decision.split(" ", 2);
        return words.length == 2 ? words[1] : "";
    }

    boolean aboutRules() {
        return matchedRules.isArray();
    }

    List<String> inputNames() {
        var names = new java.util.ArrayList<String>();
        input.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Names of the outputs that the fact speaks of; none where it expects a scalar. */
    Set<String> outputNames() {
        var names = new LinkedHashSet<String>();
        JsonNode one = expected.isArray() && !expected.isEmpty() ? expected.get(0) : expected;
        one.fieldNames().forEachRemaining(names::add);
        names.removeAll(new HashSet<>(NOT_OUTPUTS));
        return names;
    }

    /** What differs between this fact and an answer. */
    Verdict against(Catalogue.Entry entry, ServiceClient.Reply reply) {
        var comparison = new Comparison(tolerance);
        String error = expected.path("error").asText("");
        if (error.equals("INSUFFICIENT_DATA")) {
            insufficient(comparison, reply);
        } else if (!error.isEmpty()) {
            String slug = reply.body().path("type").asText("").replaceAll(".*:", "");
            if (!slug.replace('-', '_').equalsIgnoreCase(error)) {
                comparison.differs("expected the problem " + error + ", got " + said(reply));
            }
        } else if (!reply.ok()) {
            comparison.differs("expected an outcome, got " + said(reply));
        } else {
            outcome(comparison, entry, reply.body());
        }
        return new Verdict(id + " " + entry.id(), comparison.differences());
    }

    private void insufficient(Comparison comparison, ServiceClient.Reply reply) {
        comparison.equal(
                "status",
                com.fasterxml.jackson.databind.node.TextNode.valueOf("INSUFFICIENT_DATA"),
                reply.body().path("status"));
        if (expected.has("missing")) {
            comparison.equal("missing", expected.path("missing"), reply.body().path("missing"));
        }
    }

    private void outcome(Comparison comparison, Catalogue.Entry entry, JsonNode answer) {
        JsonNode output = answer.path("output");
        JsonNode wanted = expected;
        if (wanted.isObject() && wanted.has("rule") && !entry.outputs().contains("rule")) {
            JsonNode rules = answer.path("matchedRules");
            if (rules.size() != 1 || rules.get(0).asInt() != wanted.path("rule").asInt()) {
                comparison.differs("matchedRules: expected [" + wanted.path("rule") + "], got " + rules);
            }
            wanted = ((com.fasterxml.jackson.databind.node.ObjectNode) wanted.deepCopy()).without("rule");
        }
        if (wanted.isObject() && !(output.size() == 1 && output.path("value").isObject())) {
            comparison.members("output", wanted, output);
        } else {
            comparison.equal("output.value", wanted, output.path("value"));
        }
        if (aboutRules()) {
            comparison.equal("matchedRules", matchedRules, answer.path("matchedRules"));
        }
    }

    private static String said(ServiceClient.Reply reply) {
        return reply.ok() ? reply.body().path("status").asText("a body without a status") : reply.problem();
    }
}
