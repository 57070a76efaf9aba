package org.shopkeeper.decisions.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.catalogue.Field;

/** Whatever a fact is, the answer is an outcome, a list of missing names or a named failure: never an exception. */
class HostileInputTest {
    private static final List<BigDecimal> NUMBERS = List.of(
            BigDecimal.ZERO,
            BigDecimal.ONE,
            BigDecimal.ONE.negate(),
            new BigDecimal("0.5"),
            new BigDecimal("-0.000001"),
            new BigDecimal("1e-12"),
            new BigDecimal("999999999999"),
            new BigDecimal("-999999999999"),
            new BigDecimal("1e30"),
            new BigDecimal("1e-300"));

    @Test
    void aRequiredFactThatIsNullIsNamedAsMissing() {
        var wrong = new ArrayList<String>();
        for (BusinessScenarios.Scenario scenario : plain()) {
            Decider decider = DefaultRelease.RELEASE.decider(scenario.decision());
            for (Field field :
                    decider == null ? List.<Field>of() : decider.signature().inputs()) {
                if (field.required() && !field.nullable()) {
                    Map<String, Object> input = given(scenario);
                    input.put(field.name(), null);
                    Decision decision = DefaultRelease.ask(scenario.decision(), input);
                    boolean named = decision instanceof Decision.InsufficientData lacking
                            && lacking.missing().equals(List.of(field.name()));
                    if (!named) {
                        wrong.add(scenario.name() + " without " + field.name() + " was " + decision);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void anyNumberGetsANamedResult() {
        long seed = System.nanoTime();
        System.out.println("HostileInputTest seed " + seed);
        var random = new Random(seed);
        var wrong = new ArrayList<String>();
        for (BusinessScenarios.Scenario scenario : plain()) {
            for (int round = 0; round < 20; round++) {
                Object input = spoilt(given(scenario), random, 0.3);
                try {
                    Decision decision = DefaultRelease.ask(scenario.decision(), (Map<String, ?>) input);
                    if (decision instanceof Decision.Decided decided && !isFeel(decided.output())) {
                        wrong.add(scenario.name() + " " + input + " gave " + decided.output());
                    }
                    if (decision instanceof Decision.Failed failed
                            && failed.failures().get(0).code().equals("ARITHMETIC")) {
                        wrong.add(scenario.name() + " " + input + " was not guarded");
                    }
                } catch (RuntimeException e) {
                    if (!e.getMessage().startsWith("Refused")) {
                        wrong.add(scenario.name() + " " + input + " threw " + e);
                    }
                }
            }
        }
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    private static List<BusinessScenarios.Scenario> plain() {
        return BusinessScenarios.all().stream()
                .filter(scenario -> scenario.node().path("then").has("output"))
                .toList();
    }

    private static Map<String, Object> given(BusinessScenarios.Scenario scenario) {
        JsonNode given = scenario.node().path("given");
        return Facts.feelMap(given);
    }

    private static @Nullable Object spoilt(@Nullable Object value, Random random, double chance) {
        if (value instanceof Map<?, ?> map) {
            var spoilt = new LinkedHashMap<String, Object>();
            map.forEach((key, element) -> spoilt.put(String.valueOf(key), spoilt(element, random, chance)));
            return spoilt;
        }
        if (value instanceof List<?> list) {
            var spoilt = new ArrayList<Object>();
            list.forEach(element -> spoilt.add(spoilt(element, random, chance)));
            if (random.nextInt(10) == 0 && !spoilt.isEmpty()) {
                spoilt.remove(0);
            }
            return spoilt;
        }
        return value instanceof BigDecimal && random.nextDouble() < chance
                ? NUMBERS.get(random.nextInt(NUMBERS.size()))
                : value;
    }

    private static boolean isFeel(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(HostileInputTest::isFeel);
        }
        if (value instanceof List<?> list) {
            return list.stream().allMatch(HostileInputTest::isFeel);
        }
        return value == null
                || value instanceof BigDecimal
                || value instanceof String
                || value instanceof Boolean
                || value instanceof java.time.temporal.Temporal;
    }
}
