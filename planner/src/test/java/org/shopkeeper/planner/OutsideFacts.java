package org.shopkeeper.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The data beside the project: facts of the specification and public benchmark files. Absent on most machines. */
public final class OutsideFacts {

    private OutsideFacts() {}

    /** A file or folder of the data, found by {@code SHOPKEEPER_SHARED} or upwards from the working directory. */
    public static Optional<Path> path(String relative) {
        String named = System.getProperty("SHOPKEEPER_SHARED", System.getenv("SHOPKEEPER_SHARED"));
        Stream<Path> beside = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("../shared").normalize());
        return Stream.concat(Stream.ofNullable(named).map(Path::of), beside)
                .map(p -> p.resolve(relative))
                .filter(Files::exists)
                .findFirst();
    }

    /** Facts of one decision, for example {@code PLAN.evaluate}; empty where the data is absent. */
    public static Stream<JsonNode> of(String decision) {
        Optional<Path> file = path("domain/examples.jsonl");
        if (file.isEmpty()) {
            return Stream.empty();
        }
        ObjectMapper json = new ObjectMapper();
        try {
            return Files.readAllLines(file.get()).stream()
                    .map(line -> {
                        try {
                            return json.readTree(line);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .filter(node -> node.path("decision").asText().equals(decision));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
