package org.shopkeeper.service.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.service.problem.Mistake;

/**
 * Reads one JSON text into maps, lists, strings, booleans and {@link BigDecimal}s. Nothing is repaired or rounded: a name
 * that comes twice, a number out of range and a text that is not Unicode are mistakes, and all of them are reported.
 */
public final class StrictJson {

    /** Deepest nesting taken; no decision has facts half as deep. */
    static final int MAX_DEPTH = 100;

    /** Longest number taken, in characters. */
    static final int MAX_NUMBER = 1_000;

    /** Largest decimal exponent, that of a 128-bit decimal (DMN 1.3, §10.3.2.3.1). */
    public static final int MAX_EXPONENT = 6_144;

    private static final int MAX_MISTAKES = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 10)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(100_000_000)
                    .build())
            .build();

    private final JsonParser parser;
    private final List<Mistake> mistakes = new ArrayList<>();

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * What was read.
     *
     * @param value null where the text is {@code null} or cannot be read
     * @param mistakes empty where everything was in order
     */
    public record Read(@Nullable Object value, List<Mistake> mistakes) {}

    public static Read read(byte[] text, int offset, int length) {
        try (JsonParser parser = FACTORY.createParser(text, offset, length)) {
            return new StrictJson(parser).whole();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    /** @throws IOException if the stream fails; not for anything that is wrong with the text */
    public static Read read(InputStream text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new StrictJson(parser).whole();
        }
    }

    private Read whole() throws IOException {
        Object value = null;
        try {
            if (parser.nextToken() == null) {
                mistakes.add(Mistake.at("#", "EMPTY_BODY", "请求体为空", "The body is empty."));
            } else {
                value = value("#", 0);
                if (parser.nextToken() != null) {
                    mistakes.add(
                            placed("SYNTAX", "JSON 之后还有多余内容", "There is more text after the end of the JSON value."));
                }
            }
        } catch (JsonProcessingException e) {
            mistakes.add(syntax(e));
        } catch (TooDeep e) {
            mistakes.add(Mistake.at(
                    e.pointer,
                    "TOO_DEEP",
                    "嵌套超过 " + MAX_DEPTH + " 层",
                    "The nesting is deeper than " + MAX_DEPTH + " levels."));
        }
        return new Read(value, mistakes);
    }

    private @Nullable Object value(String pointer, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (depth > MAX_DEPTH) {
            throw new TooDeep(pointer);
        }
        return switch (token) {
            case START_OBJECT -> object(pointer, depth);
            case START_ARRAY -> array(pointer, depth);
            case VALUE_STRING -> text(pointer, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(pointer);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private Map<String, @Nullable Object> object(String pointer, int depth) throws IOException {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String here = pointer + "/" + Mistake.step(name);
            text(pointer, name);
            parser.nextToken();
            boolean twice = members.containsKey(name);
            Object value = value(here, depth + 1);
            if (twice) {
                mistake(Mistake.at(
                        here, "DUPLICATE_NAME", "名称 " + name + " 出现了两次", "The name " + name + " comes twice."));
            } else {
                members.put(name, value);
            }
        }
        return members;
    }

    private List<@Nullable Object> array(String pointer, int depth) throws IOException {
        var items = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(pointer + "/" + items.size(), depth + 1));
        }
        return items;
    }

    private String text(String pointer, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    mistake(Mistake.at(
                            pointer,
                            "NOT_UNICODE",
                            "文本含有不成对的代理字符，不是合法的 Unicode",
                            "The text holds half of a surrogate pair, which is not Unicode."));
                    return "";
                }
            }
        }
        return text;
    }

    private BigDecimal number(String pointer) throws IOException {
        if (parser.getTextLength() > MAX_NUMBER) {
            mistake(Mistake.at(
                    pointer,
                    "NUMBER_TOO_LONG",
                    "数字超过 " + MAX_NUMBER + " 个字符",
                    "The number is longer than " + MAX_NUMBER + " characters."));
            return BigDecimal.ZERO;
        }
        try {
            var number = new BigDecimal(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            if (inRange(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Only an exponent beyond 32 bits gets here; it is out of range as well.
        }
        mistake(Mistake.at(
                pointer,
                "NUMBER_OUT_OF_RANGE",
                "数字超出范围：指数最大 " + MAX_EXPONENT,
                "The number is out of range: exponents go to " + MAX_EXPONENT + "."));
        return BigDecimal.ZERO;
    }

    /** Whether the number can be written out without filling the memory with zeros. */
    public static boolean inRange(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale() - 1;
        return Math.abs(exponent) <= MAX_EXPONENT && Math.abs((long) number.scale()) <= 2 * MAX_EXPONENT;
    }

    private void mistake(Mistake mistake) {
        if (mistakes.size() < MAX_MISTAKES) {
            mistakes.add(mistake);
        }
    }

    private Mistake placed(String code, String zh, String en) {
        var at = parser.currentTokenLocation();
        return new Mistake("#", null, code, new Text(zh, en), at.getLineNr(), at.getColumnNr());
    }

    private static Mistake syntax(JsonProcessingException e) {
        var at = e.getLocation();
        String said = oneLine(e.getOriginalMessage());
        return new Mistake(
                "#",
                null,
                "SYNTAX",
                new Text("不是合法的 JSON：" + said, "Not valid JSON: " + said),
                at == null ? null : at.getLineNr(),
                at == null ? null : at.getColumnNr());
    }

    private static String oneLine(@Nullable String message) {
        if (message == null) {
            return "it ends too early or is not text";
        }
        String first = message.lines().findFirst().orElse(message);
        return first.length() <= 200 ? first : first.substring(0, 200) + "…";
    }

    private static final class TooDeep extends RuntimeException {
        private final String pointer;

        TooDeep(String pointer) {
            super(null, null, false, false);
            // The full pointer would repeat the whole bomb.
            this.pointer = pointer.length() <= 200 ? pointer : pointer.substring(0, 200) + "…";
        }
    }
}
