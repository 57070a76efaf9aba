package org.shopkeeper.decisions.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a release consists of, before and after it is compiled. Immutable once written; {@link #hash()} binds all of it.
 *
 * @param number 1, 2, 3 …
 * @param createdAt to the millisecond, as every store keeps it
 * @param basedOn the release from which its author started; null for the first
 * @param policies by path, e.g. {@code pricing/discountApproval.dmn}
 */
public record Manifest(
        int number,
        Instant createdAt,
        String author,
        String note,
        Origin origin,
        @Nullable Integer basedOn,
        SortedMap<String, Entry> policies) {

    /** Where a release came from. */
    public enum Origin {
        /** The policies that the product ships; also those that a newer product offers later. */
        PRODUCT,
        /** Somebody published it. */
        PUBLISHED
    }

    /**
     * @param hash SHA-256 of the policy's text
     * @param version counts the different texts that this path ever had: 1, 2, 3 …
     */
    public record Entry(String hash, int version) {}

    public Manifest {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    }

    /** SHA-256 over every component, lower-case hexadecimal. */
    public String hash() {
        var text = new StringBuilder();
        line(text, "release", String.valueOf(number));
        line(text, "createdAt", createdAt.toString());
        line(text, "author", author);
        line(text, "note", note);
        line(text, "origin", origin.name());
        line(text, "basedOn", String.valueOf(basedOn));
        policies.forEach((path, entry) -> line(text, path, entry.hash() + " " + entry.version()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Lengths come first, so that no text can pass for two lines. */
    private static void line(StringBuilder text, String name, String value) {
        text.append(name.length()).append(':').append(name).append(value.length());
        text.append(':').append(value).append('\n');
    }
}
