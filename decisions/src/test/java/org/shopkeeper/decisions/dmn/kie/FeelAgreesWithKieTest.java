package org.shopkeeper.decisions.dmn.kie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.types.impl.ComparablePeriod;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.Range;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.feel.Ast.TypeText;
import org.shopkeeper.decisions.feel.Builtins;
import org.shopkeeper.decisions.feel.Evaluation;
import org.shopkeeper.decisions.feel.EvaluationBudget;
import org.shopkeeper.decisions.feel.FeelFunction;
import org.shopkeeper.decisions.feel.FeelRange;
import org.shopkeeper.decisions.feel.FeelType;
import org.shopkeeper.decisions.feel.Frame;
import org.shopkeeper.decisions.feel.Lowering;
import org.shopkeeper.decisions.feel.Node;
import org.shopkeeper.decisions.feel.Scope;

/** Our FEEL beside KIE's, expression by expression; each known difference is listed with the clause that settles it. */
class FeelAgreesWithKieTest {

    private static final Path RESOURCES = Path.of("src/test/resources/feel");
    private static final long SEED = 1111;
    private static final int GENERATED = 3_000;
    private static final MathContext COMPARED = new MathContext(30);

    private final FEEL kie = FEELBuilder.builder().build();

    @Test
    void theListedExpressionsAgreeButForTheKnownDifferences() throws IOException {
        Map<String, String> known = knownDifferences();
        List<String> differences = new ArrayList<>();
        for (String expression : Files.readAllLines(RESOURCES.resolve("expressions.txt"))) {
            String ours = ours(expression, new ArrayList<>());
            String theirs = theirs(expression);
            if (ours.equals(theirs) == known.containsKey(expression)) {
                differences.add(expression + " : ours " + ours + ", KIE " + theirs);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyNullHasAReason() throws IOException {
        List<String> silent = new ArrayList<>();
        for (String expression : Files.readAllLines(RESOURCES.resolve("expressions.txt"))) {
            List<Failure> failures = new ArrayList<>();
            if (ours(expression, failures).equals("null") && failures.isEmpty()) {
                silent.add(expression);
            }
        }
        // A property or key that is absent by the standard's own words, and the text of null.
        assertThat(silent)
                .containsExactlyInAnyOrder(
                        "get value({a:1},\"b\")",
                        "string(null)",
                        "@\"10:20:30\".time offset",
                        "@\"10:20:30+01:00\".timezone");
    }

    @Test
    void generatedExpressionsAgree() {
        Random random = new Random(SEED);
        for (int i = 0; i < GENERATED; i++) {
            String expression = new GeneratedFeel(random).expression();
            assertThat(ours(expression, new ArrayList<>()))
                    .as("seed %d, expression %d: %s", SEED, i, expression)
                    .isEqualTo(theirs(expression));
        }
    }

    private static Map<String, String> knownDifferences() throws IOException {
        Map<String, String> known = new HashMap<>();
        for (String line : Files.readAllLines(RESOURCES.resolve("known-differences.tsv"))) {
            int tab = line.lastIndexOf('\t');
            known.put(line.substring(0, tab), line.substring(tab + 1));
        }
        return known;
    }

    private static String ours(String expression, List<Failure> failures) {
        Scope.Layout layout = new Scope.Layout(null);
        Scope scope = Scope.root(layout, Builtins.names(), Builtins.names());
        Failure.Place place = new Failure.Place(null, null, null, null, expression);
        Node node = new Lowering(place, FeelAgreesWithKieTest::type, failures::add).expression(expression, scope);
        Evaluation run = new Evaluation(EvaluationBudget.DEFAULT, Clock.systemUTC());
        Object value = node.eval(new Frame(run, layout.size(), null));
        failures.addAll(run.failures());
        return shown(value);
    }

    private String theirs(String expression) {
        try {
            return shown(kie.evaluate(expression));
        } catch (RuntimeException e) {
            return "throws " + e.getClass().getSimpleName();
        }
    }

    private static @Nullable FeelType type(TypeText text) {
        if (text instanceof TypeText.Named named) {
            return FeelType.builtIn(named.name());
        }
        if (text instanceof TypeText.ListOf list) {
            FeelType element = type(list.element());
            return element == null ? null : new FeelType.ListOf(element);
        }
        if (text instanceof TypeText.RangeOf range) {
            FeelType element = type(range.element());
            return element == null ? null : new FeelType.RangeOf(element);
        }
        if (text instanceof TypeText.ContextOf context) {
            Map<String, FeelType> fields = new LinkedHashMap<>();
            for (int i = 0; i < context.names().size(); i++) {
                fields.put(context.names().get(i), type(context.types().get(i)));
            }
            return new FeelType.ContextOf("", fields);
        }
        TypeText.FunctionOf function = (TypeText.FunctionOf) text;
        List<FeelType> parameters = new ArrayList<>();
        function.parameters().forEach(p -> parameters.add(type(p)));
        return new FeelType.FunctionOf(parameters, type(function.result()));
    }

    /** Both engines' values in one writing: numbers without idle zeros, contexts by key. */
    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof BigDecimal number) {
            // KIE adds and multiplies lists without rounding to 34 digits (§10.3.2.3.1), so the last digits may differ.
            BigDecimal rounded = number.round(COMPARED);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toString();
        }
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof List<?> list) {
            StringJoiner all = new StringJoiner(", ", "[", "]");
            list.forEach(each -> all.add(shown(each)));
            return all.toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(key.toString(), shown(each)));
            return sorted.toString();
        }
        if (value instanceof FeelRange r) {
            return range(r.lowClosed(), r.low(), r.high(), r.highClosed());
        }
        if (value instanceof Range r) {
            return range(
                    r.getLowBoundary() == Range.RangeBoundary.CLOSED,
                    r.getLowEndPoint(),
                    r.getHighEndPoint(),
                    r.getHighBoundary() == Range.RangeBoundary.CLOSED);
        }
        if (value instanceof FeelFunction || value instanceof FEELFunction) {
            return "function";
        }
        if (value instanceof ComparablePeriod period) {
            return "months " + period.asPeriod().toTotalMonths();
        }
        if (value instanceof Period period) {
            return "months " + period.toTotalMonths();
        }
        return value instanceof OffsetDateTime moment ? moment.toZonedDateTime().toString() : value.toString();
    }

    private static String range(boolean lowClosed, @Nullable Object low, @Nullable Object high, boolean highClosed) {
        return (lowClosed ? "[" : "(") + end(low) + ".." + end(high) + (highClosed ? "]" : ")");
    }

    /** KIE has a value of its own for an end that is left out. */
    private static String end(@Nullable Object end) {
        return end == null || end.toString().contains("undefined") ? "" : shown(end);
    }
}
