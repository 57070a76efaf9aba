package org.shopkeeper.decisions.feel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that a text may use although they are no single word ({@code Applicant Data}, {@code pre-tax}). FEEL lets them
 * contain spaces and signs, so that only who knows them can read them: the longest known name wins (DMN 1.5, §10.3.1.2).
 * Single words need not be known.
 */
public final class Names {

    private final @Nullable Names outer;
    private final Map<String, List<String>> byFirstWord = new HashMap<>();

    private Names(@Nullable Names outer) {
        this.outer = outer;
    }

    /** No names. */
    public static Names none() {
        return new Names(null);
    }

    /** A scope inside this one. */
    public Names inner() {
        return new Names(this);
    }

    public Names add(String name) {
        String normal = normal(name);
        int end = wordEnd(normal, 0);
        if (end < normal.length() || end == 0) {
            List<String> same = byFirstWord.computeIfAbsent(normal.substring(0, end), k -> new ArrayList<>());
            if (!same.contains(normal)) {
                same.add(normal);
            }
        }
        return this;
    }

    /** The name with single spaces between its parts. */
    public static String normal(String name) {
        return name.strip().replaceAll("[\\s\\u00A0\\u3000]+", " ");
    }

    /**
     * The longest known name at this place of a text.
     *
     * @return its end in the text and the name; null if none is there
     */
    @Nullable
    Match longest(String text, int at) {
        int end = wordEnd(text, at);
        String first = text.substring(at, end);
        Match best = null;
        for (Names scope = this; scope != null; scope = scope.outer) {
            List<String> same = scope.byFirstWord.get(first);
            if (same == null) {
                continue;
            }
            for (String name : same) {
                int to = matches(name, text, at);
                if (to >= 0 && (best == null || to > best.end)) {
                    best = new Match(name, to);
                }
            }
        }
        return best;
    }

    record Match(String name, int end) {}

    private static int matches(String name, String text, int at) {
        int i = at;
        for (int n = 0; n < name.length(); n++) {
            char wanted = name.charAt(n);
            if (wanted == ' ') {
                int from = i;
                while (i < text.length() && Characters.isSpace(text.charAt(i))) {
                    i++;
                }
                if (i == from) {
                    return -1;
                }
            } else {
                if (i >= text.length() || text.charAt(i) != wanted) {
                    return -1;
                }
                i++;
            }
        }
        boolean cutsWord = i < text.length()
                && Characters.isNamePart(text.codePointAt(i))
                && Characters.isNamePart(name.codePointBefore(name.length()));
        return cutsWord ? -1 : i;
    }

    private static int wordEnd(String text, int at) {
        int i = at;
        if (i < text.length() && Characters.isNameStart(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
            while (i < text.length() && Characters.isNamePart(text.codePointAt(i))) {
                i += Character.charCount(text.codePointAt(i));
            }
        }
        return i;
    }
}
