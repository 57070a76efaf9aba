package org.shopkeeper.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only journal of this node: request threads leave records in the {@link Intake}; one thread chains them into
 * segments. What {@link #append} has accepted survives the end of the process at once, and a power cut {@link #FORCE_MS}
 * later (plus the time that the disk takes).
 */
final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** Records taken from the intake at once. */
    static final int BATCH = 1_024;

    /** Longest time between two forced writes to the disk while there is something to write, in milliseconds. */
    static final long FORCE_MS = 100;

    /** How long the writer rests when there is nothing to do, in nanoseconds. */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** How long a request waits for room before it is told that the log is full, in nanoseconds. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /**
     * Up to where the journal is written.
     *
     * @param segment null before the first record ever
     */
    record Written(long seq, String hash, @Nullable Path segment, int end) {}

    private final Path folder;
    private final Intake intake;
    private final FileChannel head;
    private final Thread writer;
    private final @Nullable String damage;
    private final Object appending = new Object();

    private @Nullable Segment segment;
    private long seq;
    private String hash;
    private volatile Written written;
    private volatile boolean open = true;
    private volatile @Nullable String trouble;
    private long lastForced;

    Journal(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Recovery recovery = Recovery.of(folder);
        damage = recovery.damage();
        if (damage != null) {
            LOG.error("the decision journal was damaged: {}", damage);
        }
        seq = recovery.lastSeq();
        hash = recovery.lastHash();
        Path last = recovery.segment();
        segment = last == null ? null : Segment.resume(last, recovery.end());
        written = new Written(seq, hash, last, recovery.end());
        head = FileChannel.open(folder.resolve("head"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        intake = new Intake(folder.resolve("intake"));
        takeWhatACrashLeft(recovery);
        writer = new Thread(this::write, "decision-journal");
        writer.setDaemon(true);
        writer.start();
    }

    private void takeWhatACrashLeft(Recovery recovery) {
        while (!intake.isEmpty()) {
            int taken = intake.take(
                    (type, buffer, offset, length) -> {
                        byte[] json = new byte[length];
                        buffer.getBytes(offset, json);
                        if (!recovery.lastIds().contains(Line.unchained(json).id())) {
                            chain(buffer, offset, length);
                        }
                    },
                    BATCH);
            if (taken == 0 && !intake.skipAbandoned()) {
                break;
            }
        }
        force();
    }

    /**
     * Accepts a record; waits while there is no room, rather than lose one.
     *
     * @throws JournalFull if no room came in five seconds
     */
    void append(byte[] json, int length) {
        if (length > intake.largest()) {
            synchronized (appending) {
                chain(new UnsafeBuffer(json), 0, length);
                force();
            }
            return;
        }
        if (intake.offer(json, length)) {
            return;
        }
        long began = System.nanoTime();
        while (!intake.offer(json, length)) {
            if (!open || System.nanoTime() - began > PATIENCE_NANOS) {
                throw new JournalFull(trouble);
            }
            LockSupport.parkNanos(REST_NANOS);
        }
    }

    /** Waits until all that was accepted before is in the segments, so that a search finds it. */
    void catchUp() {
        long mark = intake.filled();
        long began = System.nanoTime();
        while (intake.handled() < mark && System.nanoTime() - began < PATIENCE_NANOS) {
            LockSupport.parkNanos(REST_NANOS);
        }
    }

    Written written() {
        return written;
    }

    Path folder() {
        return folder;
    }

    /** What hinders the journal, or what was wrong with it at start; null when all is well. */
    @Nullable
    String trouble() {
        return trouble != null ? trouble : damage;
    }

    private void write() {
        while (open || !intake.isEmpty()) {
            try {
                int taken;
                synchronized (appending) {
                    taken = intake.take((type, buffer, offset, length) -> chain(buffer, offset, length), BATCH);
                    publish();
                    if (System.nanoTime() - lastForced > TimeUnit.MILLISECONDS.toNanos(FORCE_MS)) {
                        force();
                    }
                }
                if (taken == 0) {
                    if (!open && !intake.isEmpty() && !intake.skipAbandoned()) {
                        break;
                    }
                    LockSupport.parkNanos(REST_NANOS);
                }
            } catch (RuntimeException e) {
                LOG.error("the decision journal cannot be written", e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
        }
        force();
    }

    private void publish() {
        Segment now = segment;
        if (now != null && written.seq() != seq) {
            written = new Written(seq, hash, now.file(), now.position());
        }
    }

    /**
     * Appends to the segment, a new one if there is no room. Tries until it can: the intake holds what comes meanwhile, and
     * when that is full too, requests wait.
     */
    private void chain(DirectBuffer buffer, int offset, int length) {
        while (true) {
            try {
                Segment now = segment;
                if (now == null || !now.hasRoomFor(length)) {
                    if (now != null) {
                        now.finish();
                        segment = null;
                        writeHead();
                    }
                    now = Segment.begin(folder, seq + 1, hash, length);
                    segment = now;
                }
                hash = now.append(seq + 1, hash, buffer, offset, length);
                seq++;
                trouble = null;
                return;
            } catch (IOException e) {
                if (trouble == null) {
                    LOG.error("the decision journal cannot be written; trying again", e);
                }
                trouble = "the journal cannot be written: " + e.getMessage();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
        }
    }

    private void force() {
        publish();
        lastForced = System.nanoTime();
        Segment now = segment;
        if (now != null && now.force()) {
            try {
                writeHead();
            } catch (IOException e) {
                LOG.warn("the head of the decision journal cannot be written", e);
            }
        }
    }

    /** Only after the records are on the disk, so that a head without its record means that somebody cut the journal. */
    private void writeHead() throws IOException {
        String text = "%020d %s%n".formatted(seq, hash);
        head.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    @Override
    public void close() throws IOException {
        open = false;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        intake.close();
        Segment now = segment;
        if (now != null) {
            now.close();
        }
        head.close();
    }
}
