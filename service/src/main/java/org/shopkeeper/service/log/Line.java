package org.shopkeeper.service.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One line of the journal: {@code SEQ HASH JSON}. HASH is the SHA-256 of {@code PREVIOUS_HASH SEQ JSON}, in lower-case
 * hexadecimal, so that each line vouches for all lines before it.
 *
 * @param text the whole line without its end, in UTF-8
 */
record Line(long seq, String hash, byte[] text) {

    static final int HASH_LENGTH = 64;

    byte[] json() {
        int from = jsonAt();
        return Arrays.copyOfRange(text, from, text.length);
    }

    int jsonAt() {
        int space = 0;
        while (text[space] != ' ') {
            space++;
        }
        return space + 1 + HASH_LENGTH + 1;
    }

    /** The value of a field that is a plain string near the beginning of the JSON; empty if it is not there. */
    String field(String name) {
        String head = new String(text, jsonAt(), Math.min(text.length - jsonAt(), 512), StandardCharsets.UTF_8);
        String mark = "\"" + name + "\":\"";
        int from = head.indexOf(mark);
        int to = from < 0 ? -1 : head.indexOf('"', from + mark.length());
        return to < 0 ? "" : head.substring(from + mark.length(), to);
    }

    String id() {
        return field("id");
    }

    /** A record that has no place in the chain yet. */
    static Line unchained(byte[] json) {
        byte[] prefix = ("0 " + "0".repeat(HASH_LENGTH) + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] text = Arrays.copyOf(prefix, prefix.length + json.length);
        System.arraycopy(json, 0, text, prefix.length, json.length);
        return new Line(0, "", text);
    }
}
