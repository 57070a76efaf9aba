package org.shopkeeper.decisions.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A constraint that is a plain list of literals, as {@code "A","B"} or {@code 1, 2.5}. */
final class Enumeration {

    private static final Pattern LITERAL =
            Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(-?\\d+(?:\\.\\d+)?)|(true|false))\\s*(,|$)");

    private Enumeration() {}

    /** The values in order, null where the text is anything else than a list of literals. */
    static @Nullable List<Object> parse(String text) {
        var values = new ArrayList<Object>();
        var matcher = LITERAL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                return null;
            }
            if (matcher.group(1) != null) {
                values.add(matcher.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
            } else if (matcher.group(2) != null) {
                values.add(new BigDecimal(matcher.group(2)));
            } else {
                values.add(Boolean.valueOf(matcher.group(3)));
            }
            at = matcher.end();
        }
        return values.isEmpty() ? null : values;
    }
}
