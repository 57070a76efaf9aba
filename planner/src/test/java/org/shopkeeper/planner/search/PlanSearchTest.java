package org.shopkeeper.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.shopkeeper.planner.OutsideFacts;
import org.shopkeeper.planner.SmallShop;
import org.shopkeeper.planner.benchmark.CoreGenerator;
import org.shopkeeper.planner.benchmark.InstanceSize;
import org.shopkeeper.planner.calendar.CalendarPlan;
import org.shopkeeper.planner.calendar.CoreEvaluator;
import org.shopkeeper.planner.calendar.PlanScore;
import org.shopkeeper.planner.calendar.PromoChoice;
import org.shopkeeper.planner.calendar.SlotTable;
import org.shopkeeper.planner.calendar.SoftPrices;
import org.shopkeeper.planner.model.CalendarSolver;
import org.shopkeeper.planner.model.CalendarWeights;
import org.shopkeeper.planner.model.LaunchCalendar;

class PlanSearchTest {

    private static final SearchLimits UNTIL_PROVEN = new SearchLimits(Duration.ofMinutes(5), Long.MAX_VALUE, 1, true);

    private static SlotTable table(InstanceSize size, long seed) {
        return SlotTable.of(CoreGenerator.generate(size, seed));
    }

    private static PlanProgress search(SlotTable table, SearchLimits limits) {
        return new PlanSearch(table, limits, Clock.systemUTC(), progress -> {}).run(null);
    }

    @Test
    void proves_the_optimum_of_a_tiny_calendar() {
        SlotTable table = table(InstanceSize.TINY, 7);
        PlanProgress result = search(table, UNTIL_PROVEN);
        assertThat(result.proven()).isTrue();
        assertThat(result.gap()).isZero();
        PlanScore score = new CoreEvaluator(table).evaluate(result.plan());
        assertThat(score.hard()).isZero();
        assertThat(score.medium()).isEqualTo(-1);
        assertThat(score.softFen()).isEqualTo(7705705).isEqualTo(result.softFen());
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_the_optima_of_the_specification() {
        return OutsideFacts.of("PLAN.optimum")
                .map(fact -> DynamicTest.dynamicTest(fact.get("id").asText(), () -> {
                    JsonNode in = fact.get("input");
                    JsonNode out = fact.get("expected");
                    SlotTable table = table(
                            InstanceSize.valueOf(in.get("size").asText()),
                            in.get("seed").asLong());
                    PlanProgress result = search(table, UNTIL_PROVEN);
                    assertThat(result.proven()).isTrue();
                    assertThat(result.medium()).isEqualTo(out.get("medium").asInt());
                    assertThat(result.softFen()).isEqualTo(out.get("soft").asLong());
                    assertThat(new CoreEvaluator(table).evaluate(result.plan()).hard())
                            .isZero();
                }));
    }

    @Test
    void finds_the_same_plan_again_with_the_same_seed_and_rounds() {
        SlotTable table = table(InstanceSize.SMALL, 1);
        PlanProgress one = search(table, SearchLimits.rounds(4, 7));
        PlanProgress other = search(table, SearchLimits.rounds(4, 7));
        assertThat(other.plan()).isEqualTo(one.plan());
        // Source: the published greedy heuristic reaches −4 / 75,460,394.
        assertThat(one.medium()).isZero();
        assertThat(one.softFen()).isGreaterThan(86_000_000);
        assertThat(one.boundFen()).isNotNull().isGreaterThanOrEqualTo(one.softFen());
        assertThat(new CoreEvaluator(table).evaluate(one.plan()).hard()).isZero();
    }

    @Test
    void only_ever_reports_better_plans_and_lower_bounds() {
        List<PlanProgress> reports = new ArrayList<>();
        new PlanSearch(table(InstanceSize.SMALL, 2), SearchLimits.rounds(3, 1), Clock.systemUTC(), reports::add)
                .run(null);
        assertThat(reports).hasSizeGreaterThan(2);
        for (int i = 1; i < reports.size(); i++) {
            PlanProgress before = reports.get(i - 1);
            PlanProgress after = reports.get(i);
            assertThat(after.medium()).isGreaterThanOrEqualTo(before.medium());
            if (after.medium() == before.medium()) {
                assertThat(after.softFen()).isGreaterThanOrEqualTo(before.softFen());
            }
            if (before.boundFen() != null) {
                assertThat(after.boundFen()).isNotNull().isLessThanOrEqualTo(before.boundFen());
            }
        }
    }

    @Test
    void goes_on_from_a_plan_and_never_falls_behind_it() {
        SlotTable table = table(InstanceSize.SMALL, 3);
        PlanProgress first = search(table, SearchLimits.rounds(2, 1));
        PlanProgress second =
                new PlanSearch(table, SearchLimits.rounds(1, 2), Clock.systemUTC(), progress -> {}).run(first.plan());
        assertThat(second.medium()).isGreaterThanOrEqualTo(first.medium());
        assertThat(second.softFen()).isGreaterThanOrEqualTo(first.softFen());
    }

    @Test
    void stops_when_it_is_cancelled_and_hands_over_what_it_has() {
        AtomicReference<PlanSearch> running = new AtomicReference<>();
        PlanSearch search = new PlanSearch(
                table(InstanceSize.SMALL, 1), SearchLimits.seconds(3600, 1), Clock.systemUTC(), progress -> {
                    PlanSearch self = running.get();
                    if (self != null && progress.boundFen() != null) {
                        self.cancel();
                    }
                });
        running.set(search);
        PlanProgress result = search.run(null);
        assertThat(result.proven()).isFalse();
        assertThat(result.plan().launches()).isNotEmpty();
    }

    @Test
    void leaves_pinned_promotions_where_they_are() {
        SmallShop shop = new SmallShop();
        shop.skus.add(SmallShop.sku("S"));
        shop.promos.add(SmallShop.pinned(SmallShop.promo("A", 0, null), new PromoChoice(1, 33)));
        shop.promos.add(SmallShop.promo("B", 0, null));
        PlanProgress result = search(SlotTable.of(shop.problem()), SearchLimits.rounds(2, 1));
        assertThat(result.plan().promos())
                .containsEntry(0, new PromoChoice(1, 33))
                .containsKey(1);
    }

    @Test
    void reckons_the_whole_soft_score_as_the_planning_model_does() {
        SmallShop shop = new SmallShop();
        shop.prices = SoftPrices.DEFAULTS;
        shop.warehouse = 21_000;
        for (int i = 0; i < 3; i++) {
            shop.skus.add(SmallShop.sku("S" + i));
            for (int k = 0; k < 3; k++) {
                shop.promos.add(SmallShop.promo("P" + i + k, i, null));
            }
            shop.launches.add(SmallShop.launch("L" + i, i, i == 0));
        }
        shop.published = CalendarPlan.of(Map.of(2, new PromoChoice(0, 12)), Map.of(1, SmallShop.on(30)));
        SlotTable table = SlotTable.of(shop.problem());
        PlanProgress result = search(table, SearchLimits.rounds(3, 5));
        var score = CalendarSolver.score(LaunchCalendar.of(table, result.plan(), new CalendarWeights()));
        assertThat(score.hardScore()).isZero();
        assertThat(score.mediumScore()).isEqualTo(result.medium());
        assertThat(score.softScore()).isEqualTo(result.softFen());
    }
}
