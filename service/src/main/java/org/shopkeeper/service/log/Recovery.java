package org.shopkeeper.service.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a journal goes on after a stop or a crash.
 *
 * @param segment the segment to go on with; null: begin a new one
 * @param end offset in it after the last good line
 * @param lastSeq number of the last good record, or of the last one that the head names where the journal was damaged
 * @param lastIds ids of the last records; a crash may have left them in the intake too
 * @param damage what is wrong beyond a torn last line, for an operator; null when all is well
 */
record Recovery(
        @Nullable Path segment, int end, long lastSeq, String lastHash, Set<String> lastIds, @Nullable String damage) {

    static final String GENESIS = "0".repeat(Line.HASH_LENGTH);

    /** At least as many as are taken from the intake at once. */
    private static final int LAST = 4 * Journal.BATCH;

    static Recovery of(Path folder) throws IOException {
        long headSeq = headSeq(folder.resolve("head"));
        List<Path> segments = SegmentReader.segments(folder);
        if (segments.isEmpty()) {
            return headSeq == 0
                    ? new Recovery(null, 0, 0, GENESIS, Set.of(), null)
                    : new Recovery(null, 0, headSeq, GENESIS, Set.of(), "every record up to " + headSeq + " is gone");
        }
        Path last = segments.get(segments.size() - 1);
        byte[] header = Files.newInputStream(last).readNBytes(256);
        String[] greeting = new String(header, StandardCharsets.US_ASCII).split("\n", 2)[0].split(" ", -1);
        long seq = SegmentReader.firstSeq(last) - 1;
        if (greeting.length != 4 || greeting[3].length() != Line.HASH_LENGTH) {
            // A crash while the segment was begun: it holds nothing yet.
            Files.delete(last);
            return of(folder);
        }
        String hash = greeting[3];
        long offset = 0;
        Deque<String> ids = new ArrayDeque<>();
        MessageDigest digest = sha256();
        boolean good = true;
        while (good) {
            SegmentReader.Part part = SegmentReader.read(last, offset, Long.MAX_VALUE);
            if (offset == 0 && part.lines().isEmpty()) {
                offset = part.next();
                break;
            }
            long at = offset == 0 ? Segment.header(seq + 1, hash).length : offset;
            for (Line line : part.lines()) {
                byte[] number = Long.toString(line.seq()).getBytes(StandardCharsets.US_ASCII);
                good = line.seq() == seq + 1
                        && Segment.hash(digest, hash, number, line.json()).equals(line.hash());
                if (!good) {
                    break;
                }
                seq++;
                hash = line.hash();
                at += line.text().length + 1;
                ids.addLast(line.id());
                if (ids.size() > LAST) {
                    ids.removeFirst();
                }
            }
            offset = at;
            good = good && !part.lines().isEmpty();
        }
        if (seq < headSeq) {
            // Evidence is kept: the damaged segment stays as it is, and the chain goes on in a new one.
            String damage = "the journal ends at record " + seq + ", but record " + headSeq + " was written";
            return new Recovery(null, 0, headSeq, hash, new HashSet<>(ids), damage);
        }
        return new Recovery(last, (int) offset, seq, hash, new HashSet<>(ids), null);
    }

    private static long headSeq(Path head) throws IOException {
        if (!Files.exists(head)) {
            return 0;
        }
        String text = Files.readString(head, StandardCharsets.ISO_8859_1).strip();
        int space = text.indexOf(' ');
        try {
            return space < 0 ? 0 : Long.parseLong(text.substring(0, space));
        } catch (NumberFormatException torn) {
            return 0;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
