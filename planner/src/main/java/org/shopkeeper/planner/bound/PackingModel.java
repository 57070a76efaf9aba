package org.shopkeeper.planner.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.planner.calendar.CalendarLedger;
import org.shopkeeper.planner.calendar.Launch;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.Promo;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotTable;

/**
 * The calendar, or the part of it that is free while the rest stands still, as columns (slots) and rows (limits). What stands
 * still has used up its share of every limit, and what it excludes is not among the columns.
 */
public final class PackingModel {

    private final LaunchCalendarProblem problem;
    private final CalendarLedger rest;
    private final List<Integer> freePromos;
    private final List<Integer> freeLaunches;
    private final List<PromoSlot> promoColumns = new ArrayList<>();
    private final List<LaunchSlot> launchColumns = new ArrayList<>();
    /** Objective by column, fen. */
    private final List<Long> worths = new ArrayList<>();

    private final Map<Integer, int[]> columnsOfPromo = new TreeMap<>();
    private final Map<Integer, int[]> columnsOfLaunch = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Crowd> crowds = new ArrayList<>();

    /**
     * Free promotions of one cluster that may run on one day; each pair of them costs. What they cost together with those that
     * stand still is in their worth.
     *
     * @param most how many can run at once
     */
    record Crowd(int[] columns, int most) {}

    private PackingModel(CalendarLedger rest, Collection<Integer> freePromos, Collection<Integer> freeLaunches) {
        this.problem = rest.table().problem();
        this.rest = rest;
        this.freePromos = freePromos.stream().sorted().toList();
        this.freeLaunches = freeLaunches.stream().sorted().toList();
    }

    /** Everything is free that is not pinned. */
    public static PackingModel whole(SlotTable table) {
        CalendarLedger pinned = new CalendarLedger(table);
        pinned.putPinned();
        List<Promo> promos = table.problem().promos();
        List<Launch> launches = table.problem().launches();
        return part(
                pinned,
                IntStream.range(0, promos.size())
                        .filter(i -> promos.get(i).pinned() == null)
                        .boxed()
                        .toList(),
                IntStream.range(0, launches.size())
                        .filter(i -> launches.get(i).pinned() == null)
                        .boxed()
                        .toList(),
                slot -> true,
                slot -> true);
    }

    /**
     * The given items are free.
     *
     * @param rest the plan without the free items
     * @param promoFilter which slots of free promotions are looked at
     * @param launchFilter which slots of free launches are looked at
     */
    public static PackingModel part(
            CalendarLedger rest,
            Collection<Integer> freePromos,
            Collection<Integer> freeLaunches,
            Predicate<PromoSlot> promoFilter,
            Predicate<LaunchSlot> launchFilter) {
        PackingModel model = new PackingModel(rest, freePromos, freeLaunches);
        model.columns(promoFilter, launchFilter);
        model.onceRows();
        model.sameSkuRows();
        model.exclusiveRows();
        model.budgetRows();
        model.dayRows();
        model.stockRows();
        model.countRows();
        model.launchClusterRows();
        model.afterLaunchRows();
        model.crowds();
        return model;
    }

    private void columns(Predicate<PromoSlot> promoFilter, Predicate<LaunchSlot> launchFilter) {
        SlotTable table = rest.table();
        for (int promo : freePromos) {
            int first = worths.size();
            for (PromoSlot slot : table.promo(promo)) {
                if (promoFilter.test(slot) && admitted(slot)) {
                    promoColumns.add(slot);
                    worths.add(rest.gainFen(slot));
                }
            }
            columnsOfPromo.put(promo, range(first, worths.size()));
        }
        for (int launch : freeLaunches) {
            int first = worths.size();
            for (LaunchSlot slot : table.launch(launch)) {
                if (launchFilter.test(slot) && rest.agreesWithOthers(slot)) {
                    launchColumns.add(slot);
                    worths.add(rest.gainFen(slot));
                }
            }
            columnsOfLaunch.put(launch, range(first, worths.size()));
        }
    }

