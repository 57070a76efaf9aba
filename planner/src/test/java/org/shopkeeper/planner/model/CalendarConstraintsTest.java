package org.shopkeeper.planner.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.domain.constraintweight.ConstraintWeight;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.test.api.score.stream.ConstraintVerifier;
import org.optaplanner.test.api.score.stream.SingleConstraintAssertion;
import org.shopkeeper.planner.SmallShop;
import org.shopkeeper.planner.calendar.CalendarPlan;
import org.shopkeeper.planner.calendar.CalendarRules;
import org.shopkeeper.planner.calendar.ContentTask;
import org.shopkeeper.planner.calendar.LaunchChoice;
import org.shopkeeper.planner.calendar.PromoChoice;
import org.shopkeeper.planner.calendar.Sku;
import org.shopkeeper.planner.calendar.SlotTable;
import org.shopkeeper.planner.calendar.SoftPrices;
import org.shopkeeper.planner.calendar.StockArrival;
import org.shopkeeper.planner.calendar.Surroundings;

/** Each test is named after the method of its constraint, so that none can be missing. */
class CalendarConstraintsTest {

    private final ConstraintVerifier<CalendarConstraints, LaunchCalendar> verifier = ConstraintVerifier.build(
                    new CalendarConstraints(),
                    LaunchCalendar.class,
                    PromoAssignment.class,
                    LaunchAssignment.class,
                    ContentAssignment.class)
            .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);

    private final SmallShop shop = new SmallShop();
    private final java.util.Map<Integer, PromoChoice> promos = new java.util.TreeMap<>();
    private final java.util.Map<Integer, LaunchChoice> launches = new java.util.TreeMap<>();

    private SingleConstraintAssertion check(BiFunction<CalendarConstraints, ConstraintFactory, Constraint> constraint) {
        return check(constraint, new ContentAssignment.ContentSlot[0]);
    }

    private SingleConstraintAssertion check(
            BiFunction<CalendarConstraints, ConstraintFactory, Constraint> constraint,
            ContentAssignment.ContentSlot... contents) {
        LaunchCalendar calendar = LaunchCalendar.of(
                SlotTable.of(shop.problem()), CalendarPlan.of(promos, launches), new CalendarWeights());
        for (int i = 0; i < contents.length; i++) {
            calendar.getContents().get(i).setSlot(contents[i]);
        }
        List<Object> facts = new ArrayList<>(LaunchCalendar.limits(shop.problem()));
        facts.addAll(calendar.getPromos());
        facts.addAll(calendar.getLaunches());
        facts.addAll(calendar.getContents());
        return verifier.verifyThat(constraint).given(facts.toArray());
    }

    private void twoPromosOfOneSku(int secondStart) {
        shop.skus.add(SmallShop.sku("S"));
        shop.promos.add(SmallShop.promo("A", 0, null));
        shop.promos.add(SmallShop.promo("B", 0, null));
        promos.put(0, new PromoChoice(0, 10));
        promos.put(1, new PromoChoice(0, secondStart));
    }

    private void onePromo(int start) {
        shop.skus.add(SmallShop.sku("S"));
        shop.promos.add(SmallShop.promo("A", 0, null));
        promos.put(0, new PromoChoice(0, start));
    }

    private void oneLaunch(int day) {
        shop.launches.add(SmallShop.launch("L", 0, false));
        launches.put(0, SmallShop.on(day));
    }

    @Test
    void h1() {
        oneLaunch(11);
        check(CalendarConstraints::h1).penalizesBy(2);
        launches.put(0, SmallShop.on(13));
        check(CalendarConstraints::h1).penalizesBy(0);
    }

    @Test
    void h2() {
        oneLaunch(30);
        launches.put(0, new LaunchChoice(22, 25, 30, 0));
        check(CalendarConstraints::h2).penalizesBy(2);
        launches.put(0, new LaunchChoice(17, 25, 30, 0));
        check(CalendarConstraints::h2).penalizesBy(3);
        launches.put(0, SmallShop.on(30));
        check(CalendarConstraints::h2).penalizesBy(0);
    }

    @Test
    void h2b() {
        onePromo(20);
        shop.contentTasks.add(new ContentTask("C", 0, 4, 1, 3));
        check(CalendarConstraints::h2b, new ContentAssignment.ContentSlot(15, 0))
                .penalizesBy(2);
        check(CalendarConstraints::h2b, new ContentAssignment.ContentSlot(13, 0))
                .penalizesBy(0);
        check(CalendarConstraints::h2b).penalizesBy(7);
    }

    @Test
    void h3() {
        onePromo(10);
        // 10 additional units a day: 25 in stock, 10 more that can be sold from day 12 + 2.
        shop.skus.set(0, SmallShop.withStock(SmallShop.sku("S"), 25_000, StockArrival.certain(12, 10_000)));
        // Day 12 is short of 5, day 13 of 15, day 14 of 50 − 35.
        check(CalendarConstraints::h3).penalizesBy(5_000 + 15_000 + 15_000);
        shop.skus.set(0, SmallShop.withStock(SmallShop.sku("S"), 50_000));
        check(CalendarConstraints::h3).penalizesBy(0);
    }

    @Test
    void h4() {
        onePromo(10);
        // 20 units a day at 20.00 off for 5 days, and 100.00 to run it.
        shop.budget = 2_100_00 - 1;
        check(CalendarConstraints::h4).penalizesBy(1);
        shop.budget = 2_100_00;
        check(CalendarConstraints::h4).penalizesBy(0);
    }

    @Test
    void h4b() {
        onePromo(10);
        shop.channelBudget = 2_000_00;
        check(CalendarConstraints::h4b).penalizesBy(100_00);
        shop.channelBudget = 2_100_00;
        check(CalendarConstraints::h4b).penalizesBy(0);
    }

    @Test
    void h5() {
        shop.skus.add(SmallShop.sku("S"));
        shop.events.add(SmallShop.event(20, 25));
        shop.promos.add(SmallShop.promo("A", 0, 0, SmallShop.option(100), SmallShop.option(200)));
        promos.put(0, new PromoChoice(0, 22));
        // Too shallow, and one day longer than the event.
        check(CalendarConstraints::h5).penalizesBy(2);
        promos.put(0, new PromoChoice(1, 21));
        check(CalendarConstraints::h5).penalizesBy(0);
    }

    @Test
    void h5b() {
        twoPromosOfOneSku(40);
        shop.events.add(SmallShop.event(20, 25));
        shop.promos.set(0, SmallShop.promo("A", 0, 0));
        check(CalendarConstraints::h5b).penalizesBy(0);
        shop.promos.set(1, SmallShop.promo("B", 0, 0));
        check(CalendarConstraints::h5b).penalizesBy(1);
    }

    @Test
    void h6() {
        // The first ends on day 14; the second may start on day 22.
        twoPromosOfOneSku(21);
        check(CalendarConstraints::h6).penalizesBy(1);
        promos.put(1, new PromoChoice(0, 22));
        check(CalendarConstraints::h6).penalizesBy(0);
    }

    @Test
    void h7() {
        twoPromosOfOneSku(40);
        shop.events.add(SmallShop.event(40, 45));
        shop.promos.set(1, SmallShop.promo("B", 0, 0));
        promos.put(0, new PromoChoice(1, 10));
        // 70.00 within 30 days before an event price of 80.00.
        check(CalendarConstraints::h7).penalizesBy(10_00);
        promos.put(0, new PromoChoice(0, 10));
        check(CalendarConstraints::h7).penalizesBy(0);
    }

    @Test
    void h7b() {
        onePromo(20);
        shop.events.add(SmallShop.event(20, 25));
        shop.promos.set(0, SmallShop.promo("A", 0, 0));
        shop.skus.set(0, SmallShop.with(SmallShop.sku("S"), 0, Sku.Overstock.NONE, 59, new Sku.PastPrice(-10, 75_00)));
        check(CalendarConstraints::h7b).penalizesBy(5_00);
        shop.skus.set(0, SmallShop.with(SmallShop.sku("S"), 0, Sku.Overstock.NONE, 59, new Sku.PastPrice(-11, 75_00)));
        check(CalendarConstraints::h7b).penalizesBy(0);
    }

    @Test
    void h8() {
        twoPromosOfOneSku(40);
        shop.events.add(SmallShop.event(10, 15));
        shop.promos.set(0, SmallShop.promo("A", 0, 0));
        promos.put(1, new PromoChoice(1, 30));
        check(CalendarConstraints::h8).penalizesBy(10_00);
        promos.put(1, new PromoChoice(1, 31));
        check(CalendarConstraints::h8).penalizesBy(0);
    }

    @Test
    void h9() {
        onePromo(10);
        // At 45 % off, 55.00 leave 5.00: 9.09 %, and 10 % of 55.00 are 5.50.
        shop.promos.set(0, SmallShop.promo("A", 0, null, SmallShop.option(450)));
        check(CalendarConstraints::h9).penalizesBy(50);
        shop.promos.set(0, SmallShop.promo("A", 0, null, SmallShop.option(440)));
        check(CalendarConstraints::h9).penalizesBy(0);
    }

    @Test
    void h10() {
        onePromo(10);
        shop.warehouse = 9_000;
        check(CalendarConstraints::h10).penalizesBy(5 * 1_000);
        shop.warehouse = 10_000;
        check(CalendarConstraints::h10).penalizesBy(0);
    }

    @Test
    void h10b() {
        onePromo(10);
        shop.contacts = 900;
        check(CalendarConstraints::h10b).penalizesBy(5 * 100);
        shop.contacts = 1_000;
        check(CalendarConstraints::h10b).penalizesBy(0);
    }

    @Test
    void h10c() {
        onePromo(20);
        oneLaunch(28);
        shop.creative = 2;
        // Prepared on days 18 to 22 with 2 a day; content on days 17 to 19 with 1 a day.
        check(CalendarConstraints::h10c).penalizesBy(2);
        shop.contentTasks.add(new ContentTask("C", 0, 2, 1, 3));
        check(CalendarConstraints::h10c, new ContentAssignment.ContentSlot(22, 0))
                .penalizesBy(3);
        shop.creative = 3;
        check(CalendarConstraints::h10c, new ContentAssignment.ContentSlot(22, 0))
                .penalizesBy(0);
    }

    @Test
    void h11() {
        twoPromosOfOneSku(14);
        shop.promos.set(0, SmallShop.inGroup(SmallShop.promo("A", 0, null), 7));
        shop.promos.set(1, SmallShop.inGroup(SmallShop.promo("B", 0, null), 7));
        check(CalendarConstraints::h11).penalizesBy(1);
        promos.put(1, new PromoChoice(0, 15));
        check(CalendarConstraints::h11).penalizesBy(0);
    }

    @Test
    void h11b() {
        onePromo(10);
        shop.blackouts.add(new Surroundings.Blackout(14, 16));
        check(CalendarConstraints::h11b).penalizesBy(1);
        promos.put(0, new PromoChoice(0, 9));
        check(CalendarConstraints::h11b).penalizesBy(0);
    }

    @Test
    void h11c() {
        oneLaunch(30);
        shop.blackouts.add(new Surroundings.Blackout(30, 30));
        check(CalendarConstraints::h11c).penalizesBy(1);
        launches.put(0, SmallShop.on(31));
        check(CalendarConstraints::h11c).penalizesBy(0);
    }

    @Test
    void h12() {
        for (int i = 0; i < 3; i++) {
            shop.launches.add(SmallShop.launch("L" + i, i, false));
            launches.put(i, SmallShop.on(28 + i));
        }
        check(CalendarConstraints::h12).penalizesBy(1);
        launches.put(2, SmallShop.on(35));
        check(CalendarConstraints::h12).penalizesBy(0);
    }

    @Test
    void h12b() {
        oneLaunch(30);
        shop.launches.add(SmallShop.launch("M", 0, false));
        launches.put(1, SmallShop.on(32));
        check(CalendarConstraints::h12b).penalizesBy(1);
        launches.put(1, SmallShop.on(33));
        check(CalendarConstraints::h12b).penalizesBy(0);
    }

    @Test
    void h13() {
        onePromo(30);
        shop.launches.add(SmallShop.of(SmallShop.launch("L", 0, false), 0, null));
        check(CalendarConstraints::h13).penalizesBy(7);
        launches.put(0, SmallShop.on(25));
        check(CalendarConstraints::h13).penalizesBy(2);
        launches.put(0, SmallShop.on(23));
        check(CalendarConstraints::h13).penalizesBy(0);
    }

    @Test
    void h14() {
        onePromo(10);
        shop.skus.set(0, SmallShop.with(SmallShop.sku("S"), 0, Sku.Overstock.NONE, 12));
        check(CalendarConstraints::h14).penalizesBy(2);
        shop.skus.set(0, SmallShop.with(SmallShop.sku("S"), 0, Sku.Overstock.NONE, 14));
        check(CalendarConstraints::h14).penalizesBy(0);
    }

    @Test
    void h15() {
        onePromo(10);
        shop.promos.set(0, SmallShop.pinned(SmallShop.promo("A", 0, null), new PromoChoice(0, 11)));
        check(CalendarConstraints::h15).penalizesBy(1);
        promos.put(0, new PromoChoice(0, 11));
        check(CalendarConstraints::h15).penalizesBy(0);
        promos.clear();
        check(CalendarConstraints::h15).penalizesBy(1);
    }

    @Test
    void h15b() {
        oneLaunch(30);
        shop.launches.set(0, SmallShop.of(SmallShop.launch("L", 0, false), null, SmallShop.on(31)));
        check(CalendarConstraints::h15b).penalizesBy(1);
        launches.put(0, SmallShop.on(31));
        check(CalendarConstraints::h15b).penalizesBy(0);
    }

    @Test
    void m1() {
        shop.launches.add(SmallShop.launch("L", 0, true));
        shop.launches.add(SmallShop.launch("M", 1, false));
        check(CalendarConstraints::m1).penalizesBy(4);
        launches.put(0, SmallShop.on(30));
        check(CalendarConstraints::m1).penalizesBy(0);
    }

    @Test
    void s1() {
        onePromo(10);
        // Each of 5 days: 20 units at 30.00 instead of 10 at 50.00; 100.00 to run it.
        // A value can be negative, so it is a mixed impact; the verifier of OptaPlanner 10.1 has its sign the other
        // way.
        check(CalendarConstraints::s1).penalizesBy(400_00L);
    }

    @Test
    void s2() {
        oneLaunch(58);
        // Two days left, at 40 % and 44 % of 1,000.00.
        check(CalendarConstraints::s2).penalizesBy(840_00L);
    }

    @Test
    void s3() {
        shop.skus.add(SmallShop.sku("S"));
        shop.skus.add(SmallShop.sku("T"));
        shop.promos.add(SmallShop.promo("A", 0, null));
        shop.promos.add(SmallShop.promo("B", 1, null));
        promos.put(0, new PromoChoice(0, 10));
        promos.put(1, new PromoChoice(0, 12));
        check(CalendarConstraints::s3).penalizesBy(3 * 300_00);
        shop.skus.set(1, SmallShop.with(SmallShop.sku("T"), 1, Sku.Overstock.NONE, 59));
        check(CalendarConstraints::s3).penalizesBy(0);
    }

    @Test
    void s4() {
        onePromo(10);
        shop.competitors.add(new Surroundings.CompetitorEvent(12, 0, 300));
        // Three tenths of a day's 100.00.
        check(CalendarConstraints::s4).penalizesBy(30_00);
        promos.put(0, new PromoChoice(0, 13));
        check(CalendarConstraints::s4).penalizesBy(0);
    }

    @Test
    void s5() {
        onePromo(10);
        shop.prices = new SoftPrices(2, 0, 800, 0, 0, 0, 0);
        shop.skus.set(0, SmallShop.withStock(SmallShop.sku("S"), 1_000_000, new StockArrival(9, 100_000, 200, 3)));
        // A fifth of 50 units at 30.00; a start on day 9 + 2 × 3 is safe.
        check(CalendarConstraints::s5).penalizesBy(300_00);
        promos.put(0, new PromoChoice(0, 15));
        check(CalendarConstraints::s5).penalizesBy(0);
    }

    @Test
    void s6() {
        onePromo(10);
        shop.skus.set(0, SmallShop.with(SmallShop.sku("S"), 0, new Sku.Overstock(20_000, 10, 5_00), 59));
        // 20 of the 50 units; 45 days at 0.10, and 5.00 not written down.
        check(CalendarConstraints::s6).rewardsWith(20 * (45 * 10 + 5_00));
    }

    @Test
    void s7() {
        onePromo(10);
        shop.prices = new SoftPrices(0, 200_00, 800, 0, 0, 0, 0);
        shop.warehouse = 10_000;
        check(CalendarConstraints::s7).penalizesBy(5 * 200_00);
        shop.warehouse = 12_500;
        check(CalendarConstraints::s7).penalizesBy(0);
    }

    @Test
    void s7b() {
        onePromo(10);
        shop.prices = new SoftPrices(0, 200_00, 800, 0, 0, 0, 0);
        shop.contacts = 1_000;
        check(CalendarConstraints::s7b).penalizesBy(5 * 200_00);
        shop.contacts = 1_250;
        check(CalendarConstraints::s7b).penalizesBy(0);
    }

    @Test
    void s8() {
        onePromo(10);
        shop.prices = new SoftPrices(0, 0, 800, 50_00, 14, 0, 0);
        shop.published = CalendarPlan.of(Map.of(0, new PromoChoice(0, 12)), Map.of());
        check(CalendarConstraints::s8).penalizesBy(2 * 50_00);
        promos.put(0, new PromoChoice(1, 12));
        check(CalendarConstraints::s8).penalizesBy(14 * 50_00);
        promos.clear();
        check(CalendarConstraints::s8).penalizesBy(14 * 50_00);
    }

    @Test
    void s8b() {
        oneLaunch(30);
        shop.prices = new SoftPrices(0, 0, 800, 50_00, 14, 0, 0);
        shop.published = CalendarPlan.of(Map.of(), Map.of(0, SmallShop.on(33)));
        check(CalendarConstraints::s8b).penalizesBy(3 * 50_00);
        launches.clear();
        check(CalendarConstraints::s8b).penalizesBy(14 * 50_00);
    }

    @Test
    void s9() {
        onePromo(10);
        shop.prices = new SoftPrices(0, 0, 800, 0, 0, 100_00, 0);
        check(CalendarConstraints::s9).rewardsWith(3 * 100_00);
    }

    @Test
    void s9b() {
        oneLaunch(30);
        shop.prices = new SoftPrices(0, 0, 800, 0, 0, 100_00, 0);
        check(CalendarConstraints::s9b).rewardsWith(4 * 100_00);
    }

    @Test
    void s10() {
        twoPromosOfOneSku(25);
        shop.prices = new SoftPrices(0, 0, 800, 0, 0, 0, 200);
        shop.rules = new CalendarRules(7, 30, 30_000, 3, 2, 3, 2, 7, 31, 0);
        shop.promos.add(SmallShop.promo("C", 0, null));
        promos.put(2, new PromoChoice(0, 40));
        // The third starts 30 days after the first: it loses a fifth of 50 units at 30.00.
        check(CalendarConstraints::s10).penalizesBy(300_00);
        promos.put(2, new PromoChoice(0, 41));
        check(CalendarConstraints::s10).penalizesBy(0);
    }

    @Test
    void every_constraint_has_its_test_and_its_weight() {
        Set<String> constraints = Arrays.stream(CalendarConstraints.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Constraint.class)
                .map(Method::getName)
                .collect(Collectors.toSet());
        Set<String> tests = Arrays.stream(CalendarConstraintsTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
        Set<String> weights = Arrays.stream(CalendarWeights.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ConstraintWeight.class))
                .map(field -> field.getName())
                .collect(Collectors.toSet());
        assertThat(tests).containsAll(constraints);
        assertThat(weights).isEqualTo(constraints);
        for (int rule = 1; rule <= 15; rule++) {
            assertThat(constraints).contains("h" + rule);
        }
        for (int rule = 1; rule <= 10; rule++) {
            assertThat(constraints).contains("s" + rule);
        }
    }
}
