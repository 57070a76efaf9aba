package org.shopkeeper.service.decide.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into records, each of bounded size: lines, or CSV records, whose quoted fields may hold line ends. An
 * overlong record is dropped up to the end of its line, so that what follows is read again as usual.
 */
final class Records implements Closeable {

    /** Longest record, in bytes. */
    static final int MAX_BYTES = 1 << 20;

    private final InputStream in;
    private final boolean quoted;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private boolean begun;

    /**
     * What stood between two record ends.
     *
     * @param bytes without the line end; null where the record is too long
     */
    record Record(byte @Nullable [] bytes) {

        /** The text, null where it is not UTF-8 (or too long). */
        @Nullable
        String text() {
            if (bytes == null) {
                return null;
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                return null;
            }
        }
    }

    /** @param quoted whether {@code "} at the begin of a field opens one that may hold line ends (RFC 4180) */
    Records(InputStream in, boolean quoted) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.quoted = quoted;
    }

    /** The next record, null at the end. A line end at the very end begins no further record. */
    @Nullable
    Record next() throws IOException {
        skipByteOrderMark();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        record.reset();
        Place place = Place.FIELD_BEGINS;
        boolean tooLong = false;
        for (; b >= 0 && !(b == '\n' && (place != Place.QUOTED || tooLong)); b = in.read()) {
            place = quoted ? place.after(b) : place;
            if (record.size() >= MAX_BYTES) {
                tooLong = true;
            } else {
                record.write(b);
            }
        }
        return new Record(tooLong ? null : withoutCarriageReturn(record.toByteArray()));
    }

    private enum Place {
        FIELD_BEGINS,
        PLAIN,
        QUOTED,
        QUOTE_WITHIN_QUOTED;

        Place after(int b) {
            return switch (this) {
                case QUOTED -> b == '"' ? QUOTE_WITHIN_QUOTED : QUOTED;
                case QUOTE_WITHIN_QUOTED -> b == '"' ? QUOTED : b == ',' ? FIELD_BEGINS : PLAIN;
                case FIELD_BEGINS -> b == '"' ? QUOTED : b == ',' ? FIELD_BEGINS : PLAIN;
                case PLAIN -> b == ',' ? FIELD_BEGINS : PLAIN;
            };
        }
    }

    private static byte[] withoutCarriageReturn(byte[] bytes) {
        int n = bytes.length;
        return n > 0 && bytes[n - 1] == '\r' ? java.util.Arrays.copyOf(bytes, n - 1) : bytes;
    }

    private void skipByteOrderMark() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        in.mark(3);
        if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
            in.reset();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
