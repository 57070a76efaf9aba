package org.shopkeeper.decisions.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One policy file as it was written.
 *
 * @param path {@code area/name.dmn} or {@code area/name.drl}, always with forward slashes
 * @param text the whole file
 */
public record PolicySource(String path, String text) {

    /** {@code area/name}: the same path without its ending. */
    public String id() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** SHA-256 of the text in UTF-8, lower-case hexadecimal. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
