package org.shopkeeper.service.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.shopkeeper.conformance.ServiceClient;

/** Follows a job to its end, with a bar where a person is looking and one line per step where not. */
final class JobWatch {

    private static final int WIDTH = 30;
    private static final long EVERY_MS = 200;

    private final ServiceClient service;
    private final PrintStream out;
    private final boolean watched;
    private String lastStep = "";

    JobWatch(ServiceClient service, PrintStream out, boolean watched) {
        this.service = service;
        this.out = out;
        this.watched = watched;
    }

    /** The status of the job when it is done or has failed. */
    JsonNode follow(String id) throws IOException, InterruptedException {
        while (true) {
            ServiceClient.Reply reply = service.get("/v1/jobs/" + id);
            if (!reply.ok()) {
                throw new IOException("the job cannot be followed: " + reply.problem());
            }
            JsonNode status = reply.body();
            show(status.path("progress"));
            String state = status.path("state").asText();
            if (state.equals("DONE") || state.equals("FAILED")) {
                if (watched) {
                    out.print("\r" + " ".repeat(WIDTH + 50) + "\r");
                }
                return status;
            }
            TimeUnit.MILLISECONDS.sleep(EVERY_MS);
        }
    }

    private void show(JsonNode progress) {
        String step = progress.path("step").path("en").asText();
        long done = progress.path("done").asLong();
        long total = progress.path("total").asLong();
        if (!watched) {
            if (!step.equals(lastStep)) {
                out.println("  " + step + " …");
            }
        } else {
            int filled = total == 0 ? 0 : (int) (WIDTH * done / total);
            String percent = total == 0 ? "    " : String.format("%3d%%", 100 * done / total);
            out.print("\r  [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percent + "  "
                    + String.format("%-30s", step));
            out.flush();
        }
        lastStep = step;
    }
}
