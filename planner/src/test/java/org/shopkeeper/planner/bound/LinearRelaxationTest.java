package org.shopkeeper.planner.bound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shopkeeper.planner.OutsideFacts;
import org.shopkeeper.planner.benchmark.CoreGenerator;
import org.shopkeeper.planner.benchmark.InstanceSize;
import org.shopkeeper.planner.calendar.SlotTable;

class LinearRelaxationTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private static LinearRelaxation.Solution solve(InstanceSize size, long seed, LinearRelaxation.Strength strength) {
        PackingModel model = PackingModel.whole(SlotTable.of(CoreGenerator.generate(size, seed)));
        return Objects.requireNonNull(LinearRelaxation.solve(model, strength, LONG));
    }

    @ParameterizedTest(name = "{0}-{1}")
    @CsvSource({"TINY,3,12039211", "TINY,9,13988833", "SMALL,2,128923777", "MID,1,2377314586"})
    void bounds_as_the_published_relaxation_does(InstanceSize size, long seed, long expected) {
        assertThat(solve(size, seed, LinearRelaxation.Strength.PLAIN).boundFen())
                .isBetween(expected - 1, expected + 1);
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_the_facts_of_the_specification() {
        return Stream.concat(OutsideFacts.of("PLAN.optimum"), OutsideFacts.of("PLAN.bounds"))
                .filter(fact -> fact.get("expected").has("lpUpperBoundSoft"))
                // 114,000 columns take a quarter of a minute of both cores: on demand, with -Dplanner.large=true.
                .filter(fact -> Boolean.getBoolean("planner.large")
                        || !fact.get("input").get("size").asText().equals("LARGE"))
                .map(fact -> DynamicTest.dynamicTest(fact.get("id").asText(), () -> {
                    JsonNode in = fact.get("input");
                    long expected = fact.get("expected").get("lpUpperBoundSoft").asLong();
                    InstanceSize size = InstanceSize.valueOf(in.get("size").asText());
                    assertThat(solve(size, in.get("seed").asLong(), LinearRelaxation.Strength.PLAIN)
                                    .boundFen())
                            .isBetween(expected - 1, expected + 1);
                }));
    }

    @Test
    void the_tight_relaxation_is_never_above_the_plain_one_and_never_below_the_optimum() {
        long[] optima = {10498070, 4896536, 9222952, 8820524, 9881274};
        for (int seed = 1; seed <= optima.length; seed++) {
            long tight = solve(InstanceSize.TINY, seed, LinearRelaxation.Strength.TIGHT)
                    .boundFen();
            assertThat(tight)
                    .isGreaterThanOrEqualTo(optima[seed - 1])
                    .isLessThanOrEqualTo(solve(InstanceSize.TINY, seed, LinearRelaxation.Strength.PLAIN)
                            .boundFen());
        }
    }
}
