package org.shopkeeper.planner.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.shopkeeper.planner.benchmark.CoreGenerator;
import org.shopkeeper.planner.benchmark.InstanceSize;
import org.shopkeeper.planner.calendar.CalendarPlan;
import org.shopkeeper.planner.calendar.CoreEvaluator;
import org.shopkeeper.planner.calendar.LaunchChoice;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.PlanScore;
import org.shopkeeper.planner.calendar.PromoChoice;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotTable;
import org.shopkeeper.planner.calendar.Violation;

class LaunchCalendarTest {

    /** Constraint by the violation that the evaluator counts; same-SKU rules count pairs, whichever rule they break. */
    private static final Map<String, Violation> COUNTED = Map.of(
            ConstraintNames.H3, Violation.STOCK,
            ConstraintNames.H4, Violation.BUDGET_MONTH,
            ConstraintNames.H4B, Violation.BUDGET_CHANNEL,
            ConstraintNames.H5B, Violation.EVENT_SLOTS,
            ConstraintNames.H10, Violation.WAREHOUSE,
            ConstraintNames.H10B, Violation.CS,
            ConstraintNames.H10C, Violation.CREATIVE,
            ConstraintNames.H12, Violation.LAUNCH_WEEK,
            ConstraintNames.H12B, Violation.LAUNCH_CLUSTER_GAP);

    static CalendarPlan randomPlan(SlotTable table, Random random, double promoShare, double launchShare) {
        Map<Integer, PromoChoice> promos = new TreeMap<>();
        for (int i = 0; i < table.problem().promos().size(); i++) {
            if (!table.promo(i).isEmpty() && random.nextDouble() < promoShare) {
                PromoSlot slot =
                        table.promo(i).get(random.nextInt(table.promo(i).size()));
                promos.put(i, slot.choice());
            }
        }
        Map<Integer, LaunchChoice> launches = new TreeMap<>();
        for (int i = 0; i < table.problem().launches().size(); i++) {
            if (!table.launch(i).isEmpty() && random.nextDouble() < launchShare) {
                LaunchSlot slot =
                        table.launch(i).get(random.nextInt(table.launch(i).size()));
                launches.put(i, slot.choice());
            }
        }
        return CalendarPlan.of(promos, launches);
    }

    @ParameterizedTest(name = "{0}-{1}, random seed {2}")
    @CsvSource({"TINY,1,101", "TINY,4,102", "TINY,9,103", "SMALL,1,104", "SMALL,2,105", "SMALL,3,106", "MID,1,107"})
    void scores_random_plans_exactly_as_the_evaluator_does(InstanceSize size, long seed, long randomSeed) {
        SlotTable table = SlotTable.of(CoreGenerator.generate(size, seed));
        Random random = new Random(randomSeed);
        for (int i = 0; i < (size == InstanceSize.MID ? 2 : 20); i++) {
            CalendarPlan plan = randomPlan(table, random, random.nextDouble(), random.nextDouble());
            PlanScore exact = new CoreEvaluator(table).evaluate(plan);

            LaunchCalendar calendar = LaunchCalendar.of(table, plan, new CalendarWeights());
            var explained = CalendarSolver.explain(calendar);

            HardMediumSoftLongScore score = explained.getScore();
            assertThat(score.mediumScore()).isEqualTo(exact.medium());
            assertThat(score.softScore()).isEqualTo(exact.softFen());
            assertThat(score.hardScore() == 0).isEqualTo(exact.hard() == 0);
            Map<Violation, Integer> counted = new EnumMap<>(Violation.class);
            Set<Object> pairs = new HashSet<>();
            explained.getConstraintMatchTotalMap().values().forEach(total -> {
                Violation kind = COUNTED.get(total.getConstraintName());
                if (kind != null && total.getConstraintMatchCount() > 0) {
                    counted.put(kind, total.getConstraintMatchCount());
                }
                if (Set.of(ConstraintNames.H6, ConstraintNames.H7, ConstraintNames.H8)
                        .contains(total.getConstraintName())) {
                    total.getConstraintMatchSet().forEach(m -> pairs.add(new HashSet<>(m.getIndictedObjectList())));
                }
            });
            if (!pairs.isEmpty()) {
                counted.put(Violation.SAME_SKU_RULES, pairs.size());
            }
            assertThat(counted).isEqualTo(exact.violations());
            assertThat(calendar.plan()).isEqualTo(plan);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1", "2"})
    void local_search_improves_a_random_plan_and_repeats_itself(long seed) {
        SlotTable table = SlotTable.of(CoreGenerator.generate(InstanceSize.TINY, 3));
        CalendarPlan start = randomPlan(table, new Random(seed), 0.5, 0.5);
        HardMediumSoftLongScore before = CalendarSolver.score(LaunchCalendar.of(table, start, new CalendarWeights()));
        LaunchCalendar one = improve(table, start, seed);
        LaunchCalendar other = improve(table, start, seed);
        assertThat(one.getScore()).isNotNull().isGreaterThan(before);
        assertThat(other.plan()).isEqualTo(one.plan());
    }

    private static LaunchCalendar improve(SlotTable table, CalendarPlan start, long seed) {
        return CalendarSolver.improve(
                LaunchCalendar.of(table, start, new CalendarWeights()), 500, Duration.ofMinutes(5), seed);
    }
}
