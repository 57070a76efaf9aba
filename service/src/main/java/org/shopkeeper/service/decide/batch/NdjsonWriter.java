package org.shopkeeper.service.decide.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.decide.Answer;

/** One JSON object per line; the last line is {@code {"end":{…}}}. */
final class NdjsonWriter implements RowWriter {

    private final OutputStream out;
    private final ObjectWriter lines;
    private final int release;

    NdjsonWriter(OutputStream out, ObjectMapper json, int release) {
        this.out = out;
        this.lines = json.writer();
        this.release = release;
    }

    /** @param input the facts as they came */
    private record AnsweredLine(
            long row, @Nullable Map<String, @Nullable Object> input, @JsonUnwrapped Answer answer) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record RefusedLine(
            long row,
            @Nullable Map<String, @Nullable Object> input,
            String status,
            String problem,
            List<?> errors,
            int release) {}

    private record EndLine(Summary end) {}

    @Override
    public void write(Row row, Outcome outcome) throws IOException {
        line(
                outcome instanceof Outcome.Refused refused
                        ? new RefusedLine(
                                row.number(),
                                row.facts(),
                                refused.status(),
                                refused.problem(),
                                refused.errors(),
                                release)
                        : new AnsweredLine(row.number(), row.facts(), ((Outcome.Answered) outcome).answer()));
    }

    private void line(Object value) throws IOException {
        out.write(lines.writeValueAsBytes(value));
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void end(Summary summary) throws IOException {
        line(new EndLine(summary));
        out.flush();
    }
}
