package org.shopkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.bench.workload.CartGraph;
import org.shopkeeper.bench.workload.CartGraphText;
import org.shopkeeper.bench.workload.JdmText;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.bench.workload.Workloads;

/** GoRules Zen: a native engine under node, in a process of its own, timed inside it. */
final class Zen {

    static final String NAME = "gorules-zen";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FACTS = 512;

    private final Path folder;

    private Zen(Path folder) {
        this.folder = folder;
    }

    /**
     * Installs it by npm under {@code bench/target}.
     *
     * @param home the project's folder
     * @return null where that is not possible; says so
     */
    static @Nullable Zen installed(Path home) throws IOException, InterruptedException {
        Path source = home.resolve("bench/zen");
        Path folder = Files.createDirectories(home.resolve("bench/target/zen"));
        for (String name : List.of("package.json", "zen.js")) {
            if (!Files.exists(source.resolve(name))) return absent("there is no " + source.resolve(name));
            Files.copy(source.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(folder.resolve("node_modules/@gorules/zen-engine"))) {
            try {
                run(folder, "npm", "install", "--no-audit", "--no-fund", "--silent");
            } catch (IOException failed) {
                return absent(failed.getMessage());
            }
        }
        return new Zen(folder);
    }

    private static @Nullable Zen absent(@Nullable String reason) {
        System.err.println("GoRules Zen does not take part: " + reason);
        return null;
    }

    /**
     * @param rounds how many times, of {@code millis} each
     * @throws IllegalStateException at a wrong answer
     */
    List<Cost> measured(String table, int rounds, int millis) throws IOException, InterruptedException {
        String model;
        String facts;
        List<String> expected = new ArrayList<>();
        List<String> names;
        if (table.equals("T4")) {
            CartGraph cart = CartGraph.of(FACTS);
            model = CartGraphText.jdm();
            facts = JSON.writeValueAsString(
                    cart.orders().stream().map(CartGraph.Order::facts).toList());
            cart.totals().forEach(total -> expected.add(CartGraph.shown(total)));
            names = List.of("total");
        } else {
            TableWorkload work = Workloads.table(table, FACTS);
            model = JdmText.of(work);
            facts = JdmText.facts(work);
            for (int i = 0; i < FACTS; i++) expected.add(work.expectedAnswer(i));
            names = work.outputNames();
        }
        Files.writeString(folder.resolve("model.json"), model);
        Files.writeString(folder.resolve("facts.json"), facts);
        JsonNode told = JSON.readTree(run(
                folder,
                "node",
                "zen.js",
                "model.json",
                "facts.json",
                Integer.toString(millis * 3),
                Integer.toString(rounds),
                Integer.toString(millis)));
        for (int i = 0; i < FACTS; i++) {
            String answer = answer(told.get("results").get(i), names);
            if (!answer.equals(expected.get(i))) {
                throw new IllegalStateException("%s answers %s with (%s) at fact %d; right is (%s)."
                        .formatted(NAME, table, answer, i, expected.get(i)));
            }
        }
        List<Cost> costs = new ArrayList<>();
        told.get("nanos").forEach(nanos -> costs.add(new Cost(nanos.asDouble(), Double.NaN)));
        System.err.printf("%-16s %-6s %6d %s%n", NAME, table, FACTS, Cost.median(costs));
        return costs;
    }

    private static String answer(JsonNode result, List<String> names) {
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            JsonNode value = result.path(name);
            cells.add(value.isNumber() ? CartGraph.shown(value.decimalValue()) : value.asText());
        }
        return String.join("|", cells);
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out;
        try {
            out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.MINUTES)) throw new IOException(command[0] + " does not end");
        } finally {
            process.destroy();
        }
        if (process.exitValue() != 0) {
            throw new IOException("%s ends with %d".formatted(String.join(" ", command), process.exitValue()));
        }
        return out;
    }
}
