package org.shopkeeper.decisions.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shopkeeper.decisions.dmn.DmnModel;
import org.shopkeeper.decisions.dmn.DmnReader;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.EvaluationBudget;

/** Runs TCK cases against the compiler. */
class TckTest {

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Map<Path, CompiledModel> models = new TreeMap<>();
        int passed = 0;
        int failed = 0;
        for (TckCases.Case test : TckCases.below(folder)) {
            for (String problem : problems(test, models)) {
                System.out.println(problem);
                failed++;
                passed--;
                break;
            }
            passed++;
        }
        System.out.println(passed + " passed, " + failed + " failed");
    }

    static List<String> problems(TckCases.Case test, Map<Path, CompiledModel> models) throws IOException {
        List<String> problems = new ArrayList<>();
        String where = test.model().getFileName() + " " + test.id();
        CompiledModel model;
        try {
            model = models.get(test.model());
            if (model == null) {
                model = compiled(test.model());
                models.put(test.model(), model);
            }
        } catch (RuntimeException e) {
            problems.add(where + ": " + e);
            if (System.getenv("TRACE") != null) e.printStackTrace();
            return problems;
        }
        for (TckCases.Expected expected : test.results()) {
            try {
                Evaluated answer = test.service() == null
                        ? model.decide(expected.name(), test.inputs())
                        : model.serve(test.service(), test.inputs());
                Object value = answer.value();
                if (test.service() != null && test.results().size() > 1 && value instanceof Map<?, ?> all) {
                    value = all.get(expected.name());
                }
                if (!same(value, expected.value())) {
                    problems.add(where + " " + expected.name() + ": expected " + shown(expected.value()) + " but was "
                            + shown(value) + " "
                            + answer.failures().stream()
                                    .map(f -> f.message().en())
                                    .toList()
                            + (answer.failures().isEmpty()
                                    ? ""
                                    : " @ " + answer.failures().get(0).place().expression()));
                }
            } catch (RuntimeException e) {
                problems.add(where + " " + expected.name() + ": " + e);
                if (System.getenv("TRACE") != null) e.printStackTrace();
            }
        }
        return problems;
    }

    private static String shown(Object value) {
        return value == null
                ? "null"
                : Compositions.shown(value) + ":" + value.getClass().getSimpleName();
    }

    private static boolean same(Object value, Object expected) {
        if (value instanceof List<?> a && expected instanceof List<?> b) {
            if (a.size() != b.size()) return false;
            for (int i = 0; i < a.size(); i++) if (!same(a.get(i), b.get(i))) return false;
            return true;
        }
        if (value instanceof Map<?, ?> a && expected instanceof Map<?, ?> b) {
            if (!a.keySet().equals(b.keySet())) return false;
            for (var e : a.entrySet()) if (!same(e.getValue(), b.get(e.getKey()))) return false;
            return true;
        }
        if (value instanceof java.math.BigDecimal a && expected instanceof java.math.BigDecimal b) {
            // The TCK compares to 8 digits after the point.
            return a.subtract(b).abs().compareTo(new java.math.BigDecimal("0.00000001")) <= 0;
        }
        if (value instanceof java.util.List || expected instanceof List) return false;
        return value == null || expected == null ? value == expected : Compositions.same(value, expected);
    }

    static CompiledModel compiled(Path file) throws IOException {
        DmnModel main = DmnReader.read("tck/" + file.getFileName(), Files.readString(file));
        List<DmnModel> others = new ArrayList<>();
        try (Stream<Path> files = Files.walk(file.getParent())) {
            for (Path other : files.filter(f -> f.toString().endsWith(".dmn") && !f.equals(file))
                    .toList()) {
                DmnModel model = DmnReader.read("tck/" + other.getFileName(), Files.readString(other));
                if (!model.namespace().equals(main.namespace())) others.add(model);
            }
        }
        return CompiledModel.of(main, others, EvaluationBudget.DEFAULT, Clock.systemUTC());
    }
}
