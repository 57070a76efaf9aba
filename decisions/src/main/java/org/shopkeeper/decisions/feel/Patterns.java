package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions in the flavour of XPath 3.1 (§5.6), on Java's engine. Java's engine backtracks, so every character
 * that it reads is counted against the evaluation: a hostile pattern ends as any other waste does.
 */
final class Patterns {

    private static final int MAX_PATTERN = 2_000;

    /** Compiled patterns by flags and text; the eldest leaves. */
    private static final Map<String, Pattern> CACHE = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pattern> eldest) {
            return size() > 500;
        }
    });

    private Patterns() {}

    static Object matches(String input, String pattern, String flags, Evaluation run) {
        Pattern compiled = compiled(pattern, flags);
        return compiled == null
                ? MISFIT
                : (Object) guarded(() -> matcher(compiled, input, run).find());
    }

    static Object replace(String input, String pattern, String replacement, String flags, Evaluation run) {
        Pattern compiled = compiled(pattern, flags);
        // XPath 3.1, §5.6.4: a pattern that matches the empty string is an error.
        if (compiled == null
                || Boolean.TRUE.equals(guarded(() -> matcher(compiled, "", run).find()))) {
            return MISFIT;
        }
        boolean plain = flags.indexOf('q') >= 0;
        String with = plain ? Matcher.quoteReplacement(replacement) : javaReplacement(replacement, compiled);
        if (with == null) {
            return MISFIT;
        }
        return guarded(() -> {
            Matcher matcher = matcher(compiled, input, run);
            StringBuilder result = new StringBuilder();
            while (matcher.find()) {
                matcher.appendReplacement(result, with);
                run.characters(result.length());
            }
            return matcher.appendTail(result).toString();
        });
    }

    static Object split(String input, String delimiter, Evaluation run) {
        Pattern compiled = compiled(delimiter, "");
        if (compiled == null) {
            return MISFIT;
        }
        return guarded(() -> {
            List<Object> parts = new ArrayList<>();
            Matcher matcher = matcher(compiled, input, run);
            int from = 0;
            while (matcher.find()) {
                if (matcher.end() == 0) {
                    continue;
                }
                run.elements(1);
                parts.add(input.substring(from, matcher.start()));
                from = matcher.end();
            }
            parts.add(input.substring(from));
            return parts;
        });
    }

    private interface Work {
        Object done();
    }

    private static Object guarded(Work work) {
        try {
            return work.done();
        } catch (StackOverflowError e) {
            throw new BudgetExceeded("nesting in a regular expression");
        }
    }

    private static Matcher matcher(Pattern pattern, String input, Evaluation run) {
        return pattern.matcher(new Counted(input, run));
    }

    private static @Nullable Pattern compiled(String pattern, String flags) {
        String key = flags + "/" + pattern;
        Pattern known = CACHE.get(key);
        if (known != null) {
            return known;
        }
        Pattern fresh = compile(pattern, flags);
        if (fresh != null) {
            CACHE.put(key, fresh);
        }
        return fresh;
    }

    private static @Nullable Pattern compile(String pattern, String flags) {
        int java = 0;
        boolean quoted = false;
        boolean spaced = false;
        for (int i = 0; i < flags.length(); i++) {
            switch (flags.charAt(i)) {
                case 's' -> java |= Pattern.DOTALL;
                case 'm' -> java |= Pattern.MULTILINE;
                case 'i' -> java |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'x' -> spaced = true;
                case 'q' -> quoted = true;
                default -> {
                    return null;
                }
            }
        }
        if (pattern.length() > MAX_PATTERN) {
            return null;
        }
        try {
            return quoted
                    ? Pattern.compile(Pattern.quote(pattern), java & ~Pattern.DOTALL)
                    : Pattern.compile(XPathPattern.toJava(pattern, spaced), java);
        } catch (PatternSyntaxException | StackOverflowError e) {
            return null;
        }
    }

    /** XPath's {@code $1} in Java's writing; null where it is wrong. */
    private static @Nullable String javaReplacement(String replacement, Pattern pattern) {
        int groups = pattern.matcher("").groupCount();
        StringBuilder java = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '$') {
                int end = i + 1;
                while (end < replacement.length() && Character.isDigit(replacement.charAt(end)) && end - i < 4) {
                    end++;
                }
                if (end == i + 1) {
                    return null;
                }
                // The longest number that is a group; the digits after it are text.
                while (end > i + 2 && Integer.parseInt(replacement.substring(i + 1, end)) > groups) {
                    end--;
                }
                int group = Integer.parseInt(replacement.substring(i + 1, end));
                if (group <= groups) {
                    java.append('$').append(group);
                    if (end < replacement.length() && Character.isDigit(replacement.charAt(end))) {
                        java.append('\\');
                    }
                }
                i = end - 1;
            } else if (c == '\\') {
                char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
                if (next != '\\' && next != '$') {
                    return null;
                }
                java.append('\\').append(next);
                i++;
            } else {
                java.append(c);
            }
        }
        return java.toString();
    }

    /** A text that counts how often it is read. */
    private record Counted(String text, int from, int end, Evaluation run) implements CharSequence {

        Counted(String text, Evaluation run) {
            this(text, 0, text.length(), run);
        }

        @Override
        public int length() {
            return end - from;
        }

        @Override
        public char charAt(int index) {
            run.step();
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int stop) {
            return new Counted(text, from + start, from + stop, run);
        }

        @Override
        public String toString() {
            return text.substring(from, end);
        }
    }
}
