package org.shopkeeper.decisions.feel;

import java.util.regex.PatternSyntaxException;

/** Writes a regular expression of XPath 3.1 / XML Schema as Java's engine reads it. */
final class XPathPattern {

    private static final String NAME_START = "\\p{L}_:";
    private static final String NAME = "\\p{L}\\p{M}\\p{N}_:.\\-\\u00B7";

    private XPathPattern() {}

    /**
     * @param spaced flag {@code x}: white space outside character classes is not part of the pattern
     * @throws PatternSyntaxException for what XPath does not have
     */
    static String toJava(String pattern, boolean spaced) {
        StringBuilder java = new StringBuilder(pattern.length() + 16);
        int classes = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                if (i + 1 == pattern.length()) {
                    throw new PatternSyntaxException("Nothing after the backslash", pattern, i);
                }
                i = escape(pattern, i + 1, classes > 0, java);
            } else if (classes > 0 && c == '-' && i + 1 < pattern.length() && pattern.charAt(i + 1) == '[') {
                // Subtraction: [a-z-[aeiou]].
                java.append("&&[^");
                classes++;
                i++;
                if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '^') {
                    java.setLength(java.length() - 1);
                    i++;
                }
            } else if (c == '[') {
                if (classes > 0) {
                    java.append("\\[");
                } else {
                    classes++;
                    java.append('[');
                }
            } else if (c == ']' && classes > 0) {
                classes--;
                java.append(']');
            } else if (classes > 0 && c == '&') {
                java.append("\\&");
            } else if (classes == 0 && c == '(' && pattern.startsWith("(?", i) && !pattern.startsWith("(?:", i)) {
                throw new PatternSyntaxException("XPath has no such group", pattern, i);
            } else if (classes == 0 && spaced && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
                continue;
            } else if (classes == 0 && c == '#') {
                java.append("\\#");
            } else {
                java.append(c);
            }
        }
        return java.toString();
    }

    private static int escape(String pattern, int at, boolean inClass, StringBuilder java) {
        char c = pattern.charAt(at);
        switch (c) {
            case 'i' -> java.append(inClass ? NAME_START : "[" + NAME_START + "]");
            case 'I' -> java.append("[^" + NAME_START + "]");
            case 'c' -> java.append(inClass ? NAME : "[" + NAME + "]");
            case 'C' -> java.append("[^" + NAME + "]");
            case 'd' -> java.append("\\p{Nd}");
            case 'D' -> java.append("\\P{Nd}");
            case 'w' -> java.append(inClass ? "[^\\p{P}\\p{Z}\\p{C}]" : "[^\\p{P}\\p{Z}\\p{C}]");
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
                if (c >= '0' && c <= '9' || "\\|.-^?*+{}()[]$".indexOf(c) >= 0) {
                    java.append('\\').append(c);
                } else if (Character.isLetter(c)) {
                    throw new PatternSyntaxException("XPath has no escape \\" + c, pattern, at);
                } else {
                    java.append('\\').append(c);
                }
            }
        }
        return at;
    }
}
