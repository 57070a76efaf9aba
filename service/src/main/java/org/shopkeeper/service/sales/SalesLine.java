package org.shopkeeper.service.sales;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One well-formed line of a sales file.
 *
 * @param line 1-based number in the file, the header being line 1
 * @param sku exactly as written, letter case too
 * @param quantity units; negative in cancellations and write-offs
 * @param soldAt local time of the shop
 * @param unitPrice in the currency of the file, at most four decimals
 * @param customerId null where the file has none (a guest)
 */
record SalesLine(
        long line,
        String invoiceNo,
        String sku,
        String description,
        int quantity,
        LocalDateTime soldAt,
        BigDecimal unitPrice,
        @Nullable String customerId,
        String country) {

    /** Parts of the key are joined by a character that no field of a text file holds. */
    private static final char BETWEEN = '\u001f';

    /**
     * 128 bits by which the same line is known again, in whatever date or number form it was written. Lines that are
     * alike in every field have the same key; how many of them there are tells them apart.
     */
    long[] key(MessageDigest sha256) {
        String all = invoiceNo
                + BETWEEN
                + sku
                + BETWEEN
                + description
                + BETWEEN
                + quantity
                + BETWEEN
                + soldAt
                + BETWEEN
                + unitPrice.stripTrailingZeros().toPlainString()
                + BETWEEN
                + (customerId == null ? "" : customerId)
                + BETWEEN
                + country;
        byte[] digest = sha256.digest(all.getBytes(StandardCharsets.UTF_8));
        return new long[] {longAt(digest, 0), longAt(digest, Long.BYTES)};
    }

    private static long longAt(byte[] bytes, int at) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (bytes[at + i] & 0xff);
        }
        return value;
    }
}
