package org.shopkeeper.decisions.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Engine;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.decisions.compile.Elements.Input;
import org.shopkeeper.decisions.compile.Elements.Plan;
import org.shopkeeper.decisions.compile.Elements.Step;
import org.shopkeeper.decisions.dmn.RowNotes;
import org.shopkeeper.decisions.feel.BudgetExceeded;
import org.shopkeeper.decisions.feel.Evaluation;
import org.shopkeeper.decisions.feel.Frame;

/** One decision served by our own compiler. */
final class CompiledDecider implements Decider {

    private final Signature signature;
    private final CompiledModel model;
    private final Step asked;
    private final Input[] inputs;
    private final Plan plan;
    private final @Nullable RowNotes rows;
    /** By row: most decisions match one, so that their explanation need not be built again. */
    private final Explanation[] oneRow;

    /** @param rows what the rows of the asked table say; null where the decision has no table */
    CompiledDecider(Signature signature, CompiledModel model, Step asked, Plan plan, @Nullable RowNotes rows) {
        this.signature = signature;
        this.model = model;
        this.asked = asked;
        this.plan = plan;
        this.inputs = plan.inputs().toArray(Input[]::new);
        this.rows = rows;
        this.oneRow = new Explanation[rows == null ? 0 : rows.reasons().size()];
        for (int i = 0; i < oneRow.length && rows != null; i++) {
            oneRow[i] = rows.explain(List.of(i + 1));
        }
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Engine engine() {
        return Engine.COMPILED;
    }

    @Override
    public Decision decide(Map<String, Object> input, Asking asking) {
        Evaluation run = model.run();
        Frame frame = model.frame(run);
        try {
            for (Input each : inputs) {
                frame.set(each.slot().slot(), input.get(each.name()));
            }
            CompiledModel.evaluate(plan, frame);
        } catch (BudgetExceeded e) {
            return cutOff(run, e.getMessage());
        } catch (StackOverflowError e) {
            return cutOff(run, "More calls inside each other than fit");
        }
        return decision(frame.get(asked.slot.slot()), frame, run, asking);
    }

    private Decision cutOff(Evaluation run, @Nullable String what) {
        List<Failure> failures = new ArrayList<>(run.failures());
        failures.add(CompiledModel.exceeded(signature.id(), signature.name(), what));
        return new Decision.Failed(failures, Explanation.NONE);
    }

    private Decision decision(@Nullable Object value, Frame frame, Evaluation run, Asking asking) {
        int[] matched = matched(frame);
        Explanation explanation = explanation(matched, run, asking, frame);
        if (run.hasFailures() && hasNull(value, 0)) {
            return new Decision.Failed(run.failures(), explanation);
        }
        if (rows != null && matched.length == 0 && value == null) {
            return signature.listOutput()
                    ? new Decision.Decided(List.of(), explanation)
                    : new Decision.NoRuleMatched(explanation);
        }
        return new Decision.Decided(shaped(value), explanation);
    }

    private static final int[] NO_ROWS = {};

    private int[] matched(Frame frame) {
        return asked.matches != null && frame.get(asked.matches.slot()) instanceof int[] found ? found : NO_ROWS;
    }

    /** How deep a null is looked for: an output, or a field of one of several outputs. */
    private static final int NULL_DEPTH = 3;

    private static boolean hasNull(@Nullable Object value, int depth) {
        if (value == null) {
            return true;
        }
        if (depth < NULL_DEPTH && value instanceof Map<?, ?> map) {
            for (Object each : map.values()) {
                if (hasNull(each, depth + 1)) {
                    return true;
                }
            }
        }
        if (depth < NULL_DEPTH && value instanceof List<?> list) {
            for (Object each : list) {
                if (hasNull(each, depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Explanation explanation(int[] matched, Evaluation run, Asking asking, Frame frame) {
        Explanation plain = Explanation.NONE;
        if (rows != null && matched.length == 1) {
            plain = oneRow[matched[0]];
        } else if (rows != null) {
            List<Integer> numbers = new ArrayList<>(matched.length);
            for (int row : matched) {
                numbers.add(row + 1);
            }
            plain = rows.explain(numbers);
        }
        if (!asking.trace() && !run.hasFailures()) {
            return plain;
        }
        List<Text> warnings = new ArrayList<>();
        for (Failure failure : run.failures()) {
            warnings.add(failure.message());
        }
        return new Explanation(
                plain.matchedRules(),
                plain.reasons(),
                warnings,
                plain.legalBasis(),
                asking.trace() ? trace(frame) : null);
    }

    /** Per decision, in the order of evaluation: its value, and the rows of its table that matched. */
    private Map<String, Object> trace(Frame frame) {
        List<Map<String, @Nullable Object>> decisions = new ArrayList<>();
        for (Step step : plan.steps()) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("decision", step.name());
            entry.put("value", frame.get(step.slot.slot()));
            if (step.matches != null && frame.get(step.matches.slot()) instanceof int[] found) {
                List<Integer> numbers = new ArrayList<>();
                for (int row : found) {
                    numbers.add(row + 1);
                }
                entry.put("matchedRules", numbers);
            }
            decisions.add(entry);
        }
        Map<String, @Nullable Object> used = new LinkedHashMap<>();
        for (Input each : inputs) {
            used.put(each.name(), frame.get(each.slot().slot()));
        }
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("inputs", used);
        trace.put("decisions", decisions);
        return trace;
    }

    /** A table with one output column answers a context too, so that all tables read alike. */
    private @Nullable Object shaped(@Nullable Object value) {
        if (rows == null || signature.outputs().size() != 1) {
            return value;
        }
        String name = signature.outputs().get(0).name();
        if (!signature.listOutput()) {
            return Collections.singletonMap(name, value);
        }
        List<?> items = value instanceof List<?> list ? list : Collections.singletonList(value);
        List<Object> shaped = new ArrayList<>(items.size());
        for (Object item : items) {
            shaped.add(Collections.singletonMap(name, item));
        }
        return shaped;
    }
}
