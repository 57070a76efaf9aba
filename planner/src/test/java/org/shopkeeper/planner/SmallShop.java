package org.shopkeeper.planner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.planner.calendar.CalendarPlan;
import org.shopkeeper.planner.calendar.CalendarRules;
import org.shopkeeper.planner.calendar.Capacities;
import org.shopkeeper.planner.calendar.ContentTask;
import org.shopkeeper.planner.calendar.FestivalEvent;
import org.shopkeeper.planner.calendar.Launch;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.LaunchChoice;
import org.shopkeeper.planner.calendar.Mechanic;
import org.shopkeeper.planner.calendar.Promo;
import org.shopkeeper.planner.calendar.PromoChoice;
import org.shopkeeper.planner.calendar.PromoOption;
import org.shopkeeper.planner.calendar.Sku;
import org.shopkeeper.planner.calendar.SoftPrices;
import org.shopkeeper.planner.calendar.StockArrival;
import org.shopkeeper.planner.calendar.Surroundings;

/**
 * A shop of a size to reckon by hand: 60 days, SKUs at 100.00 CNY that cost 50.00 and sell 10 a day, promotions of 5 days at 20 %
 * off that double sales, for 100.00 CNY each. Every limit is wide until a test narrows it.
 */
public final class SmallShop {

    public static final int DAYS = 60;

    public final List<FestivalEvent> events = new ArrayList<>();
    public final List<Sku> skus = new ArrayList<>();
    public final List<Launch> launches = new ArrayList<>();
    public final List<Promo> promos = new ArrayList<>();
    public final List<ContentTask> contentTasks = new ArrayList<>();
    public final List<Surroundings.CompetitorEvent> competitors = new ArrayList<>();
    public final List<Surroundings.Blackout> blackouts = new ArrayList<>();
    public @Nullable CalendarPlan published;
    public SoftPrices prices = SoftPrices.OFF;
    public CalendarRules rules = CalendarRules.defaults(2);
    public long budget = 1_000_000_00L;
    public long channelBudget = 1_000_000_00L;
    public long warehouse = 1_000_000;
    public long contacts = 1_000_000;
    public int creative = 100;

    public static Sku sku(String id) {
        return new Sku(
                id,
                0,
                0,
                100_00,
                50_00,
                100,
                10_000,
                1_000_000,
                List.of(),
                100,
                Sku.Overstock.NONE,
                DAYS - 1,
                List.of());
    }

    public static Sku withStock(Sku s, long pool, StockArrival... arrivals) {
        return new Sku(
                s.id(),
                s.category(),
                s.cluster(),
                s.priceFen(),
                s.costFen(),
                s.marginFloorPermille(),
                s.baselineMilliPerDay(),
                pool,
                List.of(arrivals),
                s.contactPermille(),
                s.overstock(),
                s.licensedUntil(),
                s.recentPrices());
    }

    public static Sku with(Sku s, int cluster, Sku.Overstock overstock, int licensedUntil, Sku.PastPrice... past) {
        return new Sku(
                s.id(),
                s.category(),
                cluster,
                s.priceFen(),
                s.costFen(),
                s.marginFloorPermille(),
                s.baselineMilliPerDay(),
                s.promotionPoolMilli(),
                s.arrivals(),
                s.contactPermille(),
                overstock,
                licensedUntil,
                List.of(past));
    }

    public static PromoOption option(int depthPermille) {
        return new PromoOption(Mechanic.DISCOUNT, depthPermille, 5, 0, 100_00, 1000);
    }

    public static Promo promo(String id, int sku, @Nullable Integer event, PromoOption... options) {
        return new Promo(
                id,
                sku,
                event,
                options.length == 0 ? List.of(option(200), option(300)) : List.of(options),
                0,
                DAYS - 1,
                0,
                3,
                null,
                1,
                null);
    }

    public static Promo inGroup(Promo p, int group) {
        return new Promo(
                p.id(),
                p.sku(),
                p.event(),
                p.options(),
                p.earliest(),
                p.latest(),
                p.dipPermille(),
                p.priority(),
                group,
                p.contentLoad(),
                p.pinned());
    }

    public static Promo pinned(Promo p, PromoChoice choice) {
        return new Promo(
                p.id(),
                p.sku(),
                p.event(),
                p.options(),
                p.earliest(),
                p.latest(),
                p.dipPermille(),
                p.priority(),
                p.exclusivityGroup(),
                p.contentLoad(),
                choice);
    }

    public static Launch launch(String id, int cluster, boolean mandatory) {
        return new Launch(id, cluster, 0, 5, 5, 2, 10, DAYS - 1, 10, 3, mandatory, 1_000_00, 4, null, null);
    }

    public static Launch of(Launch l, @Nullable Integer sku, @Nullable LaunchChoice pinned) {
        return new Launch(
                l.id(),
                l.cluster(),
                l.category(),
                l.prepareDays(),
                l.testDays(),
                l.creativeLoad(),
                l.earliest(),
                l.latest(),
                l.stockReady(),
                l.inboundBufferDays(),
                l.mandatory(),
                l.marginFenPerDay(),
                l.priority(),
                sku,
                pinned);
    }

    /** Its stages close together. */
    public static LaunchChoice on(int day) {
        return new LaunchChoice(day - 10, day - 5, day, 0);
    }

    public static FestivalEvent event(int start, int end) {
        return new FestivalEvent("EV", start, end, 5, 1000, 150, Math.max(0, start - 15), end + 15, 1);
    }

    public LaunchCalendarProblem problem() {
        return new LaunchCalendarProblem(
                "small shop",
                DAYS,
                0,
                List.of(List.of(1000, 1000)),
                events,
                skus,
                launches,
                promos,
                contentTasks,
                rules,
                new Capacities(
                        List.of(budget, budget),
                        List.of(List.of(channelBudget, channelBudget), List.of(channelBudget, channelBudget)),
                        Collections.nCopies(DAYS, warehouse),
                        Collections.nCopies(DAYS, contacts),
                        List.of(Collections.nCopies(DAYS, creative))),
                new Surroundings(competitors, blackouts, published),
                prices);
    }
}
