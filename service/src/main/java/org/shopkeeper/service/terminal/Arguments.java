package org.shopkeeper.service.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words and options of a command line.
 *
 * @param options by name with its dashes; an option that may be repeated holds several values
 */
record Arguments(List<String> words, Map<String, List<String>> options) {

    /** Thrown for a command line that cannot be understood. */
    static final class Misused extends Exception {
        Misused(String message) {
            super(message);
        }
    }

    static Arguments of(String[] args, Set<String> known) throws Misused {
        var words = new ArrayList<String>();
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) {
                words.add(args[i]);
            } else if (!known.contains(args[i])) {
                throw new Misused("There is no option " + args[i] + ".");
            } else if (i + 1 == args.length) {
                throw new Misused(args[i] + " needs a value.");
            } else {
                options.computeIfAbsent(args[i], k -> new ArrayList<>()).add(args[++i]);
            }
        }
        return new Arguments(List.copyOf(words), options);
    }

    @Nullable
    String option(String name) {
        List<String> values = options.get(name);
        return values == null ? null : values.get(values.size() - 1);
    }

    String option(String name, String otherwise) {
        String value = option(name);
        return value == null ? otherwise : value;
    }
}
