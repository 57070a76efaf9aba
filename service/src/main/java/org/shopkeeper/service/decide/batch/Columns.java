package org.shopkeeper.service.decide.batch;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.service.json.StrictJson;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;

/**
 * How the columns of a sheet stand for the inputs of a decision: one column per input, dotted names for what is nested
 * ({@code order.placedAt}), JSON in a cell for lists and maps. An empty cell is an absent input.
 */
final class Columns {

    /** A column for the case's name in the decision log. */
    static final String BUSINESS_KEY = "businessKey";

    private final List<String> heads;
    private final List<@Nullable Column> columns;

    /** @param path names from the input's root */
    private record Column(List<String> path, FieldType type) {}

    private Columns(List<String> heads, List<@Nullable Column> columns) {
        this.heads = heads;
        this.columns = columns;
    }

    /**
     * @param heads as they stand in the first row; {@code outcome.…} and {@code output.…} are passed over, so that an answer
     *     can be asked again
     * @throws ProblemException INVALID_REQUEST with every column that the decision does not know
     */
    static Columns bind(List<String> heads, Signature signature) {
        Map<String, Column> known = leaves(signature);
        var mistakes = new ArrayList<Mistake>();
        var seen = new HashSet<String>();
        var columns = new ArrayList<@Nullable Column>();
        for (String head : heads) {
            Column column = known.get(head);
            columns.add(column);
            boolean passedOver = column == null
                    && (head.equals(BUSINESS_KEY)
                            || head.startsWith(SheetRow.OUTCOME)
                            || head.startsWith(SheetRow.OUTPUT));
            if (!seen.add(head)) {
                mistakes.add(Mistake.in(
                        "column " + head,
                        "DUPLICATE_NAME",
                        "列 " + head + " 出现了两次",
                        "The column " + head + " comes twice."));
            } else if (column == null && !passedOver) {
                String names = String.join(", ", known.keySet());
                mistakes.add(Mistake.in(
                        "column " + head,
                        "UNKNOWN_NAME",
                        "没有名为 " + head + " 的输入；可用：" + names,
                        "There is no input named " + head + "; known: " + names));
            }
        }
        if (!mistakes.isEmpty()) {
            throw ProblemException.of(ProblemType.INVALID_REQUEST, mistakes);
        }
        return new Columns(heads, columns);
    }

    /** Names of the columns that a decision's inputs fill. */
    static List<String> of(Signature signature) {
        return List.copyOf(leaves(signature).keySet());
    }

    private static Map<String, Column> leaves(Signature signature) {
        var leaves = new LinkedHashMap<String, Column>();
        for (Field input : signature.inputs()) {
            collect(List.of(input.name()), input.type(), leaves);
        }
        return leaves;
    }

    private static void collect(List<String> path, FieldType type, Map<String, Column> leaves) {
        if (type instanceof FieldType.Struct struct) {
            for (Field field : struct.fields()) {
                var longer = new ArrayList<>(path);
                longer.add(field.name());
                collect(longer, field.type(), leaves);
            }
        } else {
            leaves.put(String.join(".", path), new Column(path, type));
        }
    }

    List<String> heads() {
        return heads;
    }

    /**
     * @param cells one per head, fewer where the last ones are empty: text, or what a spreadsheet cell holds (a number, a
     *     boolean); null for an empty one
     * @param shown the same cells as they are written out again
     */
    Row row(long number, List<? extends @Nullable Object> cells, List<String> shown) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        String businessKey = null;
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            Object cell = cells.get(i);
            Column column = columns.get(i);
            if (cell == null || cell.equals("")) {
                continue;
            }
            if (column != null) {
                put(facts, column.path(), value(column.type(), cell));
            } else if (heads.get(i).equals(BUSINESS_KEY)) {
                businessKey = cell.toString();
            }
        }
        return new Row(number, facts, shown, businessKey, List.of());
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, @Nullable Object> facts, List<String> path, Object value) {
        Map<String, @Nullable Object> at = facts;
        for (String step : path.subList(0, path.size() - 1)) {
            at = (Map<String, @Nullable Object>)
                    at.computeIfAbsent(step, s -> new LinkedHashMap<String, @Nullable Object>());
        }
        at.put(path.get(path.size() - 1), value);
    }

    /** The cell as JSON would have it; the text itself where it is not of the column's type, so that the check says so. */
    private static Object value(FieldType type, Object cell) {
        if (!(cell instanceof String text)) {
            return cell;
        }
        if (type == Scalar.NUMBER) {
            return number(text);
        }
        if (type == Scalar.BOOLEAN) {
            String lower = text.strip().toLowerCase(Locale.ROOT);
            return lower.equals("true") ? Boolean.TRUE : lower.equals("false") ? Boolean.FALSE : text;
        }
        if (type instanceof Scalar && type != Scalar.ANY) {
            return type == Scalar.STRING ? text : text.strip();
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        var read = StrictJson.read(utf8, 0, utf8.length);
        return read.mistakes().isEmpty() && read.value() != null ? read.value() : text;
    }

    private static Object number(String text) {
        String digits = text.strip();
        if (digits.length() > 100) {
            return text;
        }
        try {
            var number = new BigDecimal(digits);
            return StrictJson.inRange(number) ? number : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
