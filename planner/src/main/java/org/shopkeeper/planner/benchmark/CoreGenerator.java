package org.shopkeeper.planner.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.planner.calendar.CalendarRules;
import org.shopkeeper.planner.calendar.Capacities;
import org.shopkeeper.planner.calendar.FestivalEvent;
import org.shopkeeper.planner.calendar.Launch;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.Mechanic;
import org.shopkeeper.planner.calendar.Promo;
import org.shopkeeper.planner.calendar.PromoOption;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.Sku;
import org.shopkeeper.planner.calendar.SlotTable;
import org.shopkeeper.planner.calendar.SoftPrices;
import org.shopkeeper.planner.calendar.StockArrival;
import org.shopkeeper.planner.calendar.Surroundings;

/**
 * Generates instances of LPC-core bit for bit as the specification does: the order of the draws is part of the definition.
 */
// Source: SPEC §3.2, "generate".
public final class CoreGenerator {

    private static final int CATEGORIES = 6;
    private static final int[] DEPTHS = {100, 150, 200, 300};

    /** Shortest and longest run of each mechanic, days. */
    private static final int[][] DURATIONS = {{1, 3}, {5, 7}, {3, 5}, {7, 10}};

    private final InstanceSize size;
    private final long seed;
    private final Random random;
    private final int horizon;

    private CoreGenerator(InstanceSize size, long seed) {
        this.size = size;
        this.seed = seed;
        this.random = new Random(seed);
        this.horizon = size.days;
    }

    /** The instance of that size and seed; its capacities follow from mean demand. */
    public static LaunchCalendarProblem generate(InstanceSize size, long seed) {
        return new CoreGenerator(size, seed).instance();
    }

    private int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    private LaunchCalendarProblem instance() {
        List<List<Integer>> seasonality = new ArrayList<>();
        for (int category = 0; category < CATEGORIES; category++) {
            List<Integer> months = new ArrayList<>();
            for (int month = 0; month < (horizon + 29) / 30; month++) {
                months.add(800 + random.nextInt(401));
            }
            seasonality.add(months);
        }
        List<FestivalEvent> events = events();
        List<Sku> skus = skus();
        List<Launch> launches = launches();
        List<Promo> promos = promos(events);
        int launchesPerWeek = Math.max(2, size.launches * 160 / 100 / Math.max(1, horizon / 7));
        LaunchCalendarProblem unlimited = new LaunchCalendarProblem(
                size + "-" + seed,
                horizon,
                0,
                seasonality,
                events,
                skus,
                launches,
                promos,
                List.of(),
                CalendarRules.defaults(launchesPerWeek),
                new Capacities(List.of(), List.of(), List.of(), List.of(), List.of(List.of())),
                Surroundings.QUIET,
                SoftPrices.OFF);
        return unlimited.withCapacities(capacities(SlotTable.of(unlimited), launches));
    }

    private List<FestivalEvent> events() {
        List<FestivalEvent> events = new ArrayList<>();
        int day = 12;
        while (day < horizon - 6) {
            int duration = between(3, 6);
            int end = Math.min(day + duration - 1, horizon - 1);
            int deadline = Math.max(0, day - between(10, 20));
            int multiplier = between(1300, 2200);
            events.add(new FestivalEvent(
                    String.format("EV%02d", events.size()),
                    day,
                    end,
                    deadline,
                    multiplier,
                    150,
                    Math.max(0, day - 15),
                    Math.min(horizon - 1, end + 15),
                    Math.max(2, size.promos / 12)));
            day += between(25, 45);
        }
        return events;
    }

    private List<Sku> skus() {
        List<Sku> skus = new ArrayList<>();
        for (int i = 0; i < size.skus; i++) {
            long price = between(49, 499) * 100L - 10;
            long cost = price * between(350, 620) / 1000;
            long baseline = between(3, 60) * 1000L;
            int day = between(0, 10);
            long pool = baseline * between(2, 8);
            List<StockArrival> arrivals = new ArrayList<>();
            int deliveries = between(0, 3);
            for (int k = 0; k < deliveries; k++) {
                arrivals.add(StockArrival.certain(Math.min(day, horizon - 1), baseline * between(3, 10)));
                day += between(10, 30);
            }
            int category = random.nextInt(CATEGORIES);
            int marginFloor = between(80, 150);
            int contacts = between(40, 120);
            skus.add(new Sku(
                    String.format("S%04d", i),
                    category,
                    i / 4,
                    price,
                    cost,
                    marginFloor,
                    baseline,
                    pool,
                    arrivals,
                    contacts,
                    Sku.Overstock.NONE,
                    horizon - 1,
                    List.of()));
        }
        return skus;
    }

