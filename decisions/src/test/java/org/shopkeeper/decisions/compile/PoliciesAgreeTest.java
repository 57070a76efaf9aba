package org.shopkeeper.decisions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.dmn.kie.KieDmnCompiler;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.EvaluationBudget;
import org.shopkeeper.decisions.policy.PolicySource;

/** Every default policy answers the same on our engine and on KIE, at each constant it names and just beside it. */
class PoliciesAgreeTest {

    private static final Path POLICIES = Path.of("../dmn-models/src/main/resources");
    private static final long SEED = 20261111;
    private static final int QUESTIONS = 60;
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"-])-?\\d+(\\.\\d+)?(?![\\w\"-])");
    private static final Pattern TEXT = Pattern.compile("&quot;([^&<]*)&quot;|\"([^\"<>=]*)\"");
    private static final BigDecimal STEP = new BigDecimal("0.000001");

    static Stream<PolicySource> policies() throws IOException {
        List<PolicySource> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(POLICIES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".dmn")).sorted().toList()) {
                String path = POLICIES.relativize(file).toString().replace('\\', '/');
                found.add(new PolicySource(path, Files.readString(file)));
            }
        }
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void bothEnginesAgree(PolicySource policy) throws IOException {
        List<PolicySource> others = policies().filter(p -> !p.equals(policy)).toList();
        DmnCompiler compiler = new DmnCompiler(EvaluationBudget.DEFAULT, Clock.systemUTC());
        List<PolicySource> imported = imported(compiler, policy, others);
        Decider ours = compiler.compile(policy, imported).get(0);
        Decider reference = new KieDmnCompiler().compile(policy, imported).get(0);
        Random random = new Random(SEED);
        Candidates candidates = new Candidates(policy.text());
        for (int i = 0; i < QUESTIONS; i++) {
            Map<String, Object> input = candidates.input(ours.signature().inputs(), random);
            Decision expected = reference.decide(input, Asking.PLAIN);
            Decision actual = ours.decide(input, Asking.PLAIN);
            assertThat(difference(actual, expected))
                    .as("seed %d, question %d: %s%n ours %s%n KIE %s", SEED, i, input, actual, expected)
                    .isNull();
        }
    }

    private static List<PolicySource> imported(DmnCompiler compiler, PolicySource policy, List<PolicySource> others) {
        Map<String, PolicySource> byNamespace = new HashMap<>();
        others.forEach(o -> byNamespace.put(compiler.namespace(o), o));
        List<PolicySource> imported = new ArrayList<>();
        List<PolicySource> open = new ArrayList<>(List.of(policy));
        while (!open.isEmpty()) {
            for (String namespace : compiler.imports(open.remove(0))) {
                PolicySource other = byNamespace.get(namespace);
                if (other != null && !imported.contains(other)) {
                    imported.add(other);
                    open.add(other);
                }
            }
        }
        return imported;
    }

    private static @Nullable String difference(Decision actual, Decision expected) {
        if (actual.getClass() != expected.getClass()) {
            return "another kind of result";
        }
        if (!actual.explanation().matchedRules().equals(expected.explanation().matchedRules())) {
            return "other rows";
        }
        return actual instanceof Decision.Decided a && expected instanceof Decision.Decided b
                ? Compositions.same(a.output(), b.output()) ? null : "another output"
                : null;
    }

    /** Values that the policy's text names, and those just beside them. */
    private static final class Candidates {
        private final List<BigDecimal> numbers = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();

        Candidates(String text) {
            TreeSet<BigDecimal> cuts = new TreeSet<>();
            NUMBER.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(BigDecimal::new)
                    .forEach(cuts::add);
            for (BigDecimal cut : cuts) {
                numbers.add(cut.subtract(STEP));
                numbers.add(cut);
                numbers.add(cut.add(STEP));
            }
            TEXT.matcher(text)
                    .results()
                    .map(m -> m.group(1) != null ? m.group(1) : m.group(2))
                    .distinct()
                    .forEach(texts::add);
            texts.add("something else");
        }

        Map<String, Object> input(List<Field> fields, Random random) {
            Map<String, Object> input = new LinkedHashMap<>();
            for (Field field : fields) {
                input.put(field.name(), value(field, random));
            }
            return input;
        }

        private @Nullable Object value(Field field, Random random) {
            if (field.nullable() && random.nextInt(6) == 0) {
                return null;
            }
            List<Object> allowed = field.allowedValues();
            if (allowed != null && !allowed.isEmpty()) {
                return allowed.get(random.nextInt(allowed.size()));
            }
            return value(field.type(), random);
        }

        private @Nullable Object value(FieldType type, Random random) {
            if (type instanceof FieldType.ListOf list) {
                List<@Nullable Object> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(list.element(), random));
                }
                return items;
            }
            if (type instanceof FieldType.Struct struct) {
                return input(struct.fields(), random);
            }
            if (type instanceof Scalar scalar) {
                return switch (scalar) {
                    case NUMBER -> numbers.get(random.nextInt(numbers.size()));
                    case BOOLEAN -> random.nextBoolean();
                    case DATE -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(730));
                    default -> texts.get(random.nextInt(texts.size()));
                };
            }
            return Map.of();
        }
    }
}
