package org.shopkeeper.planner.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shopkeeper.planner.SmallShop;
import org.shopkeeper.planner.benchmark.CoreGenerator;
import org.shopkeeper.planner.benchmark.InstanceSize;

class CalendarCheckTest {

    private final SmallShop shop = new SmallShop();

    private List<String> blocking() {
        return CalendarCheck.check(shop.problem()).stream()
                .filter(CalendarFinding::blocking)
                .map(CalendarFinding::path)
                .toList();
    }

    @Test
    void finds_nothing_to_refuse_in_generated_calendars() {
        for (int seed = 1; seed <= 10; seed++) {
            assertThat(CalendarCheck.check(CoreGenerator.generate(InstanceSize.TINY, seed)))
                    .noneMatch(CalendarFinding::blocking);
        }
    }

    @Test
    void refuses_a_promotion_of_an_unknown_sku() {
        shop.skus.add(SmallShop.sku("S"));
        shop.promos.add(SmallShop.promo("A", 0, null));
        shop.promos.add(SmallShop.promo("B", 7, null));
        assertThat(blocking()).containsExactly("promos/1/sku");
    }

    @Test
    void refuses_a_negative_budget() {
        shop.budget = -1;
        assertThat(blocking()).containsExactly("capacities/budgetPerMonthFen/0", "capacities/budgetPerMonthFen/1");
    }

    @Test
    void refuses_an_event_that_ends_before_it_starts() {
        shop.events.add(SmallShop.event(20, 19));
        assertThat(blocking()).containsExactly("events/0/end");
    }

    @Test
    void refuses_a_pin_outside_the_calendar() {
        shop.skus.add(SmallShop.sku("S"));
        shop.promos.add(SmallShop.pinned(SmallShop.promo("A", 0, null), new PromoChoice(0, 57)));
        assertThat(blocking()).containsExactly("promos/0/pinned");
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        shop.budget = -1;
        shop.events.add(SmallShop.event(20, 19));
        shop.promos.add(SmallShop.promo("A", 0, 5));
        assertThat(blocking()).contains("events/0/end", "promos/0/sku", "promos/0/event");
    }

    @Test
    void tells_before_the_search_what_cannot_take_place() {
        shop.skus.add(SmallShop.sku("S"));
        shop.promos.add(SmallShop.promo("A", 0, null, SmallShop.option(490)));
        assertThat(CalendarCheck.check(shop.problem())).singleElement().satisfies(finding -> {
            assertThat(finding.blocking()).isFalse();
            assertThat(finding.path()).isEqualTo("promos/0");
            assertThat(finding.words().en()).contains("margin floor");
        });
    }
}