    private List<Launch> launches() {
        List<Launch> launches = new ArrayList<>();
        for (int i = 0; i < size.launches; i++) {
            int prepare = between(5, 12);
            int test = between(5, 9);
            int earliest = Math.min(horizon - 2, prepare + test + between(0, Math.max(1, horizon / 3)));
            int latest = Math.min(horizon - 1, earliest + between(10, Math.max(12, horizon / 3)));
            int cluster = random.nextInt(Math.max(1, size.skus / 4));
            int category = random.nextInt(CATEGORIES);
            int load = between(1, 3);
            int stockReady = Math.min(horizon - 1, earliest + between(0, 6));
            boolean mandatory = random.nextInt(100) < 40;
            long margin = between(200, 2500) * 100L;
            int priority = between(1, 5);
            launches.add(new Launch(
                    String.format("L%04d", i),
                    cluster,
                    category,
                    prepare,
                    test,
                    load,
                    earliest,
                    latest,
                    stockReady,
                    3,
                    mandatory,
                    margin,
                    priority,
                    null,
                    null));
        }
        return launches;
    }

    private List<Promo> promos(List<FestivalEvent> events) {
        List<Promo> promos = new ArrayList<>();
        for (int i = 0; i < size.promos; i++) {
            int sku = random.nextInt(size.skus);
            Integer event = null;
            if (!events.isEmpty() && random.nextInt(100) < 35) {
                event = random.nextInt(events.size());
            }
            FestivalEvent festival = event == null ? null : events.get(event);
            int count = between(2, 3);
            List<PromoOption> options = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                options.add(option(festival));
            }
            int earliest = between(0, Math.max(0, horizon - 15));
            int latest = Math.min(horizon - 1, earliest + 27);
            if (festival != null) {
                earliest = festival.start();
                latest = festival.end();
            }
            int dip = between(50, 250);
            int priority = between(1, 5);
            promos.add(new Promo(
                    String.format("P%04d", i), sku, event, options, earliest, latest, dip, priority, null, 1, null));
        }
        return promos;
    }

    private PromoOption option(@Nullable FestivalEvent festival) {
        int mechanic = random.nextInt(4);
        int depth = DEPTHS[random.nextInt(4)];
        int duration = between(DURATIONS[mechanic][0], DURATIONS[mechanic][1]);
        if (festival != null) {
            duration = Math.min(duration, festival.end() - festival.start() + 1);
            depth = Math.max(depth, festival.minDepthPermille());
        }
        int uplift = depth * between(45, 95) / 10;
        int channel = random.nextInt(3);
        long fixedCost = between(3, 50) * 10_000L;
        return new PromoOption(Mechanic.values()[mechanic], depth, duration, channel, fixedCost, uplift);
    }

    /** Capacities scaled from the demand of the first slot of each promotion. */
    private Capacities capacities(SlotTable table, List<Launch> launches) {
        long spend = firstSlots(table, PromoSlot::spendFen);
        long units = firstSlots(table, PromoSlot::totalUnitsMilli);
        int months = (horizon + 29) / 30;
        List<Long> budget = Collections.nCopies(months, spend * 45 / 100 / months);
        List<Long> channel = Collections.nCopies(months, spend * 20 / 100 / months);
        long warehouse = units * 120 / 100 / horizon + 60_000;
        long contacts = units * 80 / 1000 * 120 / 100 / horizon + 6_000;
        int work = launches.stream()
                .mapToInt(l -> l.creativeLoad() * l.prepareDays())
                .sum();
        int creative = Math.max(3, work * 130 / 100 / horizon + size.promos * 3 * 110 / 100 / horizon + 1);
        return new Capacities(
                budget,
                Collections.nCopies(3, channel),
                Collections.nCopies(horizon, warehouse),
                Collections.nCopies(horizon, contacts),
                List.of(Collections.nCopies(horizon, creative)));
    }

    private static long firstSlots(SlotTable table, ToLongFunction<PromoSlot> amount) {
        long sum = 0;
        for (int i = 0; i < table.problem().promos().size(); i++) {
            if (!table.promo(i).isEmpty()) {
                sum += amount.applyAsLong(table.promo(i).get(0));
            }
        }
        return sum;
    }
}
