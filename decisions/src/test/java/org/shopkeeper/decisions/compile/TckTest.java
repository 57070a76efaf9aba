package org.shopkeeper.decisions.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.dmn.DmnModel;
import org.shopkeeper.decisions.dmn.DmnReader;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.EvaluationBudget;

/** The DMN TCK against the compiler. */
class TckTest {

    /** The TCK compares numbers to eight digits after the point. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.00000001");

    @Test
    void everyCaseOfThePartPasses() throws IOException {
        Optional<Path> folder = TckPart.unpacked();
        assumeTrue(folder.isPresent(), "skipped: no ../shared/data/dmn beside the project and no SHOPKEEPER_SHARED");
        List<TckCases.Case> cases = TckCases.below(folder.orElseThrow());

        assertThat(cases).hasSizeGreaterThan(1_000);
        assertThat(problems(cases)).isEmpty();
    }

    /**
     * Runs the cases below a folder by hand and prints each difference.
     *
     * @param args the folder
     */
    public static void main(String[] args) throws IOException {
        List<TckCases.Case> cases = TckCases.below(Path.of(args[0]));
        List<String> problems = problems(cases);
        problems.forEach(System.out::println);
        System.out.println((cases.size() - problems.size()) + " passed, " + problems.size() + " failed");
    }

    private static List<String> problems(List<TckCases.Case> cases) throws IOException {
        Map<Path, CompiledModel> models = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (TckCases.Case each : cases) {
            CompiledModel model = models.get(each.model());
            if (model == null) {
                model = compiled(each.model());
                models.put(each.model(), model);
            }
            String problem = problem(each, model);
            if (problem != null) {
                problems.add(problem);
            }
        }
        return problems;
    }

    private static @Nullable String problem(TckCases.Case test, CompiledModel model) {
        for (TckCases.Expected expected : test.results()) {
            Evaluated answer = test.service() == null
                    ? model.decide(expected.name(), test.inputs())
                    : model.serve(test.service(), test.inputs());
            Object value = answer.value();
            if (test.service() != null && test.results().size() > 1 && value instanceof Map<?, ?> all) {
                value = all.get(expected.name());
            }
            if (!same(value, expected.value())) {
                return "%s %s %s: expected %s but was %s %s"
                        .formatted(
                                test.model().getFileName(),
                                test.id(),
                                expected.name(),
                                expected.value(),
                                value,
                                answer.failures());
            }
        }
        return null;
    }

    private static boolean same(@Nullable Object value, @Nullable Object expected) {
        if (value instanceof List<?> a && expected instanceof List<?> b) {
            for (int i = 0; i < a.size() && a.size() == b.size(); i++) {
                if (!same(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return a.size() == b.size();
        }
        if (value instanceof Map<?, ?> a && expected instanceof Map<?, ?> b) {
            for (Map.Entry<?, ?> entry : a.entrySet()) {
                if (!same(entry.getValue(), b.get(entry.getKey()))) {
                    return false;
                }
            }
            return a.keySet().equals(b.keySet());
        }
        if (value instanceof BigDecimal a && expected instanceof BigDecimal b) {
            return a.subtract(b).abs().compareTo(TOLERANCE) <= 0;
        }
        boolean list = value instanceof List || expected instanceof List;
        return value == null || expected == null ? value == expected : !list && Compositions.same(value, expected);
    }

    private static CompiledModel compiled(Path file) throws IOException {
        DmnModel main = DmnReader.read("tck/" + file.getFileName(), Files.readString(file));
        List<DmnModel> others = new ArrayList<>();
        try (Stream<Path> files = Files.walk(file.getParent())) {
            for (Path other : files.filter(f -> f.toString().endsWith(".dmn")).toList()) {
                DmnModel model = DmnReader.read("tck/" + other.getFileName(), Files.readString(other));
                if (!model.namespace().equals(main.namespace())) {
                    others.add(model);
                }
            }
        }
        return CompiledModel.of(main, others, EvaluationBudget.DEFAULT, Clock.systemUTC());
    }
}
