package org.shopkeeper.decisions.computed;

import java.time.DateTimeException;
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
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.Signature;

/**
 * A decision made by a formula, alone or together with released tables. Its thresholds and classes live in those tables;
 * what is here is only what a table cannot say.
 *
 * @param signature inputs and outputs, as the catalogue shows them
 * @param uses ids of the decisions that the body asks of the release, e.g. {@code market/supplierGrade}
 * @param codes by name of a text input: the column whose closed set of values is also its own
 * @param legalBasis statutes and rules behind every outcome of this decision
 */
public record ComputedDecision(
        Signature signature, List<String> uses, List<String> legalBasis, Map<String, Column> codes, Body body) {

    /** An input column of a released table. */
    public record Column(String table, String name) {}

    /** The formula. It may throw {@link ImpossibleInput}, {@link MissingFacts} and {@link Undecided}, nothing else. */
    @FunctionalInterface
    public interface Body {
        Decision decide(Inputs in, Released released);
    }

    /** Starts the description of a decision. */
    public static Draft named(String id, String spec) {
        return new Draft(id, spec);
    }

    /** The decision as it can be asked, its tables being those of one release. */
    public Decider bind(Released released) {
        return new Bound(this, signatureIn(released), released);
    }

    private Signature signatureIn(Released released) {
        List<Field> inputs = signature.inputs().stream()
                .map(field -> withCodes(field, released))
                .toList();
        return new Signature(
                signature.id(),
                signature.spec(),
                signature.title(),
                signature.kind(),
                inputs,
                signature.outputs(),
                signature.listOutput(),
                signature.scalarOutput(),
                signature.source());
    }

    private Field withCodes(Field field, Released released) {
        Column column = codes.get(field.name());
        Signature table = column == null ? null : released.signature(column.table());
        if (column == null || table == null) {
            return field;
        }
        return table.inputs().stream()
                .filter(input -> input.name().equals(column.name()) && input.allowedValues() != null)
                .findFirst()
                .map(input -> new Field(
                        field.name(),
                        field.type(),
                        field.title(),
                        field.unit(),
                        input.allowedValues(),
                        field.nullable(),
                        field.required()))
                .orElse(field);
    }

    private record Bound(ComputedDecision decision, Signature signature, Released released) implements Decider {

        @Override
        public Engine engine() {
            return Engine.JAVA;
        }

        @Override
        public Decision decide(Map<String, Object> input, Asking asking) {
            List<String> missing = MissingFacts.among(signature.inputs(), input);
            if (!missing.isEmpty()) {
                return new Decision.InsufficientData(missing, explained());
            }
            try {
                return decision.body().decide(new Inputs(input), released);
            } catch (MissingFacts e) {
                return new Decision.InsufficientData(e.names(), explained());
            } catch (Undecided e) {
                return e.decision();
            } catch (ImpossibleInput e) {
                return failed("IMPOSSIBLE_INPUT", e.path(), e.text());
            } catch (ArithmeticException | DateTimeException e) {
                // Every function guards its own denominators; this keeps one that does not from reaching the caller
                // raw.
                return failed(
                        "ARITHMETIC", null, new Text("数值无法计算", "The arithmetic has no result: " + e.getMessage()));
            }
        }

        private Decision failed(String code, @Nullable String column, Text text) {
            var place = new Failure.Place(signature.id(), signature.name(), null, column, null);
            return new Decision.Failed(List.of(new Failure(code, text, place)), explained());
        }

        private Explanation explained() {
            return Explanation.of(List.of(), List.of(), decision.legalBasis());
        }
    }
}
