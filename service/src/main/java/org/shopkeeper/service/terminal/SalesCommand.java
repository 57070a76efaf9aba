package org.shopkeeper.service.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.shopkeeper.conformance.ServiceClient;

/** {@code import sales FILE}: uploads a sales file and says what was found in it. */
final class SalesCommand {

    static final Set<String> OPTIONS = Set.of("--product-codes", "--skipped", "--url", "--key", "--home");

    private final ServiceClient service;
    private final JobWatch watch;
    private final PrintStream out;

    SalesCommand(ServiceClient service, JobWatch watch, PrintStream out) {
        this.service = service;
        this.watch = watch;
        this.out = out;
    }

    /** True when the sales are in. */
    boolean run(Path file, String productCodes, Path skipped) throws IOException, InterruptedException {
        String name = file.getFileName().toString();
        out.println("Importing " + file + " (" + (Files.size(file) >> 20) + " MB) …");
        ServiceClient.Reply sent = service.post(
                "/v1/imports/sales?file=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&productCodes="
                        + URLEncoder.encode(productCodes, StandardCharsets.UTF_8),
                name.endsWith(".gz") ? "application/gzip" : "text/csv",
                BodyPublishers.ofFile(file));
        if (!sent.ok()) {
            out.println("The service refused the file: " + sent.problem());
            return false;
        }
        JsonNode job = watch.follow(sent.body().path("id").asText());
        if (!job.path("state").asText().equals("DONE")) {
            JsonNode problem = job.path("problem");
            out.println("Not imported (" + problem.path("code").asText() + "): "
                    + problem.path("message").path("en").asText());
            out.println("未导入:" + problem.path("message").path("zh").asText());
            return false;
        }
        print(job.path("result"));
        if (!job.path("result").path("alreadyImported").asBoolean()) {
            service.download("/v1/jobs/" + job.path("id").asText() + "/files/skipped.csv", skipped);
            out.println("Every line that is not a sale, with its number and the reason: " + skipped);
        }
        return true;
    }

    private void print(JsonNode report) {
        if (report.path("alreadyImported").asBoolean()) {
            out.println(report.path("rules").path(0).path("en").asText());
            return;
        }
        out.printf(
                "%,10d lines read, %,d new, %,d known before%n",
                report.path("lines").asLong(),
                report.path("added").asLong(),
                report.path("alreadyKnown").asLong());
        report.path("kinds")
                .fields()
                .forEachRemaining(kind -> out.printf(
                        "%,10d %-22s gross %,18.2f   %s%n",
                        kind.getValue().path("lines").asLong(),
                        kind.getKey(),
                        kind.getValue().path("gross").decimalValue(),
                        kind.getValue().path("title").path("en").asText()));
        out.printf("%,10d %-22s%n", report.path("malformed").asLong(), "MALFORMED");
        out.printf(
                "%,d SKUs sold, %s to %s; %,d sales without a customer (kept); %,d repeated lines (kept)%n",
                report.path("skus").asLong(),
                report.path("firstLineAt").asText(),
                report.path("lastLineAt").asText(),
                report.path("salesWithoutCustomer").asLong(),
                report.path("repeatedLinesKept").asLong());
        if (report.path("sampleLinesRemoved").asLong() > 0) {
            out.printf(
                    "The %,d lines of the sample shop made room.%n",
                    report.path("sampleLinesRemoved").asLong());
        }
        out.println("How lines are told apart:");
        report.path("rules")
                .forEach(rule -> out.println("  - " + rule.path("en").asText()));
    }
}
