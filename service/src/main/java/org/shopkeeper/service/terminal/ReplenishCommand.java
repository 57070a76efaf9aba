package org.shopkeeper.service.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shopkeeper.conformance.ServiceClient;

/** {@code replenish}: asks what to order, and saves the proposals. */
final class ReplenishCommand {

    static final Set<String> OPTIONS =
            Set.of("--stock", "--out", "--from", "--to", "--budget", "--default", "--url", "--key", "--home");

    private static final int SHOWN = 10;

    private final ServiceClient service;
    private final JobWatch watch;
    private final PrintStream out;

    ReplenishCommand(ServiceClient service, JobWatch watch, PrintStream out) {
        this.service = service;
        this.watch = watch;
        this.out = out;
    }

    /** True when the proposals are there. */
    boolean run(Arguments args, Path folder) throws IOException, InterruptedException, Arguments.Misused {
        ServiceClient.Reply sent = service.post("/v1/replenishments", request(args));
        if (!sent.ok()) {
            out.println("The service refused: " + sent.problem());
            return false;
        }
        JsonNode job = watch.follow(sent.body().path("id").asText());
        if (!job.path("state").asText().equals("DONE")) {
            JsonNode problem = job.path("problem");
            out.println("No proposals (" + problem.path("code").asText() + "): "
                    + problem.path("message").path("en").asText());
            out.println("没有结果:" + problem.path("message").path("zh").asText());
            return false;
        }
        Files.createDirectories(folder);
        for (JsonNode file : job.path("files")) {
            service.download(
                    "/v1/jobs/" + job.path("id").asText() + "/files/" + file.asText(), folder.resolve(file.asText()));
        }
        print(job.path("result"));
        preview(folder.resolve("proposals.ndjson"));
        out.println("Proposals with the reason for each SKU: " + folder.resolve("proposals.xlsx") + " and .csv");
        return true;
    }

    private static Map<String, Object> request(Arguments args) throws IOException, Arguments.Misused {
        Map<String, Object> request = new LinkedHashMap<>();
        String stock = args.option("--stock");
        if (stock != null) {
            if (!Files.isReadable(Path.of(stock))) {
                throw new Arguments.Misused("There is no " + stock + ", or it cannot be read.");
            }
            request.put("stockCsv", Files.readString(Path.of(stock), StandardCharsets.UTF_8));
        }
        for (String name : List.of("from", "to")) {
            String date = args.option("--" + name);
            if (date != null) {
                request.put(name, date);
            }
        }
        String budget = args.option("--budget");
        if (budget != null) {
            request.put("budget", amount("--budget", budget));
        }
        List<String> defaults = args.options().get("--default");
        if (defaults != null) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (String each : defaults) {
                String[] parts = each.split("=", 2);
                if (parts.length < 2) {
                    throw new Arguments.Misused("--default takes NAME=VALUE, e.g. leadTimeDays=10.");
                }
                values.put(parts[0], amount("--default " + parts[0], parts[1]));
            }
            request.put("defaults", values);
        }
        return request;
    }

    private static BigDecimal amount(String option, String text) throws Arguments.Misused {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Arguments.Misused(option + " takes a number, not " + text + ".");
        }
    }

    private void print(JsonNode report) {
        out.printf(
                "%,d SKUs, decided by release %d, sales from %s to %s%s%n",
                report.path("skus").asLong(),
                report.path("release").asLong(),
                report.path("from").asText(),
                report.path("to").asText(),
                report.path("sampleSales").asBoolean() ? " (the generated sample shop)" : "");
        report.path("statuses")
                .fields()
                .forEachRemaining(s -> out.printf("%,10d %s%n", s.getValue().asLong(), s.getKey()));
        out.printf(
                "%,10d units to order; where a cost is known, for %,.2f%n",
                report.path("orderUnits").decimalValue().toBigInteger(),
                report.path("orderValue").decimalValue());
        out.printf(
                "%,10d SKUs whose class or pattern rests on one order (see the warnings)%n",
                report.path("restOnOneOrder").asLong());
        out.println("Conventions 口径:");
        report.path("conventions")
                .forEach(c -> out.println("  - " + c.path("en").asText()));
        var defaults = new StringBuilder();
        report.path("defaults").fields().forEachRemaining(d -> defaults.append(defaults.isEmpty() ? "" : ", ")
                .append(d.getKey())
                .append(" ")
                .append(d.getValue().asText()));
        out.printf(
                "Declared defaults, taken where nothing was given (%,d SKUs): %s%n",
                report.path("useDefaults").asLong(), defaults);
        JsonNode problems = report.path("stockProblems");
        if (!problems.isEmpty()) {
            out.println(problems.size() + " mistakes in the stock sheet (all of them in stock-problems.csv):");
            for (int i = 0; i < Math.min(SHOWN, problems.size()); i++) {
                JsonNode p = problems.get(i);
                out.println("  line " + p.path("line").asText() + ", "
                        + p.path("column").asText() + " \""
                        + p.path("value").asText() + "\": "
                        + p.path("message").path("en").asText());
            }
        }
        if (!report.path("unknownSkus").isEmpty()) {
            out.println(report.path("unknownSkus").size() + " SKUs of the stock sheet sold nothing in the window.");
        }
    }

    private void preview(Path file) throws IOException {
        out.println("The first of them:");
        out.printf(
                "  %-10s %-30s %-4s %-13s %8s %8s %8s %8s  %s%n",
                "sku", "", "", "pattern", "ROP", "S", "position", "order", "reason");
        int shown = 0;
        try (var lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null && shown < SHOWN; line = lines.readLine(), shown++) {
                JsonNode p = Terminal.JSON.readTree(line);
                String title = p.path("description").asText();
                out.printf(
                        "  %-10s %-30s %-4s %-13s %8s %8s %8s %8s  %s%n",
                        p.path("sku").asText(),
                        title.substring(0, Math.min(30, title.length())),
                        p.path("abc").asText() + p.path("xyz").asText(),
                        p.path("pattern").asText(),
                        p.path("reorderPoint").asText("-"),
                        p.path("orderUpTo").asText("-"),
                        p.path("position").asText("-"),
                        p.path("orderQty").asText("-"),
                        p.path("reasons").path(0).path("code").asText());
            }
        }
    }
}
