package org.shopkeeper.planner.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.shopkeeper.planner.benchmark.CoreGenerator;
import org.shopkeeper.planner.benchmark.InstanceSize;
import org.shopkeeper.planner.calendar.Capacities;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.SlotTable;

class ShadowPricesTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void a_little_more_budget_earns_what_its_price_says() {
        LaunchCalendarProblem problem = CoreGenerator.generate(InstanceSize.SMALL, 1);
        PackingModel model = PackingModel.whole(SlotTable.of(problem));
        List<ShadowPrices.Price> prices = Objects.requireNonNull(ShadowPrices.of(model, LONG));
        ShadowPrices.Price budget = prices.stream()
                .filter(price -> price.limit() == ShadowPrices.Limit.BUDGET_MONTH
                        || price.limit() == ShadowPrices.Limit.BUDGET_CHANNEL)
                .max(Comparator.comparingDouble(ShadowPrices.Price::fenPerUnit))
                .orElseThrow();
        long more = 10_00;

        Capacities wider = widened(problem.capacities(), budget, more);
        long before = bound(problem);
        long after = bound(problem.withCapacities(wider));

        assertThat(after - before).isBetween(0L, Math.round(budget.fenPerUnit() * more) + 2);
        assertThat((double) (after - before)).isGreaterThan(0.9 * budget.fenPerUnit() * more - 2);
        assertThat(budget.perThousandFen()).isPositive();
    }

    /** The capacities with a little more of one budget; a channel's key counts channel by channel, month by month. */
    private static Capacities widened(Capacities now, ShadowPrices.Price budget, long more) {
        int months = now.budgetPerMonthFen().size();
        List<Long> monthly = new ArrayList<>(now.budgetPerMonthFen());
        List<List<Long>> channels = new ArrayList<>();
        now.channelBudgetPerMonthFen().forEach(each -> channels.add(new ArrayList<>(each)));
        List<Long> widened =
                budget.limit() == ShadowPrices.Limit.BUDGET_MONTH ? monthly : channels.get(budget.key() / months);
        widened.set(budget.key() % months, widened.get(budget.key() % months) + more);
        return new Capacities(
                monthly, channels, now.warehouseMilliPerDay(), now.contactsMilliPerDay(), now.creativePerDay());
    }

    private static long bound(LaunchCalendarProblem problem) {
        PackingModel model = PackingModel.whole(SlotTable.of(problem));
        return Objects.requireNonNull(LinearRelaxation.solve(model, LinearRelaxation.Strength.TIGHT, LONG))
                .boundFen();
    }
}
