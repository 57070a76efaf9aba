package org.shopkeeper.planner.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shopkeeper.planner.benchmark.CoreGenerator;
import org.shopkeeper.planner.benchmark.InstanceSize;

class CalendarLedgerTest {

    @ParameterizedTest(name = "{0}-{1}, random seed {2}")
    @CsvSource({"TINY,1,11", "TINY,8,12", "SMALL,1,13", "SMALL,4,14"})
    void an_item_fits_exactly_where_the_evaluator_finds_no_new_violation(
            InstanceSize size, long seed, long randomSeed) {
        SlotTable table = SlotTable.of(CoreGenerator.generate(size, seed));
        CoreEvaluator evaluator = new CoreEvaluator(table);
        CalendarLedger ledger = new CalendarLedger(table);
        Obstacles obstacles = new Obstacles(ledger);
        Random random = new Random(randomSeed);
        for (int step = 0; step < 400; step++) {
            if (random.nextBoolean()) {
                int promo = random.nextInt(table.problem().promos().size());
                ledger.removePromo(promo);
                if (table.promo(promo).isEmpty()) {
                    continue;
                }
                PromoSlot slot =
                        table.promo(promo).get(random.nextInt(table.promo(promo).size()));
                boolean fits = ledger.fits(slot);
                assertThat(obstacles.first(slot) == null).isEqualTo(fits);
                long expected = ledger.softFen() + ledger.gainFen(slot);
                ledger.put(slot);
                agrees(evaluator, ledger, fits);
                if (fits) {
                    assertThat(ledger.softFen()).isEqualTo(expected);
                } else {
                    ledger.removePromo(promo);
                }
            } else {
                int launch = random.nextInt(table.problem().launches().size());
                ledger.removeLaunch(launch);
                if (table.launch(launch).isEmpty()) {
                    continue;
                }
                LaunchSlot slot = table.launch(launch)
                        .get(random.nextInt(table.launch(launch).size()));
                boolean fits = ledger.fits(slot);
                assertThat(obstacles.first(slot) == null).isEqualTo(fits);
                ledger.put(slot);
                agrees(evaluator, ledger, fits);
                if (!fits) {
                    ledger.removeLaunch(launch);
                }
            }
        }
    }

    private static void agrees(CoreEvaluator evaluator, CalendarLedger ledger, boolean feasible) {
        PlanScore score = evaluator.evaluate(ledger.plan());
        assertThat(score.hard() == 0).isEqualTo(feasible);
        if (feasible) {
            assertThat(ledger.softFen()).isEqualTo(score.softFen());
            assertThat(ledger.medium()).isEqualTo(score.medium());
        }
    }
}
