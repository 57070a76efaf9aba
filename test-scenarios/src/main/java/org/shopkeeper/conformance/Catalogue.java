package org.shopkeeper.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a service says it can decide, and which of its decisions a fact is about. */
final class Catalogue {

    /** @param inputs by name, true where the input must be sent */
    record Entry(String id, String spec, String kind, Map<String, Boolean> inputs, Set<String> outputs) {
        String name() {
            return id.substring(id.indexOf('/') + 1);
        }
    }

    private final List<Entry> entries;

    private Catalogue(List<Entry> entries) {
        this.entries = entries;
    }

    static Catalogue of(ServiceClient service) throws IOException, InterruptedException {
        ServiceClient.Reply reply = service.get("/v1/decisions");
        if (!reply.ok()) {
            throw new IOException("GET /v1/decisions answered " + reply.problem());
        }
        var entries = new ArrayList<Entry>();
        for (JsonNode one : reply.body()) {
            var inputs = new java.util.LinkedHashMap<String, Boolean>();
            one.path("inputs")
                    .forEach(i -> inputs.put(
                            i.path("name").asText(), i.path("required").asBoolean(true)));
            var outputs = new HashSet<String>();
            one.path("outputs").forEach(o -> outputs.add(o.path("name").asText()));
            entries.add(new Entry(
                    one.path("id").asText(),
                    one.path("spec").asText(""),
                    one.path("kind").asText(""),
                    inputs,
                    outputs));
        }
        return new Catalogue(entries);
    }

    /** The decision that a fact is about: same number, takes all its inputs, and of those the one that fits best. */
    Optional<Entry> about(Fact fact) {
        return entries.stream()
                .filter(e -> e.spec().equals(fact.spec()))
                .filter(e -> e.inputs().keySet().containsAll(fact.inputNames()))
                .max(Comparator.comparingInt(e -> fit(e, fact)));
    }

    /** Why {@link #about} found nothing, in words. */
    String whyNot(Fact fact) {
        List<Entry> numbered =
                entries.stream().filter(e -> e.spec().equals(fact.spec())).toList();
        if (numbered.isEmpty()) {
            return "the catalogue has no decision with the number " + fact.spec();
        }
        var said = new ArrayList<String>();
        for (Entry e : numbered) {
            var unknown = new ArrayList<>(fact.inputNames());
            unknown.removeAll(e.inputs().keySet());
            said.add(e.id() + " does not take " + String.join(", ", unknown));
        }
        return String.join("; ", said);
    }

    private static int fit(Entry e, Fact fact) {
        int fit = 0;
        if (fact.aboutRules() == e.kind().equals("TABLE")) {
            fit += 4;
        }
        if (e.name().toLowerCase(Locale.ROOT).equals(fact.name().toLowerCase(Locale.ROOT))) {
            fit += 2;
        }
        if (e.outputs().containsAll(fact.outputNames())) {
            fit += 8;
        }
        boolean complete = e.inputs().entrySet().stream()
                .allMatch(i -> !i.getValue() || fact.inputNames().contains(i.getKey()));
        return complete ? fit + 16 : fit;
    }
}
