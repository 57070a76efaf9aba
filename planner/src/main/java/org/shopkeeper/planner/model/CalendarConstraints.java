package org.shopkeeper.planner.model;

import static org.optaplanner.core.api.score.stream.ConstraintCollectors.count;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.sum;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.sumLong;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.toList;
import static org.optaplanner.core.api.score.stream.Joiners.equal;
import static org.optaplanner.core.api.score.stream.Joiners.filtering;

import java.util.List;
import java.util.Objects;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.shopkeeper.planner.calendar.CalendarPlan;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SoftCosts;
import org.shopkeeper.planner.calendar.SoftPrices;

/**
 * All constraints. One match per violation as the exact evaluator counts them; the penalty is the amount, so that the search sees
 * which way is better.
 */
// Source: SPEC §3.1.
public final class CalendarConstraints implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            h1(factory),
            h2(factory),
            h2b(factory),
            h3(factory),
            h4(factory),
            h4b(factory),
            h5(factory),
            h5b(factory),
            h6(factory),
            h7(factory),
            h7b(factory),
            h8(factory),
            h9(factory),
            h10(factory),
            h10b(factory),
            h10c(factory),
            h11(factory),
            h11b(factory),
            h11c(factory),
            h12(factory),
            h12b(factory),
            h13(factory),
            h14(factory),
            h15(factory),
            h15b(factory),
            m1(factory),
            s1(factory),
            s2(factory),
            s3(factory),
            s4(factory),
            s5(factory),
            s6(factory),
            s7(factory),
            s7b(factory),
            s8(factory),
            s8b(factory),
            s9(factory),
            s9b(factory),
            s10(factory)
        };
    }

    Constraint h1(ConstraintFactory factory) {
        return factory.forEach(LaunchAssignment.class)
                .filter(launch -> launch.context().admission().earlyDays(launch.placed()) > 0)
                .penalizeConfigurableLong(launch -> launch.context().admission().earlyDays(launch.placed()))
                .asConstraint(ConstraintNames.H1);
    }

    Constraint h2(ConstraintFactory factory) {
        return factory.forEach(LaunchAssignment.class)
                .filter(launch -> launch.context().admission().stageDisorderDays(launch.placed()) > 0)
                .penalizeConfigurableLong(launch -> launch.context().admission().stageDisorderDays(launch.placed()))
                .asConstraint(ConstraintNames.H2);
    }

    Constraint h2b(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .join(
                        factory.forEachIncludingNullVars(ContentAssignment.class),
                        equal(PromoAssignment::getIndex, content -> content.task()
                                .promo()))
                .filter((promo, content) -> content.lateDays(promo.placed().start()) > 0)
                .penalizeConfigurableLong(
                        (promo, content) -> content.lateDays(promo.placed().start()))
                .asConstraint(ConstraintNames.H2B);
    }

    Constraint h3(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .groupBy(PromoAssignment::skuIndex, toList())
                .flattenLast(Shortage::of)
                .penalizeConfigurableLong((sku, shortage) -> shortage.missingMilli())
                .asConstraint(ConstraintNames.H3);
    }

    Constraint h4(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .groupBy(promo -> promo.placed().month(), sumLong(promo -> promo.placed()
                        .spendFen()))
                .join(Limit.MonthBudget.class, equal((month, spend) -> month, Limit.MonthBudget::month))
                .filter((month, spend, budget) -> spend > budget.fen())
                .penalizeConfigurableLong((month, spend, budget) -> spend - budget.fen())
                .asConstraint(ConstraintNames.H4);
    }

    Constraint h4b(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .groupBy(
                        promo -> promo.placed().channel(),
                        promo -> promo.placed().month(),
                        sumLong(promo -> promo.placed().spendFen()))
                .join(
                        Limit.ChannelBudget.class,
                        equal((channel, month, spend) -> channel, Limit.ChannelBudget::channel),
                        equal((channel, month, spend) -> month, Limit.ChannelBudget::month))
                .filter((channel, month, spend, budget) -> spend > budget.fen())
                .penalizeConfigurableLong((channel, month, spend, budget) -> spend - budget.fen())
                .asConstraint(ConstraintNames.H4B);
    }

    Constraint h5(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> promo.context().admission().enrolmentProblems(promo.placed()) > 0)
                .penalizeConfigurableLong(promo -> promo.context().admission().enrolmentProblems(promo.placed()))
                .asConstraint(ConstraintNames.H5);
    }

    Constraint h5b(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> promo.promo().event() != null)
                .groupBy(promo -> promo.promo().event(), count())
                .join(Limit.Event.class, equal((event, enrolled) -> event, Limit.Event::event))
                .filter((event, enrolled, limit) -> enrolled > limit.slots())
                .penalizeConfigurableLong((event, enrolled, limit) -> enrolled - limit.slots())
                .asConstraint(ConstraintNames.H5B);
    }

    Constraint h6(ConstraintFactory factory) {
        return factory.forEachUniquePair(PromoAssignment.class, equal(PromoAssignment::skuIndex))
                .filter((a, b) -> a.context().sameSku().gapShortfallDays(a.placed(), b.placed()) > 0)
                .penalizeConfigurableLong((a, b) -> a.context().sameSku().gapShortfallDays(a.placed(), b.placed()))
                .asConstraint(ConstraintNames.H6);
    }

    Constraint h7(ConstraintFactory factory) {
        return factory.forEachUniquePair(PromoAssignment.class, equal(PromoAssignment::skuIndex))
                .filter((a, b) -> a.context().sameSku().lowestPriceExcessFen(a.placed(), b.placed()) > 0)
                .penalizeConfigurableLong((a, b) -> a.context().sameSku().lowestPriceExcessFen(a.placed(), b.placed()))
                .asConstraint(ConstraintNames.H7);
    }

    Constraint h7b(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> promo.context().admission().pastPriceExcessFen(promo.placed()) > 0)
                .penalizeConfigurableLong(promo -> promo.context().admission().pastPriceExcessFen(promo.placed()))
                .asConstraint(ConstraintNames.H7B);
    }

    Constraint h8(ConstraintFactory factory) {
        return factory.forEachUniquePair(PromoAssignment.class, equal(PromoAssignment::skuIndex))
                .filter((a, b) -> a.context().sameSku().lockUndercutFen(a.placed(), b.placed()) > 0)
                .penalizeConfigurableLong((a, b) -> a.context().sameSku().lockUndercutFen(a.placed(), b.placed()))
                .asConstraint(ConstraintNames.H8);
    }

    Constraint h9(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> promo.context().admission().marginShortfallFen(promo.placed()) > 0)
                .penalizeConfigurableLong(promo -> promo.context().admission().marginShortfallFen(promo.placed()))
                .asConstraint(ConstraintNames.H9);
    }

    Constraint h10(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .flattenLast(PromoAssignment::dayLoads)
                .groupBy(DayLoad::day, sumLong(DayLoad::unitsMilli))
                .join(Limit.Day.class, equal((day, units) -> day, Limit.Day::day))
                .filter((day, units, limit) -> units > limit.unitsMilli())
                .penalizeConfigurableLong((day, units, limit) -> units - limit.unitsMilli())
                .asConstraint(ConstraintNames.H10);
    }

    Constraint h10b(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .flattenLast(PromoAssignment::dayLoads)
                .groupBy(DayLoad::day, sumLong(DayLoad::contactsMilli))
                .join(Limit.Day.class, equal((day, contacts) -> day, Limit.Day::day))
                .filter((day, contacts, limit) -> contacts > limit.contactsMilli())
                .penalizeConfigurableLong((day, contacts, limit) -> contacts - limit.contactsMilli())
                .asConstraint(ConstraintNames.H10B);
    }

    Constraint h10c(ConstraintFactory factory) {
        return factory.forEach(CreativeWork.class)
                .flattenLast(CreativeWork::creativeLoads)
                .groupBy(CreativeWork.Load::key, sum(CreativeWork.Load::personDays))
                .join(Limit.Team.class, equal((key, load) -> key, Limit.Team::key))
                .filter((key, load, limit) -> load > limit.personDays())
                .penalizeConfigurableLong((key, load, limit) -> load - limit.personDays())
                .asConstraint(ConstraintNames.H10C);
    }

    Constraint h11(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> promo.promo().exclusivityGroup() != null)
                .join(
                        PromoAssignment.class,
                        equal(promo -> promo.promo().exclusivityGroup()),
                        filtering((a, b) -> a.getIndex() < b.getIndex()))
                .filter((a, b) -> a.placed().overlapDays(b.placed()) > 0)
                .penalizeConfigurableLong((a, b) -> a.placed().overlapDays(b.placed()))
                .asConstraint(ConstraintNames.H11);
    }

    Constraint h11b(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> blackouts(promo) > 0)
                .penalizeConfigurableLong(CalendarConstraints::blackouts)
                .asConstraint(ConstraintNames.H11B);
    }

    private static long blackouts(PromoAssignment promo) {
        return promo.context()
                .admission()
                .blackouts(promo.placed().start(), promo.placed().end());
    }

    Constraint h11c(ConstraintFactory factory) {
        return factory.forEach(LaunchAssignment.class)
                .filter(launch -> blackouts(launch) > 0)
                .penalizeConfigurableLong(CalendarConstraints::blackouts)
                .asConstraint(ConstraintNames.H11C);
    }

    private static long blackouts(LaunchAssignment launch) {
        return launch.context()
                .admission()
                .blackouts(launch.placed().day(), launch.placed().day());
    }

    Constraint h12(ConstraintFactory factory) {
        return factory.forEach(LaunchAssignment.class)
                .groupBy(
                        launch -> launch.placed().week(),
                        launch -> launch.context().problem().rules().launchesPerWeek(),
                        count())
                .filter((week, most, launches) -> launches > most)
                .penalizeConfigurableLong((week, most, launches) -> launches - most)
                .asConstraint(ConstraintNames.H12);
    }

    Constraint h12b(ConstraintFactory factory) {
        return factory.forEachUniquePair(
                        LaunchAssignment.class, equal(launch -> launch.launch().cluster()))
                .filter((a, b) -> clusterShortfall(a, b) > 0)
                .penalizeConfigurableLong(CalendarConstraints::clusterShortfall)
                .asConstraint(ConstraintNames.H12B);
    }

    private static long clusterShortfall(LaunchAssignment a, LaunchAssignment b) {
        return a.context().problem().rules().launchClusterGapDays()
                - Math.abs(a.placed().day() - b.placed().day());
    }

    Constraint h13(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .join(
                        factory.forEachIncludingNullVars(LaunchAssignment.class)
                                .filter(launch -> launch.launch().sku() != null),
                        equal(PromoAssignment::skuIndex, launch -> launch.launch()
                                .sku()))
                .filter((promo, launch) -> daysTooSoon(promo, launch) > 0)
                .penalizeConfigurableLong(CalendarConstraints::daysTooSoon)
                .asConstraint(ConstraintNames.H13);
    }

    private static long daysTooSoon(PromoAssignment promo, LaunchAssignment launch) {
        int wait = promo.context().problem().rules().firstPromotionAfterLaunchDays();
        return launch.getSlot() == null
                ? wait
                : wait - promo.placed().start() + launch.placed().day();
    }

    Constraint h14(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> promo.context().admission().unlicensedDays(promo.placed()) > 0)
                .penalizeConfigurableLong(promo -> promo.context().admission().unlicensedDays(promo.placed()))
                .asConstraint(ConstraintNames.H14);
    }

    Constraint h15(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(PromoAssignment.class)
                .filter(promo -> promo.promo().pinned() != null)
                .filter(promo -> {
                    PromoSlot slot = promo.getSlot();
                    return slot == null || !slot.choice().equals(promo.promo().pinned());
                })
                .penalizeConfigurableLong(promo -> 1)
                .asConstraint(ConstraintNames.H15);
    }

    Constraint h15b(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(LaunchAssignment.class)
                .filter(launch -> launch.launch().pinned() != null)
                .filter(launch -> launch.getSlot() == null
                        || !Objects.equals(
                                launch.placed().choice(), launch.launch().pinned()))
                .penalizeConfigurableLong(launch -> 1)
                .asConstraint(ConstraintNames.H15B);
    }

    Constraint m1(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(LaunchAssignment.class)
                .filter(launch -> launch.getSlot() == null && launch.launch().mandatory())
                .penalizeConfigurableLong(launch -> launch.launch().priority())
                .asConstraint(ConstraintNames.M1);
    }

    Constraint s1(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .impactConfigurableLong(promo -> promo.placed().worth().valueFen())
                .asConstraint(ConstraintNames.S1);
    }

    Constraint s2(ConstraintFactory factory) {
        return factory.forEach(LaunchAssignment.class)
                .impactConfigurableLong(launch -> launch.placed().valueFen())
                .asConstraint(ConstraintNames.S2);
    }

    Constraint s3(ConstraintFactory factory) {
        return factory.forEachUniquePair(PromoAssignment.class, equal(PromoAssignment::cluster))
                .filter((a, b) -> a.skuIndex() != b.skuIndex() && a.placed().overlapDays(b.placed()) > 0)
                .penalizeConfigurableLong((a, b) -> a.placed().overlapDays(b.placed())
                        * a.context().problem().rules().cannibalisationFenPerDay())
                .asConstraint(ConstraintNames.S3);
    }

    Constraint s4(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> promo.placed().worth().competitorFen() > 0)
                .penalizeConfigurableLong(promo -> promo.placed().worth().competitorFen())
                .asConstraint(ConstraintNames.S4);
    }

    Constraint s5(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> promo.placed().worth().slipFen() > 0)
                .penalizeConfigurableLong(promo -> promo.placed().worth().slipFen())
                .asConstraint(ConstraintNames.S5);
    }

    Constraint s6(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> promo.placed().worth().overstockFen() > 0)
                .rewardConfigurableLong(promo -> promo.placed().worth().overstockFen())
                .asConstraint(ConstraintNames.S6);
    }

    Constraint s7(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> prices(promo).smoothingFen() > 0)
                .flattenLast(PromoAssignment::pricedDayLoads)
                .groupBy(PricedDayLoad::day, PricedDayLoad::prices, sumLong(PricedDayLoad::unitsMilli))
                .join(Limit.Day.class, equal((day, prices, load) -> day, Limit.Day::day))
                .filter((day, prices, load, limit) -> SoftCosts.smoothingFen(load, limit.unitsMilli(), prices) > 0)
                .penalizeConfigurableLong(
                        (day, prices, load, limit) -> SoftCosts.smoothingFen(load, limit.unitsMilli(), prices))
                .asConstraint(ConstraintNames.S7);
    }

    Constraint s7b(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> prices(promo).smoothingFen() > 0)
                .flattenLast(PromoAssignment::pricedDayLoads)
                .groupBy(PricedDayLoad::day, PricedDayLoad::prices, sumLong(PricedDayLoad::contactsMilli))
                .join(Limit.Day.class, equal((day, prices, load) -> day, Limit.Day::day))
                .filter((day, prices, load, limit) -> SoftCosts.smoothingFen(load, limit.contactsMilli(), prices) > 0)
                .penalizeConfigurableLong(
                        (day, prices, load, limit) -> SoftCosts.smoothingFen(load, limit.contactsMilli(), prices))
                .asConstraint(ConstraintNames.S7B);
    }

    private static SoftPrices prices(PromoAssignment promo) {
        return promo.context().problem().prices();
    }

    Constraint s8(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(PromoAssignment.class)
                .filter(promo -> movedFen(promo) > 0)
                .penalizeConfigurableLong(CalendarConstraints::movedFen)
                .asConstraint(ConstraintNames.S8);
    }

    private static long movedFen(PromoAssignment promo) {
        PromoSlot slot = promo.getSlot();
        CalendarPlan published = promo.context().problem().surroundings().published();
        if (slot != null) {
            return slot.worth().stabilityFen();
        }
        boolean dropped = published != null && published.promos().containsKey(promo.getIndex());
        return dropped ? prices(promo).changedDayFen() * prices(promo).droppedItemDays() : 0;
    }

    Constraint s8b(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(LaunchAssignment.class)
                .filter(launch -> movedFen(launch) > 0)
                .penalizeConfigurableLong(CalendarConstraints::movedFen)
                .asConstraint(ConstraintNames.S8B);
    }

    private static long movedFen(LaunchAssignment launch) {
        if (launch.getSlot() != null) {
            return launch.placed().stabilityFen();
        }
        CalendarPlan published = launch.context().problem().surroundings().published();
        SoftPrices prices = launch.context().problem().prices();
        boolean dropped = published != null && published.launches().containsKey(launch.getIndex());
        return dropped ? prices.changedDayFen() * prices.droppedItemDays() : 0;
    }

    Constraint s9(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> promo.placed().worth().priorityFen() > 0)
                .rewardConfigurableLong(promo -> promo.placed().worth().priorityFen())
                .asConstraint(ConstraintNames.S9);
    }

    Constraint s9b(ConstraintFactory factory) {
        return factory.forEach(LaunchAssignment.class)
                .filter(launch -> launch.placed().priorityFen() > 0)
                .rewardConfigurableLong(launch -> launch.placed().priorityFen())
                .asConstraint(ConstraintNames.S9B);
    }

    Constraint s10(ConstraintFactory factory) {
        return factory.forEach(PromoAssignment.class)
                .filter(promo -> prices(promo).fatiguePermille() > 0)
                .groupBy(PromoAssignment::skuIndex, toList())
                .filter((sku, promos) -> fatigueFen(promos) > 0)
                .penalizeConfigurableLong((sku, promos) -> fatigueFen(promos))
                .asConstraint(ConstraintNames.S10);
    }

    private static long fatigueFen(List<PromoAssignment> promos) {
        return SoftCosts.fatigueFen(
                promos.stream().map(PromoAssignment::placed).toList(),
                promos.get(0).context().problem().rules());
    }
}
