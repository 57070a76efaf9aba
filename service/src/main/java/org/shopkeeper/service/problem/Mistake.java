package org.shopkeeper.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;

/**
 * One thing that is wrong with a request; stands in a problem's {@code errors}.
 *
 * @param pointer RFC 6901 as a URI fragment, {@code #} for the whole body; null where the mistake is not in the body
 * @param parameter name of the query parameter, path part or header; null where the mistake is in the body
 * @param code one per cause, UPPER_SNAKE
 * @param line 1-based, where the body is text that cannot be read further
 * @param column 1-based
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mistake(
        @Nullable String pointer,
        @Nullable String parameter,
        String code,
        Text message,
        @Nullable Integer line,
        @Nullable Integer column) {

    public static Mistake at(String pointer, String code, String zh, String en) {
        return new Mistake(pointer, null, code, new Text(zh, en), null, null);
    }

    public static Mistake in(String parameter, String code, String zh, String en) {
        return new Mistake(null, parameter, code, new Text(zh, en), null, null);
    }

    /** A name as one step of a pointer. */
    public static String step(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }
}
