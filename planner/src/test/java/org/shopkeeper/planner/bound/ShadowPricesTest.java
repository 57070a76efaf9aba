package org.shopkeeper.planner.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
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
                .filter(price -> price.limit() == ShadowPrices.Limit.BUDGET_MONTH)
                .findFirst()
                .orElseThrow();
        long more = 10_00;

        Capacities now = problem.capacities();
        List<Long> budgets = new ArrayList<>(now.budgetPerMonthFen());
        budgets.set(budget.key(), budgets.get(budget.key()) + more);
        Capacities wider = new Capacities(
                budgets,
                now.channelBudgetPerMonthFen(),
                now.warehouseMilliPerDay(),
                now.contactsMilliPerDay(),
                now.creativePerDay());
        long before = bound(problem);
        long after = bound(problem.withCapacities(wider));

        assertThat(after - before).isBetween(0L, Math.round(budget.fenPerUnit() * more) + 2);
        assertThat((double) (after - before)).isGreaterThan(0.9 * budget.fenPerUnit() * more - 2);
        assertThat(budget.perThousandFen()).isPositive();
    }

    private static long bound(LaunchCalendarProblem problem) {
        PackingModel model = PackingModel.whole(SlotTable.of(problem));
        return Objects.requireNonNull(LinearRelaxation.solve(model, LinearRelaxation.Strength.TIGHT, LONG))
                .boundFen();
    }
}
