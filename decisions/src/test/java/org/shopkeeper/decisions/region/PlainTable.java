package org.shopkeeper.decisions.region;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/** A table read row by row and cell by cell, without anything clever: what the clever parts are held against. */
public final class PlainTable {

    /** Values by column, and whether each hidden condition ("column: expression") holds. */
    public record Input(Map<String, @Nullable Object> values, Map<String, Boolean> truths) {
        public Input(Map<String, @Nullable Object> values, List<Condition> assuming) {
            this(values, truths(assuming));
        }

        private static Map<String, Boolean> truths(List<Condition> assuming) {
            Map<String, Boolean> truths = new java.util.LinkedHashMap<>();
            assuming.forEach(c -> truths.put(c.column() + ": " + c.expression(), c.holds()));
            return truths;
        }
    }

    private PlainTable() {}

    public static boolean allowed(Table table, Input input) {
        for (Table.Column column : table.columns()) {
            if (!allowed(column, input.values().get(column.name()))) {
                return false;
            }
        }
        return true;
    }

    public static boolean allowed(Table.Column column, @Nullable Object value) {
        if (value == null) {
            return column.nullable();
        }
        boolean ofType =
                switch (column.type()) {
                    case NUMBER -> value instanceof BigDecimal;
                    case STRING -> value instanceof String;
                    case BOOLEAN -> value instanceof Boolean;
                    case DATE -> value instanceof java.time.LocalDate;
                    default -> throw new IllegalArgumentException("Not in these tests: " + column.type());
                };
        return ofType && accepts(column.allowed(), value);
    }

    /** Rows from 0 that match, in table order. */
    public static List<Integer> matching(Table table, Input input) {
        List<Integer> rows = new ArrayList<>();
        for (int r = 0; r < table.rows().size(); r++) {
            if (matches(table, table.rows().get(r), input)) {
                rows.add(r);
            }
        }
        return rows;
    }

    public static boolean matches(Table table, Table.Row row, Input input) {
        for (int c = 0; c < table.columns().size(); c++) {
            String name = table.columns().get(c).name();
            CellSet cell = row.cells().get(c);
            boolean holds = cell instanceof CellSet.Opaque opaque
                    ? input.truths().getOrDefault(name + ": " + opaque.expression(), false)
                    : accepts(cell, input.values().get(name));
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    public static boolean accepts(CellSet cell, @Nullable Object value) {
        if (cell instanceof CellSet.Any) {
            return true;
        } else if (cell instanceof CellSet.Values values) {
            return values.values().stream().anyMatch(v -> equal(v, value));
        } else if (cell instanceof CellSet.AllBut but) {
            return value != null && but.values().stream().noneMatch(v -> equal(v, value));
        } else if (cell instanceof CellSet.Intervals intervals) {
            return value != null
                    && intervals.parts().stream().anyMatch(part -> above(part, value) && below(part, value));
        }
        throw new IllegalArgumentException("A hidden condition: " + cell);
    }

    private static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y) == 0;
        }
        return java.util.Objects.equals(a, b);
    }

    @SuppressWarnings("unchecked")
    private static boolean above(CellSet.Interval part, Object value) {
        if (part.low() == null) {
            return true;
        } else if (part.low().getClass() != value.getClass()) {
            return false;
        }
        int order = ((Comparable<Object>) part.low()).compareTo(value);
        return order < 0 || (order == 0 && part.lowClosed());
    }

    @SuppressWarnings("unchecked")
    private static boolean below(CellSet.Interval part, Object value) {
        if (part.high() == null) {
            return true;
        } else if (part.high().getClass() != value.getClass()) {
            return false;
        }
        int order = ((Comparable<Object>) part.high()).compareTo(value);
        return order > 0 || (order == 0 && part.highClosed());
    }

    /** The answer as one comparable text; tables have one output whose priority is 3, 1, 2. */
    public static String answer(Table table, Input input) {
        if (!allowed(table, input)) {
            return "NOT_ALLOWED";
        }
        List<Integer> rows = matching(table, input);
        List<String> outputs =
                rows.stream().map(r -> table.rows().get(r).outputs().get(0)).toList();
        if (rows.isEmpty()) {
            String otherwise = table.outputs().get(0).otherwise();
            return otherwise == null ? "NO_RULE_MATCHED" : otherwise;
        }
        Comparator<String> byPriority = Comparator.comparing(List.of("3", "1", "2")::indexOf);
        var numbers = outputs.stream().map(BigDecimal::new);
        return switch (table.hitPolicy()) {
            case UNIQUE -> rows.size() > 1 ? "SEVERAL_RULES_MATCHED" : outputs.get(0);
            case ANY -> outputs.stream().distinct().count() > 1 ? "SEVERAL_RULES_MATCHED" : outputs.get(0);
            case FIRST -> outputs.get(0);
            case PRIORITY -> outputs.stream().min(byPriority).orElseThrow();
            case RULE_ORDER, COLLECT -> "list " + String.join(",", outputs);
            case OUTPUT_ORDER ->
                "list " + String.join(",", outputs.stream().sorted(byPriority).toList());
            case COLLECT_SUM -> numbers.reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
            case COLLECT_COUNT -> String.valueOf(outputs.size());
            case COLLECT_MIN -> numbers.reduce(BigDecimal::min).orElseThrow().toPlainString();
            case COLLECT_MAX -> numbers.reduce(BigDecimal::max).orElseThrow().toPlainString();
        };
    }

    /** An outcome of the library in the same words. */
    public static String answer(Outcome outcome) {
        if (outcome.kind() != Outcome.Kind.DECIDED) {
            return outcome.kind().name();
        }
        String values = String.join(
                ",", outcome.values().stream().map(v -> v.get("out")).toList());
        return (outcome.list() ? "list " : "") + values;
    }
}
