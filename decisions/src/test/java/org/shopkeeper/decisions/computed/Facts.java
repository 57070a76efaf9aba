package org.shopkeeper.decisions.computed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts as JSON writes them, as FEEL holds them, and how an outcome is compared with an expected one. */
final class Facts {
    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Facts() {}

    /** The folder of the domain data beside the project, or as SHOPKEEPER_SHARED says. */
    static Optional<Path> domain() {
        var candidates = new ArrayList<Path>();
        Optional.ofNullable(System.getProperty("SHOPKEEPER_SHARED"))
                .map(Path::of)
                .ifPresent(candidates::add);
        Optional.ofNullable(System.getenv("SHOPKEEPER_SHARED")).map(Path::of).ifPresent(candidates::add);
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            candidates.add(at.resolveSibling("shared"));
        }
        return candidates.stream()
                .map(shared -> shared.resolve("domain"))
                .filter(domain -> Files.exists(domain.resolve("examples.jsonl")))
                .findFirst();
    }

    static Map<String, Object> feelMap(JsonNode object) {
        var map = new LinkedHashMap<String, Object>();
        object.properties().forEach(e -> map.put(e.getKey(), feel(e.getValue())));
        return map;
    }

    static @Nullable Object feel(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isArray()) {
            var list = new ArrayList<Object>();
            node.forEach(element -> list.add(feel(element)));
            return list;
        }
        if (node.isObject()) {
            return feelMap(node);
        }
        return node.textValue();
    }

    /** The first difference, with its place; null when there is none. */
    static @Nullable String difference(
            @Nullable Object expected, @Nullable Object actual, BigDecimal tolerance, String at) {
        if (actual instanceof LocalDate date) {
            return difference(expected, date.toString(), tolerance, at);
        }
        if (actual instanceof LocalDateTime time) {
            return difference(expected, DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time), tolerance, at);
        }
        if (expected instanceof BigDecimal want && actual instanceof BigDecimal have) {
            return want.subtract(have).abs().compareTo(tolerance) <= 0
                    ? null
                    : at + ": expected " + want + ", was " + have;
        }
        if (expected instanceof List<?> want && actual instanceof List<?> have && want.size() == have.size()) {
            for (int i = 0; i < want.size(); i++) {
                String difference = difference(want.get(i), have.get(i), tolerance, at + "[" + i + "]");
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        if (expected instanceof Map<?, ?> want
                && actual instanceof Map<?, ?> have
                && want.keySet().equals(have.keySet())) {
            for (Object key : want.keySet()) {
                String difference = difference(want.get(key), have.get(key), tolerance, at + "." + key);
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        boolean same = expected == null ? actual == null : expected.equals(actual);
        return same ? null : at + ": expected " + expected + ", was " + actual;
    }
}
