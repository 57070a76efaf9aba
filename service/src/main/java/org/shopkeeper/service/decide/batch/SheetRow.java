package org.shopkeeper.service.decide.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.service.decide.Answer;

/**
 * One answered row as cells: the columns as they came, then what was decided under {@code output.…}, then how under {@code
 * outcome.…}. The last row of an answer has {@code end} in {@code outcome.row}.
 */
final class SheetRow {

    static final String OUTCOME = "outcome.";
    static final String OUTPUT = "output.";

    private final ObjectMapper json;
    private final int release;
    private final List<String> inputs;
    private final List<String> outputs;

    /** @param inputs the columns as they came; null: those of the signature */
    SheetRow(ObjectMapper json, Signature signature, int release, @Nullable List<String> inputs) {
        this.json = json;
        this.release = release;
        this.inputs = (inputs == null ? Columns.of(signature) : inputs)
                .stream()
                        .filter(head -> !head.startsWith(OUTCOME) && !head.startsWith(OUTPUT))
                        .toList();
        this.heads = inputs;
        this.outputs = signature.listOutput() || signature.scalarOutput()
                ? List.of("value")
                : signature.outputs().stream().map(Field::name).toList();
    }

    private final @Nullable List<String> heads;

    List<String> head() {
        var head = new ArrayList<>(inputs);
        outputs.forEach(name -> head.add(OUTPUT + name));
        for (String name :
                List.of("row", "status", "matchedRules", "reasons", "missing", "warnings", "errors", "release")) {
            head.add(OUTCOME + name);
        }
        return head;
    }

    /** Strings, numbers and booleans, one per column of {@link #head}; null for an empty cell. */
    List<@Nullable Object> cells(Row row, Outcome outcome) {
        var cells = new ArrayList<@Nullable Object>();
        for (String head : inputs) {
            cells.add(input(row, head));
        }
        Answer answer = outcome instanceof Outcome.Answered a ? a.answer() : null;
        Map<String, @Nullable Object> output = answer == null ? null : answer.output();
        for (String name : outputs) {
            cells.add(output == null ? null : cell(output.get(name)));
        }
        cells.add(BigDecimal.valueOf(row.number()));
        cells.add(outcome.status());
        cells.add(answer == null ? null : joined(answer.matchedRules(), String::valueOf));
        cells.add(answer == null ? null : joined(answer.reasons(), SheetRow::line));
        cells.add(answer == null ? null : joined(answer.missing(), String::valueOf));
        cells.add(answer == null ? null : joined(answer.warnings(), w -> w.zh() + " / " + w.en()));
        cells.add(outcome instanceof Outcome.Refused refused ? joined(refused.errors(), Outcome::line) : null);
        cells.add(BigDecimal.valueOf(release));
        return cells;
    }

    List<@Nullable Object> end(Summary summary) {
        var cells = new ArrayList<@Nullable Object>();
        for (int i = 0; i < inputs.size() + outputs.size(); i++) {
            cells.add(null);
        }
        cells.add("end");
        cells.add(summary.complete() ? "COMPLETE" : "INCOMPLETE");
        cells.add(null);
        cells.add(summary.line());
        cells.add(null);
        cells.add(null);
        cells.add(null);
        cells.add(BigDecimal.valueOf(release));
        return cells;
    }

    private @Nullable Object input(Row row, String head) {
        List<String> shown = row.cells();
        if (shown != null && heads != null) {
            int at = heads.indexOf(head);
            return at < shown.size() && !shown.get(at).isEmpty() ? shown.get(at) : null;
        }
        Object value = row.facts();
        for (String step : head.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return cell(value);
    }

    private @Nullable Object cell(@Nullable Object value) {
        if (value instanceof Map || value instanceof Collection) {
            try {
                return json.writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("JSON values can be written as JSON", e);
            }
        }
        return value;
    }

    private static String line(Reason reason) {
        return reason.code() + ": " + reason.zh() + " / " + reason.en();
    }

    private static <T> @Nullable String joined(
            @Nullable List<? extends T> items, java.util.function.Function<T, String> text) {
        return items == null || items.isEmpty()
                ? null
                : items.stream().map(text).collect(Collectors.joining(" | "));
    }

    /**
     * A text that a spreadsheet program would run as a formula gets an apostrophe in front. Plain numbers stay as they are.
     */
    static String harmless(String text) {
        if (text.isEmpty() || "=+-@\t\r\n".indexOf(text.charAt(0)) < 0 || isNumber(text)) {
            return text;
        }
        return "'" + text;
    }

    private static boolean isNumber(String text) {
        return text.length() <= 100 && text.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    }
}
