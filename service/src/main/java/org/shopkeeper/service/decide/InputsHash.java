package org.shopkeeper.service.decide;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.json.FeelJson;

/**
 * SHA-256 over the facts in one canonical text (names sorted, numbers without trailing zeros), so that equal facts have
 * equal hashes however they were written.
 */
final class InputsHash {

    private InputsHash() {}

    static String of(Map<String, ?> input) {
        var text = new StringBuilder(64);
        append(text, input);
        try {
            byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value instanceof String s) {
            // The length stands first, so that no text can pass for the end of another.
            text.append('"').append(s.length()).append(':').append(s);
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            var sorted = new TreeMap<String, @Nullable Object>();
            map.forEach((name, item) -> sorted.put(String.valueOf(name), item));
            sorted.forEach((name, item) -> {
                append(text, name);
                append(text, item);
            });
            text.append('}');
        } else if (value instanceof Collection<?> items) {
            text.append('[');
            items.forEach(item -> append(text, item));
            text.append(']');
        } else if (value instanceof Number number) {
            text.append('#').append(((BigDecimal) plain(number)).stripTrailingZeros());
        } else {
            text.append(value == null || value instanceof Boolean ? "!" + value : "\"" + FeelJson.of(value));
        }
    }

    private static Object plain(Number number) {
        Object plain = FeelJson.of(number);
        return plain == null ? BigDecimal.ZERO : plain;
    }
}
