package org.shopkeeper.planner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.shopkeeper.planner.OutsideFacts;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotTable;

class CoreGeneratorTest {

    private static Stream<PromoSlot> promoSlots(SlotTable table) {
        return IntStream.range(0, table.problem().promos().size()).boxed().flatMap(i -> table.promo(i).stream());
    }

    private static Stream<LaunchSlot> launchSlots(SlotTable table) {
        return IntStream.range(0, table.problem().launches().size()).boxed().flatMap(i -> table.launch(i).stream());
    }

    private static void agrees(
            LaunchCalendarProblem problem,
            long promoSlots,
            long launchSlots,
            long promoValue,
            long launchValue,
            long budget,
            long warehouse,
            int creative) {
        SlotTable table = SlotTable.of(problem);
        assertThat(promoSlots(table)).hasSize((int) promoSlots);
        assertThat(launchSlots(table)).hasSize((int) launchSlots);
        assertThat(promoSlots(table).mapToLong(slot -> slot.worth().valueFen()).sum())
                .isEqualTo(promoValue);
        assertThat(launchSlots(table).mapToLong(LaunchSlot::valueFen).sum()).isEqualTo(launchValue);
        assertThat(problem.capacities().budgetPerMonthFen()).containsOnly(budget);
        assertThat(problem.capacities().warehouseMilliPerDay()).containsOnly(warehouse);
        assertThat(problem.capacities().creativePerDay().get(0)).containsOnly(creative);
    }

    @ParameterizedTest(name = "{0}-{1}")
    @CsvFileSource(resources = "generated.csv", numLinesToSkip = 1)
    void generates_the_instance_of_the_specification_bit_for_bit(
            InstanceSize size,
            long seed,
            long promoSlots,
            long launchSlots,
            long promoValue,
            long launchValue,
            long budget,
            long warehouse,
            int creative) {
        agrees(
                CoreGenerator.generate(size, seed),
                promoSlots,
                launchSlots,
                promoValue,
                launchValue,
                budget,
                warehouse,
                creative);
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_the_facts_of_the_specification() {
        return OutsideFacts.of("PLAN.generator")
                .map(fact -> DynamicTest.dynamicTest(fact.get("id").asText(), () -> {
                    JsonNode in = fact.get("input");
                    JsonNode out = fact.get("expected");
                    agrees(
                            CoreGenerator.generate(
                                    InstanceSize.valueOf(in.get("size").asText()),
                                    in.get("seed").asLong()),
                            out.get("promoColumns").asLong(),
                            out.get("launchColumns").asLong(),
                            out.get("sumPromoValue").asLong(),
                            out.get("sumLaunchValue").asLong(),
                            out.get("budgetMonth0").asLong(),
                            out.get("warehouse").asLong(),
                            out.get("creative").asInt());
                }));
    }

    @TestFactory
    Stream<DynamicTest> draws_random_numbers_as_the_specification_does() {
        return OutsideFacts.of("PLAN.rng javaRandom")
                .map(fact -> DynamicTest.dynamicTest(fact.get("id").asText(), () -> {
                    Random random = new Random(fact.get("input").get("seed").asLong());
                    JsonNode bounds = fact.get("input").get("bounds");
                    for (int i = 0; i < bounds.size(); i++) {
                        assertThat(random.nextInt(bounds.get(i).asInt()))
                                .isEqualTo(fact.get("expected").get(i).asInt());
                    }
                }));
    }
}
