package org.shopkeeper.conformance.tck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unpacks the regular files of a tar archive; the JDK has none, and the runner shall need nothing more. */
final class Tar {

    private static final int BLOCK = 512;
    private static final long MAX_FILE = 64L << 20;

    private Tar() {}

    static void unpack(InputStream in, Path folder) throws IOException {
        String longName = null;
        while (true) {
            byte[] head = in.readNBytes(BLOCK);
            if (head.length < BLOCK || head[0] == 0) {
                return;
            }
            long size = octal(head, 124, 12);
            if (size > MAX_FILE) {
                throw new IOException("the archive holds a file of " + size + " bytes");
            }
            byte[] content = in.readNBytes((int) size);
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            char kind = (char) head[156];
            if (kind == 'L') {
                longName = text(content, 0, content.length);
                continue;
            }
            String prefix = text(head, 345, 155);
            String name = longName != null
                    ? longName
                    : (prefix.isEmpty() || head[257] != 'u' ? "" : prefix + "/") + text(head, 0, 100);
            longName = null;
            if (kind == '0' || kind == 0) {
                Path file = folder.resolve(name).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("the archive names a file outside itself: " + name);
                }
                Files.createDirectories(file.resolveSibling(""));
                Files.write(file, content);
            }
        }
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] bytes, int from, int length) throws IOException {
        String digits = text(bytes, from, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("not a tar archive", e);
        }
    }
}
