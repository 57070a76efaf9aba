package org.shopkeeper.service.decide.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.service.json.StrictJson;
import org.shopkeeper.service.problem.Mistake;

/**
 * One JSON object per line: the facts themselves, or {@code {"input":{…},"businessKey":…}}. The row number is the line
 * number; blank lines are passed over.
 */
final class NdjsonReader implements RowReader {

    private final Records lines;
    private final boolean inputIsAFact;
    private long number;

    NdjsonReader(InputStream in, Signature signature) {
        this.lines = new Records(in, false);
        this.inputIsAFact = signature.inputs().stream()
                .anyMatch(f -> f.name().equals("input") || f.name().equals("businessKey"));
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (Records.Record line = lines.next(); line != null; line = lines.next()) {
            number++;
            byte[] bytes = line.bytes();
            if (bytes == null) {
                return Row.unreadable(
                        number,
                        null,
                        List.of(Mistake.at(
                                "#",
                                "TOO_LONG",
                                "该行超过 " + Records.MAX_BYTES + " 字节",
                                "The line is longer than " + Records.MAX_BYTES + " bytes.")));
            }
            if (!blank(bytes)) {
                return row(bytes);
            }
        }
        return null;
    }

    private static boolean blank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private Row row(byte[] bytes) {
        var read = StrictJson.read(bytes, 0, bytes.length);
        if (!read.mistakes().isEmpty()) {
            return Row.unreadable(number, null, read.mistakes());
        }
        if (!(read.value() instanceof Map<?, ?> map)) {
            return Row.unreadable(
                    number,
                    null,
                    List.of(Mistake.at("#", "WRONG_TYPE", "该行应为一个 JSON 对象", "The line must be a JSON object.")));
        }
        var members = (Map<String, @Nullable Object>) map;
        if (!inputIsAFact
                && members.get("input") instanceof Map<?, ?> input
                && List.of("input", "businessKey").containsAll(members.keySet())) {
            Object key = members.get("businessKey");
            return new Row(
                    number,
                    (Map<String, @Nullable Object>) input,
                    null,
                    key == null ? null : key.toString(),
                    List.of());
        }
        return new Row(number, members, null, null, List.of());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
