package org.shopkeeper.service.replenish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shopkeeper.service.jobs.JobFailed;
import org.shopkeeper.service.sales.SalesFacts.BiggestOrder;
import org.shopkeeper.service.sales.SalesFacts.DaySales;

class DemandTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

    @Test
    void countsDaysWithoutSalesInMeanAndDeviation() {
        Demand demand = Demand.of(List.of(sold(0, 7), sold(13, 7)), window(14));

        assertThat(demand.perDay()).isEqualByComparingTo("1");
        // Sample deviation of two sevens and twelve zeros: √((2·36 + 12·1)/13)
        assertThat(demand.deviationPerDay().doubleValue()).isCloseTo(2.541955, within(1e-6));
    }

    @Test
    void countsWholeWeeksBackFromTheLastDay() {
        Demand demand = Demand.of(List.of(sold(0, 100), sold(2, 5), sold(8, 1), sold(9, 2), sold(15, 3)), window(16));

        assertThat(demand.weekly()).extracting(BigDecimal::intValue).containsExactly(6, 5);
        assertThat(demand.units()).isEqualTo(111);
    }

    @Test
    void withoutAnOrderItsDayKeepsWhatElseWasSold() {
        var order = new BiggestOrder("1", FIRST.plusDays(3), 40, new BigDecimal("80"), false);

        Demand rest = Demand.without(order, List.of(sold(3, 50), sold(4, 1)), window(14));

        assertThat(rest.units()).isEqualTo(11);
        assertThat(rest.gross()).isEqualByComparingTo("22");
    }

    @Test
    void twoWeeksAreTheLeastThatSaysAnything() {
        assertThatThrownBy(() -> window(13)).isInstanceOf(JobFailed.class);
    }

    private static DaySales sold(int day, long units) {
        return new DaySales(FIRST.plusDays(day), units, BigDecimal.valueOf(2 * units));
    }

    private static Window window(int days) {
        return new Window(FIRST, FIRST.plusDays(days - 1));
    }
}
