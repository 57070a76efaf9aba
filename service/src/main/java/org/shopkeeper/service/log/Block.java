package org.shopkeeper.service.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Consecutive journal lines of one node, as they are shipped. The database gets a small document by which to find the block
 * and one with the lines themselves, compressed: a document per decision would cost more than the decision.
 */
final class Block {

    private Block() {}

    /** {@code NODE-SEQ}: equal for equal beginnings, so that shipping twice writes the same place. */
    static String id(String node, long firstSeq) {
        return node + "-" + "%020d".formatted(firstSeq);
    }

    static byte[] pack(List<Line> lines) {
        var bytes = new ByteArrayOutputStream(1 << 16);
        try (var zip = new GZIPOutputStream(bytes, 1 << 14)) {
            for (Line line : lines) {
                zip.write(line.text());
                zip.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    /** The records of a packed block, oldest first, each as its JSON. */
    static List<byte[]> unpack(byte[] packed) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] all = zip.readAllBytes();
            var records = new ArrayList<byte[]>();
            int from = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == '\n') {
                    records.add(new Line(0, "", java.util.Arrays.copyOfRange(all, from, i)).json());
                    from = i + 1;
                }
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException("a stored block of the decision log is damaged", e);
        }
    }

    /** What a search asks for without opening the block. */
    static Map<String, Object> describe(String id, String node, List<Line> lines, ObjectMapper json) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        var decisions = new TreeSet<String>();
        var statuses = new TreeSet<String>();
        var releases = new TreeSet<Integer>();
        var keys = new TreeSet<String>();
        for (Line line : lines) {
            JsonNode record = record(line, json);
            long at = DecisionLog.timeOf(UUID.fromString(record.path("id").asText()))
                    .toEpochMilli();
            from = Math.min(from, at);
            to = Math.max(to, at);
            decisions.add(record.path("decision").asText());
            statuses.add(record.path("status").asText());
            releases.add(record.path("release").asInt());
            if (record.has("businessKey")) {
                keys.add(record.path("businessKey").asText());
            }
        }
        Line last = lines.get(lines.size() - 1);
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", id);
        document.put("node", node);
        document.put("firstSeq", lines.get(0).seq());
        document.put("lastSeq", last.seq());
        document.put("lastHash", last.hash());
        document.put("from", from);
        document.put("to", to);
        document.put("decisions", List.copyOf(decisions));
        document.put("statuses", List.copyOf(statuses));
        document.put("releases", List.copyOf(releases));
        document.put("businessKeys", List.copyOf(keys));
        return document;
    }

    private static JsonNode record(Line line, ObjectMapper json) {
        try {
            int at = line.jsonAt();
            return json.readTree(line.text(), at, line.text().length - at);
        } catch (IOException e) {
            throw new UncheckedIOException("record " + line.seq() + " of the journal is not JSON", e);
        }
    }
}
