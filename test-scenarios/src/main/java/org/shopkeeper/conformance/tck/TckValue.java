package org.shopkeeper.conformance.tck;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of test cases: from XML schema types, to JSON, and compared with what came back as JSON. */
final class TckValue {

    /** As the kit's own runners compare numbers. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.00000001");

    private TckValue() {}

    /** @param type local name of an XML schema type */
    static Object of(String type, String text) {
        String plain = text.strip();
        return switch (type) {
            case "decimal", "double", "float", "integer", "int", "long" -> new BigDecimal(plain);
            case "boolean" -> Boolean.valueOf(plain);
            case "date" -> new TckFile.Typed("date", plain);
            case "time" -> new TckFile.Typed("time", plain);
            case "dateTime" -> new TckFile.Typed("date and time", plain);
            case "duration", "dayTimeDuration", "yearMonthDuration" -> new TckFile.Typed(durationType(plain), plain);
            default -> text;
        };
    }

    private static String durationType(String text) {
        String date = text.split("T", 2)[0];
        return date.contains("Y") || date.contains("M") ? "years and months duration" : "days and time duration";
    }

    /** As the service takes it. */
    static @Nullable Object toJson(@Nullable Object value) {
        if (value instanceof TckFile.Typed typed) {
            return Map.of("@type", typed.type(), "value", typed.text());
        }
        if (value instanceof List<?> list) {
            var items = new ArrayList<@Nullable Object>();
            list.forEach(i -> items.add(toJson(i)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            var members = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((k, v) -> members.put(String.valueOf(k), toJson(v)));
            return members;
        }
        return value;
    }

    static boolean equal(@Nullable Object expected, JsonNode actual) {
        if (expected == null) {
            return actual.isNull() || actual.isMissingNode();
        }
        if (expected instanceof BigDecimal number) {
            return actual.isNumber()
                    && number.subtract(actual.decimalValue()).abs().compareTo(TOLERANCE) < 0;
        }
        if (expected instanceof Boolean bool) {
            return actual.isBoolean() && actual.booleanValue() == bool;
        }
        if (expected instanceof TckFile.Typed typed) {
            String text = actual.isObject() ? actual.path("value").asText() : actual.asText();
            return (actual.isTextual() || actual.isObject())
                    && (text.equals(typed.text()) || moment(text).equals(moment(typed.text())));
        }
        if (expected instanceof List<?> list) {
            if (!actual.isArray() || actual.size() != list.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!equal(list.get(i), actual.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expected instanceof Map<?, ?> map) {
            return actual.isObject()
                    && actual.size() == map.size()
                    && map.entrySet().stream()
                            .allMatch(e -> equal(e.getValue(), actual.path(String.valueOf(e.getKey()))));
        }
        return actual.isTextual() && actual.textValue().equals(expected);
    }

    /** The same moment or span for every way to write it ({@code P1D} and {@code PT24H}, {@code Z} and {@code +00:00}). */
    private static Object moment(String text) {
        List<Parser> parsers = List.of(
                Duration::parse,
                t -> Period.parse(t).toTotalMonths(),
                LocalDateTime::parse,
                OffsetDateTime::parse,
                ZonedDateTime::parse,
                t -> {
                    int at = t.indexOf('@');
                    return List.of(LocalDateTime.parse(t.substring(0, Math.max(at, 0))), t.substring(at + 1));
                },
                LocalTime::parse,
                OffsetTime::parse,
                t -> {
                    int at = t.indexOf('@');
                    return List.of(LocalTime.parse(t.substring(0, Math.max(at, 0))), t.substring(at + 1));
                });
        for (Parser parser : parsers) {
            try {
                return parser.parse(text);
            } catch (DateTimeException | ArithmeticException other) {
                continue;
            }
        }
        return text;
    }

    private interface Parser {
        Object parse(String text);
    }
}
