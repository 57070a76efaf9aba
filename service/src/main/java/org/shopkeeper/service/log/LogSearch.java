package org.shopkeeper.service.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.store.Fields;
import org.shopkeeper.service.store.StoreUnavailable;
import org.springframework.stereotype.Component;

/**
 * Searches the decision log: the blocks of all nodes in the database, and of this node's journal what is not shipped yet.
 * With the database away, this node's journal alone.
 */
@Component
class LogSearch {

    /**
     * @param records newest first
     * @param next cursor of the next page, null on the last
     * @param complete false if the database was away and only this node's records could be searched
     */
    record Page(List<JsonNode> records, @Nullable String next, boolean complete) {}

    private final DecisionLog log;
    private final Shipper shipper;
    private final BlockStore blocks;
    private final ObjectMapper json;

    LogSearch(DecisionLog log, Shipper shipper, BlockStore blocks, ObjectMapper json) {
        this.log = log;
        this.shipper = shipper;
        this.blocks = blocks;
        this.json = json;
    }

    Page search(LogQuery asked, int limit) throws IOException {
        LogQuery query = asked.bounded();
        log.journal().catchUp();
        // The position first: what is shipped while we look is then found twice rather than not at all.
        Shipper.Position shipped = shipper.position();
        var found = new TreeMap<String, JsonNode>(Comparator.reverseOrder());
        boolean complete = true;
        try {
            List<Map<String, Object>> candidates = blocks.candidates(query);
            journal(query, shipped, found);
            for (Map<String, Object> block : candidates) {
                if (found.size() > limit && reached(found, limit, Fields.longer(block, "to"))) {
                    break;
                }
                keepMatching(blocks.records(Fields.text(block, "_id")), query, found);
            }
        } catch (StoreUnavailable away) {
            complete = false;
            found.clear();
            Path first = SegmentReader.segments(log.journal().folder()).stream()
                    .findFirst()
                    .orElse(null);
            if (first != null) {
                journal(query, new Shipper.Position(0, first.getFileName().toString(), 0), found);
            }
        }
        var page = new ArrayList<>(found.values());
        String next = null;
        if (page.size() > limit) {
            page.subList(limit, page.size()).clear();
            next = page.get(limit - 1).path("id").asText();
        }
        return new Page(page, next, complete);
    }

    /** Null if it is not known. */
    @Nullable
    JsonNode find(UUID id) throws IOException {
        Instant at = DecisionLog.timeOf(id);
        var query = new LogQuery(null, at, at, null, null, null, null);
        for (JsonNode record : search(query, 100_000).records()) {
            if (id.toString().equals(record.path("id").asText())) {
                return record;
            }
        }
        return null;
    }

    /** Whether the page is full with records that are all later than anything in the blocks still to come. */
    private static boolean reached(TreeMap<String, JsonNode> found, int limit, long latestToCome) {
        String last = found.keySet().stream().skip(limit).findFirst().orElseThrow();
        return DecisionLog.timeOf(UUID.fromString(last)).toEpochMilli() > latestToCome;
    }

    private void journal(LogQuery query, Shipper.Position from, TreeMap<String, JsonNode> found) throws IOException {
        Journal.Written written = log.journal().written();
        for (Path segment : SegmentReader.segments(log.journal().folder())) {
            String name = segment.getFileName().toString();
            if (name.compareTo(from.segment()) < 0) {
                continue;
            }
            boolean active = segment.equals(written.segment());
            long offset = name.equals(from.segment()) ? from.offset() : 0;
            SegmentReader.Part part;
            do {
                part = SegmentReader.read(segment, offset, active ? written.end() : Long.MAX_VALUE);
                keepMatching(part.lines().stream().map(Line::json).toList(), query, found);
                offset = part.next();
            } while (!part.lines().isEmpty());
        }
    }

    private void keepMatching(List<byte[]> records, LogQuery query, TreeMap<String, JsonNode> found) {
        for (byte[] bytes : records) {
            try {
                JsonNode record = json.readTree(bytes);
                if (query.matches(record)) {
                    found.put(record.path("id").asText(), record);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a record of the decision log is not JSON", e);
            }
        }
    }
}
