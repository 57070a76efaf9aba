package org.shopkeeper.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Reads complete lines of a segment, also of the one that is being written. */
final class SegmentReader {

    private static final int CHUNK = 1 << 20;

    /**
     * @param next offset of the first byte that was not read
     */
    record Part(List<Line> lines, long next) {}

    private SegmentReader() {}

    /** Segments of a journal, oldest first. */
    static List<Path> segments(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".journal"))
                    .sorted()
                    .toList();
        }
    }

    static long firstSeq(Path segment) {
        String name = segment.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    /**
     * Lines from an offset on, about a mebibyte of them, or one that is larger. The header is skipped.
     *
     * @param offset 0 or what an earlier call said is next
     * @param until offset up to which the segment is written
     */
    static Part read(Path segment, long offset, long until) throws IOException {
        try (var channel = FileChannel.open(segment, StandardOpenOption.READ)) {
            long end = Math.min(until, channel.size());
            int length = (int) Math.min(CHUNK, Math.max(0, end - offset));
            while (true) {
                byte[] bytes = bytes(channel, offset, length);
                Part part = split(bytes, offset);
                if (!part.lines().isEmpty() || part.next() > offset && part.next() >= end || offset + length >= end) {
                    return part;
                }
                length = (int) Math.min(length * 2L, end - offset);
            }
        }
    }

    private static byte[] bytes(FileChannel channel, long offset, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) > 0) {
            continue;
        }
        return buffer.hasRemaining() ? java.util.Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
    }

    private static Part split(byte[] bytes, long offset) {
        var lines = new ArrayList<Line>();
        int from = 0;
        for (int i = 0; i < bytes.length && bytes[from] != 0; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            if (offset + from > 0) {
                Line line = line(bytes, from, i);
                if (line == null) {
                    break;
                }
                lines.add(line);
            }
            from = i + 1;
            if (from == bytes.length) {
                break;
            }
        }
        return new Part(lines, offset + from);
    }

    /** Null if these bytes are no line. */
    private static @org.jspecify.annotations.Nullable Line line(byte[] bytes, int from, int to) {
        int space = from;
        while (space < to && bytes[space] >= '0' && bytes[space] <= '9') {
            space++;
        }
        if (space == from || space - from > 19 || space + Line.HASH_LENGTH + 2 > to || bytes[space] != ' ') {
            return null;
        }
        long seq = Long.parseLong(new String(bytes, from, space - from, StandardCharsets.US_ASCII));
        String hash = new String(bytes, space + 1, Line.HASH_LENGTH, StandardCharsets.US_ASCII);
        return new Line(seq, hash, java.util.Arrays.copyOfRange(bytes, from, to));
    }
}
