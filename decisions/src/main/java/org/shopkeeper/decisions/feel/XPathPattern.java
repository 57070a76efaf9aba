package org.shopkeeper.decisions.feel;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.regex.PatternSyntaxException;

/** Writes a regular expression of XPath 3.1 / XML Schema as Java's engine reads it. */
final class XPathPattern {

    private static final String NAME_START = "\\p{L}_:";
    private static final String NAME = "\\p{L}\\p{M}\\p{N}_:.\\-\\u00B7";
    private static final int NOT_A_GROUP = 0;

    private final String pattern;
    private final StringBuilder java;
    private int classes;
    private int groups;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final BitSet closed = new BitSet();

    private XPathPattern(String pattern) {
        this.pattern = pattern;
        this.java = new StringBuilder(pattern.length() + 16);
    }

    /**
     * @param spaced flag {@code x}: white space outside character classes is not part of the pattern
     * @throws PatternSyntaxException for what XPath does not have
     */
    static String toJava(String pattern, boolean spaced) {
        return new XPathPattern(spaced ? withoutSpace(pattern) : pattern).written();
    }

    private static String withoutSpace(String pattern) {
        StringBuilder dense = new StringBuilder(pattern.length());
        int inside = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (inside > 0 || !space) {
                dense.append(c);
            }
            if (c == '\\' && i + 1 < pattern.length() && inside > 0) {
                dense.append(pattern.charAt(++i));
            } else if (c == '[') {
                inside++;
            } else if (c == ']' && inside > 0) {
                inside--;
            }
        }
        return dense.toString();
    }

    private String written() {
        for (int i = 0; i < pattern.length(); i++) {
            i = next(i);
        }
        return java.toString();
    }

    /** Writes what stands at {@code i}; gives the place of its last character. */
    private int next(int i) {
        char c = pattern.charAt(i);
        if (c == '\\') {
            if (i + 1 == pattern.length()) {
                throw new PatternSyntaxException("Nothing after the backslash", pattern, i);
            }
            return escape(i + 1);
        }
        return classes > 0 ? inClass(c, i) : outside(c, i);
    }

    private int inClass(char c, int i) {
        if (c == '-' && pattern.startsWith("[", i + 1)) {
            // Subtraction, [a-z-[aeiou]], is the intersection with what the inner class is not.
            classes++;
            boolean negated = pattern.startsWith("^", i + 2);
            java.append(negated ? "&&[" : "&&[^");
            return negated ? i + 2 : i + 1;
        }
        if (c == ']') {
            classes--;
        }
        java.append(c == '[' ? "\\[" : c == '&' ? "\\&" : String.valueOf(c));
        return i;
    }

    private int outside(char c, int i) {
        if (c == '[') {
            classes++;
        } else if (c == '(') {
            boolean counts = !pattern.startsWith("?", i + 1);
            if (!counts && !pattern.startsWith("?:", i + 1)) {
                throw new PatternSyntaxException("XPath has no such group", pattern, i);
            }
            open.push(counts ? ++groups : NOT_A_GROUP);
        } else if (c == ')' && !open.isEmpty()) {
            closed.set(open.pop());
        }
        java.append(c == '#' ? "\\#" : String.valueOf(c));
        return i;
    }

    private int escape(int at) {
        char c = pattern.charAt(at);
        boolean inClass = classes > 0;
        switch (c) {
            case 'i' -> java.append(inClass ? NAME_START : "[" + NAME_START + "]");
            case 'I' -> java.append("[^" + NAME_START + "]");
            case 'c' -> java.append(inClass ? NAME : "[" + NAME + "]");
            case 'C' -> java.append("[^" + NAME + "]");
            case 'd' -> java.append("\\p{Nd}");
            case 'D' -> java.append("\\P{Nd}");
            case 'w' -> java.append("[^\\p{P}\\p{Z}\\p{C}]");
            case 'W' -> java.append("[\\p{P}\\p{Z}\\p{C}]");
            case 's', 'S', 'n', 'r', 't' -> java.append('\\').append(c);
            case 'p', 'P' -> {
                java.append('\\').append(c);
                if (pattern.startsWith("{Is", at + 1)) {
                    // A block of Unicode: IsBasicLatin is InBasicLatin to Java.
                    java.append("{In");
                    return at + 3;
                }
            }
            default -> {
                if (c >= '0' && c <= '9') {
                    return reference(at);
                }
                if ("\\|.-^?*+{}()[]$".indexOf(c) < 0) {
                    throw new PatternSyntaxException("XPath has no escape \\" + c, pattern, at);
                }
                java.append('\\').append(c);
            }
        }
        return at;
    }

    /** A reference back to a group, which must be closed before; not in a class. */
    private int reference(int at) {
        int end = at + 1;
        int group = pattern.charAt(at) - '0';
        if (classes > 0 || group == 0 || !closed.get(group)) {
            throw new PatternSyntaxException("No such group yet", pattern, at);
        }
        while (end < pattern.length() && Character.isDigit(pattern.charAt(end))) {
            int longer = group * 10 + pattern.charAt(end) - '0';
            if (longer > groups || !closed.get(longer)) {
                break;
            }
            group = longer;
            end++;
        }
        java.append("(?:\\").append(group).append(')');
        return end - 1;
    }
}
