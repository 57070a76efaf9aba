package org.shopkeeper.decisions.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of FEEL's own types that are no single word. */
final class TypeNames {

    private static final Names KNOWN = Names.none();

    static {
        for (String name : List.of(
                "date and time",
                "days and time duration",
                "years and months duration",
                "day time duration",
                "year month duration")) {
            KNOWN.add(name);
        }
    }

    private TypeNames() {}

    static @Nullable String builtIn(String text, int at) {
        Names.Match match = KNOWN.longest(text, at);
        return match == null ? null : match.name();
    }

    static int end(String text, int at, String name) {
        Names.Match match = KNOWN.longest(text, at);
        return match == null ? at + name.length() : match.end();
    }
}
