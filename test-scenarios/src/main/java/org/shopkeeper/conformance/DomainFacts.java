package org.shopkeeper.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Facts, one JSON object a line, each asked of the decision that it is about. */
public final class DomainFacts {

    private DomainFacts() {}

    public static Suite.Result run(ServiceClient service, Path file) throws IOException, InterruptedException {
        Catalogue catalogue = Catalogue.of(service);
        var cases = new ArrayList<Callable<List<Verdict>>>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank()) {
                Fact fact;
                try {
                    fact = Fact.of(Json.JSON.readTree(line));
                } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                    throw new IOException(file + " line " + (i + 1) + " is not JSON: " + e.getOriginalMessage(), e);
                }
                cases.add(() -> List.of(ask(service, catalogue, fact)));
            }
        }
        return Suite.run(cases);
    }

    private static Verdict ask(ServiceClient service, Catalogue catalogue, Fact fact)
            throws IOException, InterruptedException {
        var about = catalogue.about(fact);
        if (about.isEmpty()) {
            return Verdict.failed(fact.id() + " " + fact.decision(), catalogue.whyNot(fact));
        }
        Catalogue.Entry entry = about.get();
        ServiceClient.Reply reply = service.post("/v1/decisions/" + entry.id(), Map.of("input", fact.input()));
        return fact.against(entry, reply);
    }
}
