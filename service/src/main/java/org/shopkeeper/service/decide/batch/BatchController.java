package org.shopkeeper.service.decide.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.ShopkeeperSettings;
import org.shopkeeper.service.decide.Decide;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/decisions/{area}/{name}/batch}. */
@RestController
class BatchController {

    /** Largest body taken, packed. */
    private static final long MAX_BYTES = 4L << 30;

    /** Largest body taken, unpacked. */
    private static final long MAX_UNPACKED = 16L << 30;

    /** So many at once, so that batches leave room for single questions. */
    private static final int AT_ONCE = 8;

    private final Decide decide;
    private final ObjectMapper json;
    private final Path spools;
    private final Semaphore places = new Semaphore(AT_ONCE);

    BatchController(Decide decide, ObjectMapper json, ShopkeeperSettings settings) throws IOException {
        this.decide = decide;
        this.json = json;
        this.spools = settings.home().resolve("spool");
        SpooledBody.clear(spools);
    }

    /**
     * Asks one decision for every row of the body. The whole batch is decided by one release.
     *
     * @param fromRow first row answered; what was answered before a break need not be asked again
     * @param number the release that shall decide; name it when a cut batch goes on
     */
    @PostMapping("/v1/decisions/{area}/{name}/batch")
    void batch(
            @PathVariable String area,
            @PathVariable String name,
            @RequestParam(defaultValue = "1") long fromRow,
            @RequestParam(name = "release", required = false) @Nullable Integer number,
            @RequestParam(required = false) @Nullable String asOf,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Format from = Format.ofContent(request.getContentType());
        Format to = Format.ofAccept(request.getHeader(HttpHeaders.ACCEPT), from);
        boolean packed = packed(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        if (number != null && asOf != null) {
            throw refused(
                    "asOf", "NOT_TOGETHER", "asOf 与 release 不能同时给出", "asOf and release cannot be given together.");
        }
        Release release = decide.release(number, instant(asOf));
        String id = area + "/" + name;
        Signature signature = Decide.decider(release, id).signature();
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE, "A batch may have " + MAX_BYTES + " bytes.");
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(ProblemType.TOO_MANY, AT_ONCE + " batches are under way already.");
        }
        try {
            answer(new Batch(decide, release, id), signature, release, from, to, packed, fromRow, request, response);
        } finally {
            places.release();
        }
    }

    private void answer(
            Batch batch,
            Signature signature,
            Release release,
            Format from,
            Format to,
            boolean packed,
            long fromRow,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var writing = new AtomicReference<@Nullable RowWriter>();
        try (var body = new SpooledBody(request.getInputStream(), spools, MAX_BYTES, () -> flush(writing.get()));
                RowReader reader = open(from, body, packed, signature)) {
            response.setContentType(to == Format.CSV ? "text/csv;charset=UTF-8" : to.type());
            response.setHeader("Shopkeeper-Release", String.valueOf(release.number()));
            OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
            RowWriter writer =
                    writer(to, out, new SheetRow(json, signature, release.number(), reader.columns()), release);
            writing.set(writer);
            batch.run(reader, writer, fromRow);
            writing.set(null);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void flush(@Nullable RowWriter writer) {
        if (writer != null) {
            try {
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static RowReader open(Format format, SpooledBody body, boolean packed, Signature signature) {
        try {
            return reader(format, body, packed, signature);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static RowReader reader(Format format, SpooledBody body, boolean packed, Signature signature)
            throws IOException {
        if (format == Format.XLSX) {
            if (packed) {
                throw new ProblemException(ProblemType.WRONG_MEDIA_TYPE, "A workbook is packed already.");
            }
            body.awaitEnd();
            return new XlsxReader(body.file(), signature);
        }
        InputStream text = packed ? new Unpacked(body) : body;
        return format == Format.CSV ? new CsvReader(text, signature) : new NdjsonReader(text, signature);
    }

    /** What breaks before the first row is a problem; what breaks later stands in the last line of the answer. */
    private static ProblemException broken(IOException e) {
        if (e instanceof SpooledBody.TooLarge) {
            return new ProblemException(ProblemType.TOO_LARGE, "A batch may have " + MAX_BYTES + " bytes.");
        }
        return ProblemException.of(
                ProblemType.MALFORMED_BODY,
                List.of(Mistake.at("#", "BROKEN_OFF", "请求体不完整或无法解压", "The body is not whole, or cannot be unpacked.")));
    }

    private RowWriter writer(Format format, OutputStream out, SheetRow sheet, Release release) throws IOException {
        return switch (format) {
            case NDJSON -> new NdjsonWriter(out, json, release.number());
            case CSV -> new CsvWriter(out, sheet);
            case XLSX -> new XlsxWriter(out, sheet);
        };
    }

    private static boolean packed(@Nullable String encoding) {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw new ProblemException(ProblemType.WRONG_MEDIA_TYPE, "Bodies may be packed by gzip, and by nothing else.");
    }

    private static @Nullable Instant instant(@Nullable String asOf) {
        try {
            return asOf == null ? null : ZonedDateTime.parse(asOf).toInstant();
        } catch (DateTimeException e) {
            throw refused(
                    "asOf",
                    "WRONG_TYPE",
                    "asOf 应为带时区的时刻，如 2026-11-11T00:00:00+08:00",
                    "asOf must be an instant with its zone, such as 2026-11-11T00:00:00+08:00.");
        }
    }

    private static ProblemException refused(String parameter, String code, String zh, String en) {
        return ProblemException.of(ProblemType.INVALID_REQUEST, List.of(Mistake.in(parameter, code, zh, en)));
    }

    /** Unpacks a body, up to a limit that no honest batch reaches. */
    private static final class Unpacked extends InputStream {

        private final InputStream packed;
        private @Nullable InputStream in;
        private long read;

        Unpacked(InputStream packed) {
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            InputStream from = in;
            if (from == null) {
                from = new GZIPInputStream(packed, 1 << 16);
                in = from;
            }
            int n = from.read(to, offset, length);
            read += Math.max(n, 0);
            if (read > MAX_UNPACKED) {
                throw new SpooledBody.TooLarge("the body unpacks to more than " + MAX_UNPACKED + " bytes");
            }
            return n;
        }

        @Override
        public void close() throws IOException {
            packed.close();
        }
    }
}
