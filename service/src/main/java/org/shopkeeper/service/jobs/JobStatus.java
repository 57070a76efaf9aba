package org.shopkeeper.service.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;

/**
 * A job as it stands now.
 *
 * @param kind what it does, e.g. {@code SALES_IMPORT}
 * @param by role of the key that asked for it
 * @param result what came out, as JSON; only when DONE
 * @param problem why it stopped; only when FAILED
 * @param files names of what it wrote, under {@code /v1/jobs/ID/files/NAME}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobStatus(
        String id,
        String kind,
        String by,
        State state,
        Instant submittedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Progress progress,
        @Nullable Object result,
        @Nullable Problem problem,
        List<String> files) {

    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        public boolean isFinal() {
            return this == DONE || this == FAILED;
        }
    }

    /**
     * How far it is.
     *
     * @param step what it does now, in both languages
     * @param done units done, never more than {@code total}
     * @param total units of this step; 0 while it is not known
     */
    public record Progress(Text step, long done, long total) {}

    /** @param code one per cause, UPPER_SNAKE */
    public record Problem(String code, Text message) {}
}
