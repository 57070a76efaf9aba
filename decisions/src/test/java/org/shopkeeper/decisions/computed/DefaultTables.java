package org.shopkeeper.decisions.computed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Explanation;

/** Answers from the default policy tables as the specification prints them, without an engine. */
final class DefaultTables implements Released {
    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Map<String, JsonNode> byName = new LinkedHashMap<>();

    DefaultTables(Path tables) throws IOException {
        for (JsonNode table : JSON.readTree(Files.readString(tables))) {
            byName.put(table.get("name").asText(), table);
        }
    }

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
                .filter(domain -> Files.exists(domain.resolve("tables.json")))
                .findFirst();
    }

    @Override
    public Decision ask(String id, Map<String, Object> input) {
        JsonNode table = byName.get(id.substring(id.indexOf('/') + 1));
        if (table == null) {
            throw new IllegalStateException("No table " + id);
        }
        var matched = new ArrayList<Integer>();
        var outputs = new ArrayList<Map<String, Object>>();
        int number = 0;
        for (JsonNode row : table.get("rows")) {
            number++;
            if (matches(table, row, input)) {
                matched.add(number);
                outputs.add(outputsOf(table, row));
            }
        }
        var explanation = Explanation.of(matched, List.of(), List.of());
        if (table.get("hit").asText().equals("C")) {
            return new Decision.Decided(outputs, explanation);
        }
        return outputs.isEmpty()
                ? new Decision.NoRuleMatched(explanation)
                : new Decision.Decided(outputs.get(0), Explanation.of(matched.subList(0, 1), List.of(), List.of()));
    }

    private static boolean matches(JsonNode table, JsonNode row, Map<String, Object> input) {
        int column = 0;
        for (JsonNode name : table.get("inputs")) {
            String key = name.get("name").asText();
            if (!input.containsKey(key)) {
                throw new IllegalStateException("Table " + table.get("name") + " was asked without " + key);
            }
            if (!accepts(row.get(column++).asText(), input.get(key))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> outputsOf(JsonNode table, JsonNode row) {
        var outputs = new LinkedHashMap<String, Object>();
        int column = table.get("inputs").size();
        for (JsonNode name : table.get("outputs")) {
            outputs.put(name.get("name").asText(), Facts.feel(row.get(column++)));
        }
        return outputs;
    }

    private static boolean accepts(String cell, Object value) {
        if (cell.equals("-")) {
            return true;
        }
        if (cell.startsWith("not(")) {
            return !accepts(cell.substring(4, cell.length() - 1), value);
        }
        if (cell.startsWith("[") || cell.startsWith("(")) {
            String[] ends = cell.substring(1, cell.length() - 1).split("\\.\\.");
            int low = compare(value, ends[0]);
            int high = compare(value, ends[1]);
            return (low > 0 || low == 0 && cell.startsWith("[")) && (high < 0 || high == 0 && cell.endsWith("]"));
        }
        for (String part : cell.split(",")) {
            if (acceptsOne(part.strip(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean acceptsOne(String test, Object value) {
        if (test.startsWith(">=")) {
            return compare(value, test.substring(2)) >= 0;
        }
        if (test.startsWith("<=")) {
            return compare(value, test.substring(2)) <= 0;
        }
        if (test.startsWith(">")) {
            return compare(value, test.substring(1)) > 0;
        }
        if (test.startsWith("<")) {
            return compare(value, test.substring(1)) < 0;
        }
        if (test.startsWith("\"")) {
            return test.substring(1, test.length() - 1).equals(value);
        }
        if (value instanceof BigDecimal) {
            return compare(value, test) == 0;
        }
        return test.equals(String.valueOf(value));
    }

    private static int compare(Object value, String bound) {
        return ((BigDecimal) value).compareTo(new BigDecimal(bound.strip()));
    }
}
