package org.shopkeeper.service.sales;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.shopkeeper.service.jobs.JobFailed;

/**
 * A sales file on disk, plain or gzip, in UTF-8 or else Windows-1252 (as the data set was first exported).
 *
 * @param sha256 over the unpacked content, so that the same sales are known again packed or not
 * @param bytes length of the unpacked content
 */
record SalesFile(Path path, boolean packed, Charset charset, String sha256, long bytes) {

    /** Largest unpacked content: a gzip of a few megabytes can unpack to a disk full. */
    private static final long MAX_BYTES = 4L << 30;

    private static final int BUFFER = 1 << 16;

    /** @throws JobFailed when it cannot be read to its end */
    static SalesFile examine(Path path) throws IOException {
        boolean packed = isGzip(path);
        MessageDigest sha256 = newSha256();
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean isUtf8 = true;
        long bytes = 0;
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        try (InputStream stream = open(path, packed)) {
            while (true) {
                int read = stream.read(in.array(), in.position(), in.remaining());
                if (read < 0) {
                    break;
                }
                sha256.update(in.array(), in.position(), read);
                bytes += read;
                if (bytes > MAX_BYTES) {
                    throw new JobFailed(
                            "FILE_TOO_LARGE",
                            "文件解压后超过 4 GB",
                            "The file has more than 4 GB when unpacked; send it in parts.");
                }
                in.limit(in.position() + read).position(0);
                if (isUtf8) {
                    out.clear();
                    isUtf8 = !utf8.decode(in, out, false).isError();
                }
                if (isUtf8) {
                    in.compact();
                } else {
                    in.clear();
                }
            }
        } catch (ZipException | java.io.EOFException broken) {
            throw new JobFailed(
                    "FILE_DAMAGED", "压缩文件已损坏或不完整", "The gzip file is damaged or was cut off: " + broken.getMessage());
        }
        // What is left undecoded at the end is half a character.
        isUtf8 &= in.position() == 0;
        Charset charset = isUtf8 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        return new SalesFile(path, packed, charset, HexFormat.of().formatHex(sha256.digest()), bytes);
    }

    Reader reader() throws IOException {
        return new InputStreamReader(open(path, packed), charset);
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isGzip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private static InputStream open(Path path, boolean packed) throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            return packed ? new GZIPInputStream(raw, BUFFER) : new BufferedInputStream(raw, BUFFER);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }
}
