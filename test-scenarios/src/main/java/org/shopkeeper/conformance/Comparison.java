package org.shopkeeper.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compares JSON values: numbers within a tolerance, all else exactly. */
final class Comparison {

    private final BigDecimal tolerance;
    private final List<String> differences = new ArrayList<>();

    /** @param tolerance largest absolute difference of two numbers that are taken as equal */
    Comparison(BigDecimal tolerance) {
        this.tolerance = tolerance;
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    void differs(String what) {
        differences.add(what);
    }

    /** Every member of {@code expected} is in {@code actual} and equal; what is there beyond that is let pass. */
    void members(String path, JsonNode expected, JsonNode actual) {
        expected.fields().forEachRemaining(e -> equal(join(path, e.getKey()), e.getValue(), actual.path(e.getKey())));
    }

    void equal(String path, JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            BigDecimal off =
                    expected.decimalValue().subtract(actual.decimalValue()).abs();
            if (off.compareTo(tolerance) > 0) {
                differs(path, expected, actual);
            }
        } else if (expected.isArray() && actual.isArray()) {
            if (expected.size() != actual.size()) {
                differs(path, expected, actual);
                return;
            }
            for (int i = 0; i < expected.size(); i++) {
                equal(path + "[" + i + "]", expected.get(i), actual.get(i));
            }
        } else if (expected.isObject() && actual.isObject()) {
            var names = new TreeSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                equal(join(path, name), expected.path(name), actual.path(name));
            }
        } else if (!expected.equals(actual)) {
            differs(path, expected, actual);
        }
    }

    private void differs(String path, JsonNode expected, JsonNode actual) {
        differs(path + ": expected " + shown(expected) + ", got " + shown(actual));
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
