package org.shopkeeper.service.log;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/**
 * The journal file that is being written: mapped, so that appending is a copy in memory that outlives the process. It is
 * filled with zeros to its full size and cut to its content when it is finished.
 */
final class Segment implements AutoCloseable {

    /** Bytes of a segment; a larger record gets a larger one. */
    static final int SIZE = 32 * 1024 * 1024;

    private static final String GREETING = "shopkeeper-journal 1 ";

    private final Path file;
    private final FileChannel channel;
    private final MappedByteBuffer mapped;
    private final MessageDigest digest;
    private int position;
    private int forced;

    private Segment(Path file, FileChannel channel, MappedByteBuffer mapped, int position) {
        this.file = file;
        this.channel = channel;
        this.mapped = mapped;
        this.position = position;
        this.forced = 0;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String name(long firstSeq) {
        return "%020d.journal".formatted(firstSeq);
    }

    static byte[] header(long firstSeq, String previousHash) {
        return (GREETING + firstSeq + " " + previousHash + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws IOException also when the disk is full */
    static Segment begin(Path folder, long firstSeq, String previousHash, int recordLength) throws IOException {
        Path file = folder.resolve(name(firstSeq));
        byte[] header = header(firstSeq, previousHash);
        int size = Math.max(SIZE, recordLength + 256);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Intake.fill(channel, size);
        MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
        mapped.put(0, header);
        return new Segment(file, channel, mapped, header.length);
    }

    /** Goes on with a segment after its last good line; what follows it, a torn line, is wiped. */
    static Segment resume(Path file, int end) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.truncate(end);
        int size = Math.max(SIZE, end);
        var zeros = java.nio.ByteBuffer.allocate(1 << 20);
        for (long at = end; at < size; at += zeros.capacity()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
            channel.write(zeros, at);
        }
        return new Segment(file, channel, channel.map(FileChannel.MapMode.READ_WRITE, 0, size), end);
    }

    Path file() {
        return file;
    }

    /** Bytes that are written. */
    int position() {
        return position;
    }

    boolean hasRoomFor(int recordLength) {
        return position + recordLength + 128 <= mapped.capacity();
    }

    /** Appends a record as the next line of the chain and returns its hash. */
    String append(long seq, String previousHash, DirectBuffer source, int offset, int length) {
        byte[] record = new byte[length];
        source.getBytes(offset, record);
        byte[] number = Long.toString(seq).getBytes(StandardCharsets.US_ASCII);
        String hash = hash(digest, previousHash, number, record);
        int at = position + number.length + 1 + Line.HASH_LENGTH + 1;
        mapped.put(at, record);
        mapped.put(at + length, (byte) '\n');
        mapped.put(at - 1, (byte) ' ');
        mapped.put(at - 1 - Line.HASH_LENGTH, hash.getBytes(StandardCharsets.US_ASCII));
        mapped.put(at - 2 - Line.HASH_LENGTH, (byte) ' ');
        mapped.put(position, number);
        position = at + length + 1;
        return hash;
    }

    static String hash(MessageDigest digest, String previousHash, byte[] seq, byte[] json) {
        digest.update(previousHash.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ' ');
        digest.update(seq);
        digest.update((byte) ' ');
        return HexFormat.of().formatHex(digest.digest(json));
    }

    /** Puts what was appended on the disk; false if there was nothing new. */
    boolean force() {
        if (forced == position) {
            return false;
        }
        mapped.force(forced, position - forced);
        forced = position;
        return true;
    }

    /** Cuts the zeros off; the segment is finished. */
    void finish() throws IOException {
        force();
        channel.truncate(position);
        channel.force(true);
        channel.close();
    }

    @Override
    public void close() throws IOException {
        force();
        channel.close();
    }
}
