package org.shopkeeper.planner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.shopkeeper.planner.OutsideFacts;
import org.shopkeeper.planner.calendar.CalendarPlan;
import org.shopkeeper.planner.calendar.CoreEvaluator;
import org.shopkeeper.planner.calendar.LaunchChoice;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.PlanScore;
import org.shopkeeper.planner.calendar.PromoChoice;
import org.shopkeeper.planner.calendar.SlotTable;
import org.shopkeeper.planner.calendar.Violation;

class CoreEvaluatorTest {

    @ParameterizedTest(name = "{0}-{1}")
    @CsvFileSource(resources = "evaluated.csv", numLinesToSkip = 1, maxCharsPerColumn = 20_000)
    void scores_any_plan_as_the_specification_does(
            InstanceSize size,
            long seed,
            int hard,
            int medium,
            long soft,
            String violations,
            String promos,
            String launches) {
        SlotTable table = SlotTable.of(CoreGenerator.generate(size, seed));
        Map<Integer, PromoChoice> promoChoices = new TreeMap<>();
        for (String item : promos.split(" ")) {
            int[] n = Arrays.stream(item.split(":")).mapToInt(Integer::parseInt).toArray();
            promoChoices.put(n[0], new PromoChoice(n[1], n[2]));
        }
        Map<Integer, Integer> days = new TreeMap<>();
        for (String item : launches.split(" ")) {
            int[] n = Arrays.stream(item.split(":")).mapToInt(Integer::parseInt).toArray();
            days.put(n[0], n[1]);
        }
        Map<Violation, Integer> expected = Arrays.stream(violations.split(" "))
                .map(v -> v.split("="))
                .collect(Collectors.toMap(v -> Violation.valueOf(v[0]), v -> Integer.parseInt(v[1])));

        PlanScore score = new CoreEvaluator(table).evaluate(plan(table, promoChoices, days));

        assertThat(score).isEqualTo(new PlanScore(hard, medium, soft, expected, promoChoices.size(), days.size()));
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_the_facts_of_the_specification() {
        return OutsideFacts.of("PLAN.evaluate")
                .map(fact -> DynamicTest.dynamicTest(fact.get("id").asText(), () -> {
                    JsonNode in = fact.get("input");
                    JsonNode out = fact.get("expected");
                    SlotTable table = SlotTable.of(CoreGenerator.generate(
                            InstanceSize.valueOf(in.get("size").asText()),
                            in.get("seed").asLong()));
                    Map<Integer, PromoChoice> promos = new TreeMap<>();
                    in.get("promo")
                            .properties()
                            .forEach(e -> promos.put(
                                    Integer.parseInt(e.getKey()),
                                    new PromoChoice(
                                            e.getValue().get(0).asInt(),
                                            e.getValue().get(1).asInt())));
                    Map<Integer, Integer> days = new TreeMap<>();
                    in.get("launch")
                            .properties()
                            .forEach(e -> days.put(
                                    Integer.parseInt(e.getKey()), e.getValue().asInt()));
                    PlanScore score = new CoreEvaluator(table).evaluate(plan(table, promos, days));
                    assertThat(score.hard()).isEqualTo(out.get("hard").asInt());
                    assertThat(score.medium()).isEqualTo(out.get("medium").asInt());
                    assertThat(score.softFen()).isEqualTo(out.get("soft").asLong());
                    Map<String, Integer> expected = new TreeMap<>();
                    out.get("violations")
                            .properties()
                            .forEach(e -> expected.put(e.getKey(), e.getValue().asInt()));
                    Map<String, Integer> found = new TreeMap<>();
                    score.violations().forEach((kind, count) -> found.put(kind.name(), count));
                    assertThat(found).isEqualTo(expected);
                }));
    }

    @Test
    void counts_a_choice_that_no_slot_offers() {
        SlotTable table = SlotTable.of(CoreGenerator.generate(InstanceSize.TINY, 1));
        CalendarPlan plan = CalendarPlan.of(Map.of(0, new PromoChoice(0, 0)), Map.of(0, new LaunchChoice(0, 1, 2, 0)));
        assertThat(new CoreEvaluator(table).evaluate(plan).violations())
                .containsEntry(Violation.INFEASIBLE_COLUMN, 1)
                .containsEntry(Violation.INFEASIBLE_LAUNCH, 1);
    }

    private static CalendarPlan plan(SlotTable table, Map<Integer, PromoChoice> promos, Map<Integer, Integer> days) {
        Map<Integer, LaunchChoice> launches = new TreeMap<>();
        days.forEach((launch, day) -> {
            LaunchSlot slot = table.findLaunchDay(launch, day);
            launches.put(launch, slot == null ? new LaunchChoice(day, day, day, 0) : slot.choice());
        });
        return CalendarPlan.of(promos, launches);
    }
}