    private boolean admitted(PromoSlot slot) {
        Integer launch = rest.launchOfSku(problem.promos().get(slot.promo()).sku());
        if (launch != null && freeLaunches.contains(launch)) {
            // The launch is free as well: a row, not a filter, keeps the two apart.
            return true;
        }
        return rest.agreesWithOthers(slot);
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    /** Number of columns. */
    public int columns() {
        return worths.size();
    }

    /** What the objective starts from: the soft score of what stands still, without smoothing and fatigue. */
    public long standingFen() {
        return rest.linearFen();
    }

    long worth(int column) {
        return worths.get(column);
    }

    List<Row> rows() {
        return rows;
    }

    List<Crowd> crowdList() {
        return crowds;
    }

    LaunchCalendarProblem problem() {
        return problem;
    }

    /** The promotion slot of a column; null where the column is a launch. */
    @Nullable
    PromoSlot promoSlot(int column) {
        return column < promoColumns.size() ? promoColumns.get(column) : null;
    }

    /** The launch slot of a column; null where the column is a promotion. */
    @Nullable
    LaunchSlot launchSlot(int column) {
        return column < promoColumns.size() ? null : launchColumns.get(column - promoColumns.size());
    }

    /** Columns of each free launch. */
    Map<Integer, int[]> columnsOfLaunch() {
        return columnsOfLaunch;
    }

    private PromoSlot promoAt(int column) {
        return promoColumns.get(column);
    }

    private LaunchSlot launchAt(int column) {
        return launchColumns.get(column - promoColumns.size());
    }

    private void add(Row.Kind kind, int key, Terms terms, long left) {
        // What stands still may have overdrawn a limit (pinned items do); then nothing more goes in.
        long limit = Math.max(0, left);
        if (terms.size == 0) {
            return;
        }
        long positive = 0;
        for (int i = 0; i < terms.size; i++) {
            positive += Math.max(0, terms.coefficients[i]);
        }
        if (positive > limit) {
            rows.add(new Row(
                    kind,
                    key,
                    Arrays.copyOf(terms.columns, terms.size),
                    Arrays.copyOf(terms.coefficients, terms.size),
                    limit));
        }
    }

    private void onceRows() {
        columnsOfPromo.forEach((promo, columns) -> add(Row.Kind.PROMO_ONCE, promo, Terms.ones(columns), 1));
        columnsOfLaunch.forEach((launch, columns) -> add(Row.Kind.LAUNCH_ONCE, launch, Terms.ones(columns), 1));
    }

    /** Free promotions by a key of theirs. */
    private Map<Integer, List<Integer>> promosBy(Function<Promo, @Nullable Integer> key) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int promo : freePromos) {
            Integer group = key.apply(problem.promos().get(promo));
            if (group != null) {
                groups.computeIfAbsent(group, k -> new ArrayList<>()).add(promo);
            }
        }
        return groups;
    }

    private int[] columnsOf(List<Integer> promos) {
        return promos.stream()
                .flatMapToInt(promo -> Arrays.stream(columnsOfPromo.getOrDefault(promo, new int[0])))
                .toArray();
    }

    private void sameSkuRows() {
        promosBy(Promo::sku).forEach((sku, promos) -> {
            if (promos.size() > 1) {
                cliques(
                        Row.Kind.SAME_SKU,
                        sku,
                        columnsOf(promos),
                        problem.rules().minGapDays());
                for (int enrolled : promos) {
                    if (problem.promos().get(enrolled).event() != null) {
                        promos.stream().filter(other -> other != enrolled).forEach(other -> priceRows(enrolled, other));
                    }
                }
            }
        });
    }

    /** At most one of the promotions that occupy a common day, each for {@code after} days beyond its end. */
    private void cliques(Row.Kind kind, int key, int[] columns, int after) {
        int[] starts = Arrays.stream(columns)
                .map(c -> promoAt(c).start())
                .distinct()
                .sorted()
                .toArray();
        for (int s = 0; s < starts.length; s++) {
            int day = starts[s];
            int next = s + 1 < starts.length ? starts[s + 1] : Integer.MAX_VALUE;
            Terms terms = new Terms();
            boolean maximal = false;
            for (int column : columns) {
                PromoSlot slot = promoAt(column);
                if (slot.start() <= day && day <= slot.end() + after) {
                    terms.add(column, 1);
                    maximal |= slot.end() + after < next;
                }
            }
            if (maximal) {
                add(kind, key, terms, 1);
            }
        }
    }

    /**
     * The price rules of an enrolled promotion against another of its SKU: per price and start day, either the enrolled one at no
     * lower price by then, or the other below that price within the protected days.
     */
    private void priceRows(int enrolled, int other) {
        int[] mine = columnsOfPromo.getOrDefault(enrolled, new int[0]);
        int[] theirs = columnsOfPromo.getOrDefault(other, new int[0]);
        Integer eventIndex = problem.promos().get(enrolled).event();
        if (eventIndex == null || mine.length == 0 || theirs.length == 0) {
            return;
        }
        var event = problem.events().get(eventIndex);
        long[] prices = Arrays.stream(mine)
                .mapToLong(c -> promoAt(c).promoPriceFen())
                .distinct()
                .sorted()
                .toArray();
        int[] starts = Arrays.stream(mine)
                .map(c -> promoAt(c).start())
                .distinct()
                .sorted()
                .toArray();
        for (long price : prices) {
            int lastSize = -1;
            for (int i = starts.length - 1; i >= 0; i--) {
                int start = starts[i];
                Terms terms = new Terms();
                for (int column : theirs) {
                    PromoSlot slot = promoAt(column);
                    boolean locked = slot.start() <= event.lockTo() && slot.end() >= event.lockFrom();
                    boolean recent = slot.start() < event.start()
                            && start - slot.end() <= problem.rules().lowestPriceDays();
                    if (slot.promoPriceFen() < price && (locked || recent)) {
                        terms.add(column, 1);
                    }
                }
                // An earlier start with the same others says less.
                if (terms.size == 0 || terms.size == lastSize) {
                    continue;
                }
                lastSize = terms.size;
                int before = terms.size;
                for (int column : mine) {
                    if (promoAt(column).promoPriceFen() >= price
                            && promoAt(column).start() <= start) {
                        terms.add(column, 1);
                    }
                }
                if (terms.size > before) {
                    add(Row.Kind.SAME_SKU_PRICE, enrolled, terms, 1);
                }
            }
        }
    }

    private void exclusiveRows() {
        promosBy(Promo::exclusivityGroup).forEach((group, promos) -> {
            if (promos.size() > 1) {
                cliques(Row.Kind.EXCLUSIVE, group, columnsOf(promos), 0);
            }
        });
    }

    private void budgetRows() {
        int months = problem.months();
        int channels = problem.capacities().channels();
        Terms[] month = Terms.array(months);
        Terms[] channel = Terms.array(months * channels);
        for (int column = 0; column < promoColumns.size(); column++) {
            PromoSlot slot = promoAt(column);
            month[slot.month()].add(column, slot.spendFen());
            channel[slot.channel() * months + slot.month()].add(column, slot.spendFen());
        }
        for (int m = 0; m < months; m++) {
            add(Row.Kind.BUDGET_MONTH, m, month[m], rest.budgetLeft(m));
            for (int c = 0; c < channels; c++) {
                add(Row.Kind.BUDGET_CHANNEL, c * months + m, channel[c * months + m], rest.budgetLeft(c, m));
            }
        }
    }

    private void dayRows() {
        int horizon = problem.horizonDays();
        int teams = problem.capacities().teams();
        Terms[] warehouse = Terms.array(horizon);
        Terms[] contacts = Terms.array(horizon);
        Terms[] creative = Terms.array(horizon * teams);
        int lead = problem.rules().creativeLeadDays();
        for (int column = 0; column < promoColumns.size(); column++) {
            PromoSlot slot = promoAt(column);
            for (int n = 0; n < slot.days(); n++) {
                warehouse[slot.start() + n].add(column, slot.unitsMilli(n));
                contacts[slot.start() + n].add(column, slot.contactsMilli(n));
            }
            int load = problem.promos().get(slot.promo()).contentLoad();
            for (int day = Math.max(0, slot.start() - lead); day < slot.start(); day++) {
                creative[day].add(column, load);
            }
        }
        for (int column = promoColumns.size(); column < columns(); column++) {
            LaunchSlot slot = launchAt(column);
            int load = problem.launches().get(slot.launch()).creativeLoad();
            for (int day = Math.max(0, slot.prepareFrom()); day <= slot.prepareTo(); day++) {
                creative[slot.team() * horizon + day].add(column, load);
            }
        }
        for (int day = 0; day < horizon; day++) {
            add(Row.Kind.WAREHOUSE, day, warehouse[day], rest.warehouseLeft(day));
            add(Row.Kind.CONTACTS, day, contacts[day], rest.contactsLeft(day));
            for (int team = 0; team < teams; team++) {
                int key = team * horizon + day;
                add(Row.Kind.CREATIVE, key, creative[key], rest.creativeLeft(team, day));
            }
        }
    }

    private void stockRows() {
        promosBy(Promo::sku).forEach((sku, promos) -> {
            int[] columns = columnsOf(promos);
            for (int day : CalendarLedger.stockCheckDays(problem, sku)) {
                Terms terms = new Terms();
                for (int column : columns) {
                    terms.add(column, promoAt(column).unitsMilliUntil(day));
                }
                add(Row.Kind.STOCK, sku, terms, rest.stockLeft(sku, day));
            }
        });
    }

    private void countRows() {
        promosBy(Promo::event)
                .forEach((event, promos) ->
                        add(Row.Kind.EVENT_SLOTS, event, Terms.ones(columnsOf(promos)), rest.enrolmentsLeft(event)));
        Terms[] weeks = Terms.array(problem.weeks());
        for (int column = promoColumns.size(); column < columns(); column++) {
            weeks[launchAt(column).week()].add(column, 1);
        }
        for (int week = 0; week < weeks.length; week++) {
            add(Row.Kind.LAUNCH_WEEK, week, weeks[week], rest.launchesLeft(week));
        }
    }

    private void launchClusterRows() {
        Map<Integer, List<Integer>> clusters = new TreeMap<>();
        for (int launch : freeLaunches) {
            clusters.computeIfAbsent(problem.launches().get(launch).cluster(), c -> new ArrayList<>())
                    .add(launch);
        }
        int gap = problem.rules().launchClusterGapDays();
        clusters.forEach((cluster, launches) -> {
            if (launches.size() < 2) {
                return;
            }
            int[] columns = launches.stream()
                    .flatMapToInt(launch -> Arrays.stream(columnsOfLaunch.getOrDefault(launch, new int[0])))
                    .toArray();
            int[] days = Arrays.stream(columns)
                    .map(c -> launchAt(c).day())
                    .distinct()
                    .sorted()
                    .toArray();
            for (int day : days) {
                Terms terms = new Terms();
                for (int column : columns) {
                    int of = launchAt(column).day();
                    if (day <= of && of < day + gap) {
                        terms.add(column, 1);
                    }
                }
                add(Row.Kind.LAUNCH_CLUSTER, cluster, terms, 1);
            }
        });
    }

    /** A promotion that starts by a day needs its SKU's launch so many days earlier. */
    private void afterLaunchRows() {
        int wait = problem.rules().firstPromotionAfterLaunchDays();
        for (int launch : freeLaunches) {
            Launch data = problem.launches().get(launch);
            if (data.sku() == null) {
                continue;
            }
            for (int promo : rest.promosOfSku(data.sku())) {
                int[] columns = columnsOfPromo.getOrDefault(promo, new int[0]);
                int[] starts = Arrays.stream(columns)
                        .map(c -> promoAt(c).start())
                        .distinct()
                        .toArray();
                for (int start : starts) {
                    Terms terms = new Terms();
                    for (int column : columns) {
                        if (promoAt(column).start() <= start) {
                            terms.add(column, 1);
                        }
                    }
                    for (int column : columnsOfLaunch.getOrDefault(launch, new int[0])) {
                        if (launchAt(column).day() + wait <= start) {
                            terms.add(column, -1);
                        }
                    }
                    add(Row.Kind.AFTER_LAUNCH, promo, terms, 0);
                }
            }
        }
    }

    private void crowds() {
        promosBy(promo -> problem.skus().get(promo.sku()).cluster()).forEach((cluster, promos) -> {
            int horizon = problem.horizonDays();
            Terms[] days = Terms.array(horizon);
            int[] most = new int[horizon];
            Map<Integer, boolean[]> skuDays = new TreeMap<>();
            for (int promo : promos) {
                boolean[] active =
                        skuDays.computeIfAbsent(problem.promos().get(promo).sku(), s -> new boolean[horizon]);
                for (int column : columnsOfPromo.getOrDefault(promo, new int[0])) {
                    PromoSlot slot = promoAt(column);
                    for (int day = slot.start(); day <= slot.end(); day++) {
                        days[day].add(column, 1);
                        if (!active[day]) {
                            active[day] = true;
                            most[day]++;
                        }
                    }
                }
            }
            for (int day = 0; day < horizon; day++) {
                if (most[day] > 1) {
                    crowds.add(new Crowd(Arrays.copyOf(days[day].columns, days[day].size), most[day]));
                }
            }
        });
    }
}
