package org.shopkeeper.service.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.store.Fields;
import org.shopkeeper.service.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries the journal to the database, block by block, in its own thread. With the database away it waits; the journal
 * keeps everything, and nobody else waits.
 */
@Component
class Shipper {

    private static final Logger LOG = LoggerFactory.getLogger(Shipper.class);

    /** Records of a full block. */
    private static final int FULL = 2_000;

    /** How long a block that is not full waits for more, in nanoseconds. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long AWAY_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Everything before {@code seq} is shipped; it stands in {@code segment} at {@code offset}. */
    record Position(long seq, String segment, long offset) {}

    private final DecisionLog log;
    private final BlockStore blocks;
    private final ObjectMapper json;
    private final Path positionFile;
    private final String node;
    private volatile Position position;
    private volatile boolean open = true;
    private volatile @Nullable String trouble;
    private final Thread thread = new Thread(this::ship, "decision-log-shipper");

    Shipper(DecisionLog log, BlockStore blocks, ObjectMapper json) throws IOException {
        this.log = log;
        this.blocks = blocks;
        this.json = json;
        Path folder = log.journal().folder();
        this.positionFile = folder.resolve("shipped");
        Path nodeFile = folder.resolve("node");
        if (!Files.exists(nodeFile)) {
            Files.writeString(nodeFile, UUID.randomUUID().toString().substring(0, 8));
        }
        this.node = Files.readString(nodeFile).strip();
        this.position = readPosition();
    }

    @PostConstruct
    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    String node() {
        return node;
    }

    Position position() {
        return position;
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    private Position readPosition() throws IOException {
        if (Files.exists(positionFile)) {
            String[] parts = Files.readString(positionFile).strip().split(" ", -1);
            if (parts.length == 3) {
                return new Position(Long.parseLong(parts[0]), parts[1], Long.parseLong(parts[2]));
            }
        }
        return new Position(1, Segment.name(1), 0);
    }

    private void ship() {
        boolean resuming = true;
        while (open) {
            try {
                if (resuming) {
                    skipWhatIsThere();
                    resuming = false;
                }
                if (!shipOne()) {
                    LockSupport.parkNanos(REST_NANOS);
                }
                if (trouble != null) {
                    LOG.info("the decision log is shipped again");
                    trouble = null;
                }
            } catch (StoreUnavailable away) {
                say("the database is away; the journal keeps the decision log");
                LockSupport.parkNanos(AWAY_NANOS);
            } catch (RuntimeException | IOException e) {
                say("the decision log could not be shipped: " + e.getMessage());
                LockSupport.parkNanos(AWAY_NANOS);
            }
        }
    }

    private void say(String what) {
        if (trouble == null) {
            LOG.warn("{}", what);
        }
        trouble = what;
    }

    /**
     * After a crash the position on disk may be older than what the database has. Those blocks are passed over as they are,
     * so that no record comes to stand in two.
     */
    private void skipWhatIsThere() throws IOException {
        Map<String, Object> there = blocks.description(Block.id(node, position.seq()));
        while (there != null) {
            long last = Fields.longer(there, "lastSeq");
            List<Line> lines = take(Math.toIntExact(last - position.seq() + 1));
            if (lines.isEmpty() || lines.get(lines.size() - 1).seq() != last) {
                return;
            }
            advance();
            there = blocks.description(Block.id(node, position.seq()));
        }
    }

    private @Nullable Position next;

    private boolean shipOne() throws IOException {
        long waiting = log.journal().written().seq() - position.seq() + 1;
        if (waiting <= 0) {
            return false;
        }
        if (waiting < FULL) {
            long began = System.nanoTime();
            while (open && System.nanoTime() - began < PATIENCE_NANOS) {
                LockSupport.parkNanos(REST_NANOS);
                if (log.journal().written().seq() - position.seq() + 1 >= FULL) {
                    break;
                }
            }
        }
        List<Line> lines = take(FULL);
        if (lines.isEmpty()) {
            return false;
        }
        String id = Block.id(node, lines.get(0).seq());
        blocks.put(Block.describe(id, node, lines, json), Block.pack(lines));
        advance();
        return true;
    }

    /** The next lines of one segment; {@link #advance} then stands behind them. */
    private List<Line> take(int most) throws IOException {
        Path folder = log.journal().folder();
        Position at = position;
        Journal.Written written = log.journal().written();
        Path segment = folder.resolve(at.segment());
        if (!Files.exists(segment)) {
            Path later = after(at.segment());
            if (later == null) {
                return List.of();
            }
            at = new Position(SegmentReader.firstSeq(later), later.getFileName().toString(), 0);
            segment = later;
        }
        boolean active = segment.equals(written.segment());
        var lines = new ArrayList<Line>();
        long offset = at.offset();
        while (lines.size() < most) {
            SegmentReader.Part part = SegmentReader.read(segment, offset, active ? written.end() : Long.MAX_VALUE);
            if (part.lines().isEmpty()) {
                break;
            }
            int room = most - lines.size();
            if (part.lines().size() > room) {
                offset = part.next();
                for (Line tooMany : part.lines().subList(room, part.lines().size())) {
                    offset -= tooMany.text().length + 1;
                }
                lines.addAll(part.lines().subList(0, room));
                break;
            }
            lines.addAll(part.lines());
            offset = part.next();
        }
        if (lines.isEmpty() && !active) {
            Path later = after(at.segment());
            if (later == null) {
                return List.of();
            }
            position = new Position(
                    SegmentReader.firstSeq(later), later.getFileName().toString(), 0);
            return take(most);
        }
        if (!lines.isEmpty()) {
            next = new Position(lines.get(lines.size() - 1).seq() + 1, at.segment(), offset);
        }
        return lines;
    }

    private @Nullable Path after(String segment) throws IOException {
        for (Path candidate : SegmentReader.segments(log.journal().folder())) {
            if (candidate.getFileName().toString().compareTo(segment) > 0) {
                return candidate;
            }
        }
        return null;
    }

    private void advance() throws IOException {
        Position now = next;
        if (now == null) {
            return;
        }
        position = now;
        next = null;
        Path draft = positionFile.resolveSibling("shipped.new");
        Files.writeString(
                draft, now.seq() + " " + now.segment() + " " + now.offset() + "\n", StandardCharsets.US_ASCII);
        Files.move(draft, positionFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        open = false;
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }
}
