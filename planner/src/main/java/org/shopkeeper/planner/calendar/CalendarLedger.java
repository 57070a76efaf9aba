package org.shopkeeper.planner.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plan together with what it uses up, kept current as items come and go. It tells at once whether one more item fits and what
 * it adds. Not safe for threads.
 */
// INVARIANT: every total equals the sum over the chosen slots.
public final class CalendarLedger {

    private final SlotTable table;
    private final LaunchCalendarProblem problem;
    private final SameSkuRules sameSku;
    private final @Nullable PromoSlot[] promos;
    private final @Nullable LaunchSlot[] launches;
    private final long[] monthSpend;
    private final long[][] channelSpend;
    private final long[] warehouse;
    private final long[] contacts;
    private final int[][] creative;
    private final int[] enrolled;
    private final int[] perWeek;
    /** Promotions running, by cluster and day. */
    private final int[][] clusterDay;

    private final List<List<Integer>> promosOfSku = new ArrayList<>();
    private final Map<Integer, List<Integer>> launchesOfCluster = new TreeMap<>();
    private final Map<Integer, List<Integer>> promosOfGroup = new TreeMap<>();
    private final @Nullable Integer[] launchOfSku;
    /** S8: what it costs to drop a published item, fen; 0 for items that are not published. */
    private final long[] droppedPromo;

    private final long[] droppedLaunch;

    public CalendarLedger(SlotTable table) {
        this.table = table;
        this.problem = table.problem();
        this.sameSku = new SameSkuRules(problem);
        int horizon = problem.horizonDays();
        Capacities capacities = problem.capacities();
        promos = new PromoSlot[problem.promos().size()];
        launches = new LaunchSlot[problem.launches().size()];
        monthSpend = new long[problem.months()];
        channelSpend = new long[capacities.channels()][problem.months()];
        warehouse = new long[horizon];
        contacts = new long[horizon];
        creative = new int[capacities.teams()][horizon];
        enrolled = new int[problem.events().size()];
        perWeek = new int[problem.weeks()];
        int clusters = problem.skus().stream().mapToInt(Sku::cluster).max().orElse(-1) + 1;
        clusterDay = new int[clusters][horizon];
        launchOfSku = new Integer[problem.skus().size()];
        droppedPromo = new long[promos.length];
        droppedLaunch = new long[launches.length];
        CalendarPlan published = problem.surroundings().published();
        if (published != null) {
            long dropped = problem.prices().changedDayFen() * problem.prices().droppedItemDays();
            published.promos().keySet().forEach(i -> droppedPromo[i] = dropped);
            published.launches().keySet().forEach(i -> droppedLaunch[i] = dropped);
        }
        for (int i = 0; i < problem.skus().size(); i++) {
            promosOfSku.add(new ArrayList<>());
        }
        for (int i = 0; i < promos.length; i++) {
            Promo promo = problem.promos().get(i);
            promosOfSku.get(promo.sku()).add(i);
            if (promo.exclusivityGroup() != null) {
                promosOfGroup
                        .computeIfAbsent(promo.exclusivityGroup(), g -> new ArrayList<>())
                        .add(i);
            }
        }
        for (int i = 0; i < launches.length; i++) {
            Launch launch = problem.launches().get(i);
            launchesOfCluster
                    .computeIfAbsent(launch.cluster(), c -> new ArrayList<>())
                    .add(i);
            if (launch.sku() != null) {
                launchOfSku[launch.sku()] = i;
            }
        }
    }

    public SlotTable table() {
        return table;
    }

    /** Puts every pinned item where it is pinned, whether or not it fits. */
    public void putPinned() {
        for (int i = 0; i < launches.length; i++) {
            if (problem.launches().get(i).pinned() != null) {
                put(table.launch(i).get(0));
            }
        }
        for (int i = 0; i < promos.length; i++) {
            if (problem.promos().get(i).pinned() != null) {
                put(table.promo(i).get(0));
            }
        }
    }

    /** The slot of a promotion; null where it does not run. */
    public @Nullable PromoSlot promo(int promo) {
        return promos[promo];
    }

    /** The slot of a launch; null where it does not take place. */
    public @Nullable LaunchSlot launch(int launch) {
        return launches[launch];
    }

    /** Promotions of a SKU, whether they run or not. */
    public List<Integer> promosOfSku(int sku) {
        return promosOfSku.get(sku);
    }

    /** Launches of a cluster, whether they take place or not. */
    public List<Integer> launchesOfCluster(int cluster) {
        return launchesOfCluster.getOrDefault(cluster, List.of());
    }

    /** Promotions of an exclusivity group, whether they run or not. */
    public List<Integer> promosOfGroup(int group) {
        return promosOfGroup.getOrDefault(group, List.of());
    }

    /** The launch that brings a SKU, or null. */
    public @Nullable Integer launchOfSku(int sku) {
        return launchOfSku[sku];
    }

    /** Puts a promotion where the slot says, in place of where it was. */
    public void put(PromoSlot slot) {
        removePromo(slot.promo());
        promos[slot.promo()] = slot;
        book(slot, 1);
    }

    public void removePromo(int promo) {
        PromoSlot slot = promos[promo];
        if (slot != null) {
            promos[promo] = null;
            book(slot, -1);
        }
    }

    /** Puts a launch where the slot says, in place of where it was. */
    public void put(LaunchSlot slot) {
        removeLaunch(slot.launch());
        launches[slot.launch()] = slot;
        book(slot, 1);
    }

    public void removeLaunch(int launch) {
        LaunchSlot slot = launches[launch];
        if (slot != null) {
            launches[launch] = null;
            book(slot, -1);
        }
    }

    private void book(PromoSlot slot, int sign) {
        Promo promo = problem.promos().get(slot.promo());
        monthSpend[slot.month()] += sign * slot.spendFen();
        channelSpend[slot.channel()][slot.month()] += sign * slot.spendFen();
        int[] running = clusterDay[problem.skus().get(promo.sku()).cluster()];
        for (int n = 0; n < slot.days(); n++) {
            int day = slot.start() + n;
            warehouse[day] += sign * slot.unitsMilli(n);
            contacts[day] += sign * slot.contactsMilli(n);
            running[day] += sign;
        }
        for (int day = slot.start() - problem.rules().creativeLeadDays(); day < slot.start(); day++) {
            if (day >= 0) {
                creative[0][day] += sign * promo.contentLoad();
            }
        }
        if (promo.event() != null) {
            enrolled[promo.event()] += sign;
        }
    }

    private void book(LaunchSlot slot, int sign) {
        int load = problem.launches().get(slot.launch()).creativeLoad();
        for (int day = Math.max(0, slot.prepareFrom()); day <= slot.prepareTo(); day++) {
            creative[slot.team()][day] += sign * load;
        }
        perWeek[slot.week()] += sign;
    }

    /** Spend of a month that is left, fen. */
    public long budgetLeft(int month) {
        return problem.capacities().budgetPerMonthFen().get(month) - monthSpend[month];
    }

    /** Spend of a month that is left in a channel, fen. */
    public long budgetLeft(int channel, int month) {
        return problem.capacities().channelBudgetPerMonthFen().get(channel).get(month) - channelSpend[channel][month];
    }

    public long warehouseLeft(int day) {
        return problem.capacities().warehouseMilliPerDay().get(day) - warehouse[day];
    }

    public long contactsLeft(int day) {
        return problem.capacities().contactsMilliPerDay().get(day) - contacts[day];
    }

    public int creativeLeft(int team, int day) {
        return problem.capacities().creativePerDay().get(team).get(day) - creative[team][day];
    }

    public int enrolmentsLeft(int event) {
        return problem.events().get(event).slots() - enrolled[event];
    }

    public int launchesLeft(int week) {
        return problem.rules().launchesPerWeek() - perWeek[week];
    }

    /** Promotions of a cluster that run on a day. */
    public int running(int cluster, int day) {
        return clusterDay[cluster][day];
    }

    /** Stock of a SKU that the plan leaves up to and including a day, thousandths of a unit. */
    public long stockLeft(int sku, int day) {
        long left = StockSupply.until(problem.skus().get(sku), day, problem.rules());
        for (int promo : promosOfSku.get(sku)) {
            PromoSlot slot = promos[promo];
            if (slot != null) {
                left -= slot.unitsMilliUntil(day);
            }
        }
        return left;
    }

    /** Whether the slot can be added; the promotion itself must not be in the plan. */
    public boolean fits(PromoSlot slot) {
        Promo promo = problem.promos().get(slot.promo());
        if (slot.spendFen() > budgetLeft(slot.month())
                || slot.spendFen() > budgetLeft(slot.channel(), slot.month())
                || (promo.event() != null && enrolmentsLeft(promo.event()) < 1)) {
            return false;
        }
        for (int n = 0; n < slot.days(); n++) {
            if (slot.unitsMilli(n) > warehouseLeft(slot.start() + n)
                    || slot.contactsMilli(n) > contactsLeft(slot.start() + n)) {
                return false;
            }
        }
        for (int day = slot.start() - problem.rules().creativeLeadDays(); day < slot.start(); day++) {
            if (promo.contentLoad() > creativeLeft(0, day)) {
                return false;
            }
        }
        return agreesWithOthers(slot) && stockSuffices(slot);
    }

    /** Whether the slot conflicts with no other item of the plan, resources aside. */
    public boolean agreesWithOthers(PromoSlot slot) {
        Promo promo = problem.promos().get(slot.promo());
        for (int other : promosOfSku.get(promo.sku())) {
            PromoSlot chosen = promos[other];
            if (other != slot.promo() && chosen != null && sameSku.conflict(slot, chosen)) {
                return false;
            }
        }
        if (promo.exclusivityGroup() != null) {
            for (int other : promosOfGroup(promo.exclusivityGroup())) {
                PromoSlot chosen = promos[other];
                if (other != slot.promo() && chosen != null && chosen.overlapDays(slot) > 0) {
                    return false;
                }
            }
        }
        Integer launch = launchOfSku[promo.sku()];
        if (launch != null) {
            LaunchSlot chosen = launches[launch];
            return chosen != null
                    && slot.start() - chosen.day() >= problem.rules().firstPromotionAfterLaunchDays();
        }
        return true;
    }

    private boolean stockSuffices(PromoSlot slot) {
        int sku = problem.promos().get(slot.promo()).sku();
        for (int day : stockCheckDays(problem, sku)) {
            if (day >= slot.start() && slot.unitsMilliUntil(day) > stockLeft(sku, day)) {
                return false;
            }
        }
        return true;
    }

    /** Days at which it is enough to compare sales with supply: the last before each increase of supply, and the last of all. */
    public static int[] stockCheckDays(LaunchCalendarProblem problem, int sku) {
        int horizon = problem.horizonDays();
        return IntStream.concat(
                        problem.skus().get(sku).arrivals().stream()
                                .mapToInt(arrival ->
                                        arrival.day() + problem.rules().arrivalToSaleDays())
                                .filter(day -> 0 < day && day < horizon)
                                .map(day -> day - 1),
                        IntStream.of(horizon - 1))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Whether the slot can be added; the launch itself must not be in the plan. */
    public boolean fits(LaunchSlot slot) {
        Launch launch = problem.launches().get(slot.launch());
        if (launchesLeft(slot.week()) < 1) {
            return false;
        }
        for (int day = slot.prepareFrom(); day <= slot.prepareTo(); day++) {
            if (launch.creativeLoad() > creativeLeft(slot.team(), day)) {
                return false;
            }
        }
        return agreesWithOthers(slot);
    }

    /** Whether the slot conflicts with no other item of the plan, resources aside. */
    public boolean agreesWithOthers(LaunchSlot slot) {
        Launch launch = problem.launches().get(slot.launch());
        for (int other : launchesOfCluster(launch.cluster())) {
            LaunchSlot chosen = launches[other];
            if (other != slot.launch()
                    && chosen != null
                    && Math.abs(chosen.day() - slot.day()) < problem.rules().launchClusterGapDays()) {
                return false;
            }
        }
        if (launch.sku() != null) {
            for (int promo : promosOfSku.get(launch.sku())) {
                PromoSlot chosen = promos[promo];
                if (chosen != null
                        && chosen.start() - slot.day() < problem.rules().firstPromotionAfterLaunchDays()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What the promotion adds to the soft score in this slot, next to what runs already; it must not be in the plan. */
    public long gainFen(PromoSlot slot) {
        int cluster =
                problem.skus().get(problem.promos().get(slot.promo()).sku()).cluster();
        long together = 0;
        for (int n = 0; n < slot.days(); n++) {
            together += clusterDay[cluster][slot.start() + n];
        }
        return slot.worth().aloneFen()
                + droppedPromo[slot.promo()]
                - together * problem.rules().cannibalisationFenPerDay();
    }

    /** What the launch adds to the soft score in this slot; it must not be in the plan. */
    public long gainFen(LaunchSlot slot) {
        return slot.aloneFen() + droppedLaunch[slot.launch()];
    }

    /** Minus the priorities of mandatory launches that are missing. */
    public int medium() {
        int medium = 0;
        for (int i = 0; i < launches.length; i++) {
            Launch launch = problem.launches().get(i);
            if (launch.mandatory() && launches[i] == null) {
                medium -= launch.priority();
            }
        }
        return medium;
    }

    /** The soft score. Same-SKU overlaps must not occur. */
    public long softFen() {
        return linearFen() - crowdFen();
    }

    /** Soft score of the parts that {@code gainFen} adds up: all but smoothing and fatigue. */
    public long linearFen() {
        long soft = 0;
        for (int i = 0; i < promos.length; i++) {
            PromoSlot slot = promos[i];
            soft += slot == null ? -droppedPromo[i] : slot.worth().aloneFen();
        }
        for (int i = 0; i < launches.length; i++) {
            LaunchSlot slot = launches[i];
            soft += slot == null ? -droppedLaunch[i] : slot.aloneFen();
        }
        for (int[] days : clusterDay) {
            for (int running : days) {
                soft -= (long) running * (running - 1) / 2 * problem.rules().cannibalisationFenPerDay();
            }
        }
        return soft;
    }

    /** Smoothing and fatigue, never negative, fen. */
    public long crowdFen() {
        SoftPrices prices = problem.prices();
        long cost = 0;
        if (prices.smoothingFen() > 0) {
            for (int day = 0; day < problem.horizonDays(); day++) {
                cost += SoftCosts.smoothingFen(
                        warehouse[day],
                        problem.capacities().warehouseMilliPerDay().get(day),
                        prices);
                cost += SoftCosts.smoothingFen(
                        contacts[day],
                        problem.capacities().contactsMilliPerDay().get(day),
                        prices);
            }
        }
        if (prices.fatiguePermille() > 0) {
            for (List<Integer> ofSku : promosOfSku) {
                List<PromoSlot> running = new ArrayList<>();
                for (int promo : ofSku) {
                    PromoSlot slot = promos[promo];
                    if (slot != null) {
                        running.add(slot);
                    }
                }
                cost += SoftCosts.fatigueFen(running, problem.rules());
            }
        }
        return cost;
    }

    public CalendarPlan plan() {
        Map<Integer, PromoChoice> promoChoices = new TreeMap<>();
        for (PromoSlot slot : promos) {
            if (slot != null) {
                promoChoices.put(slot.promo(), slot.choice());
            }
        }
        Map<Integer, LaunchChoice> launchChoices = new TreeMap<>();
        for (LaunchSlot slot : launches) {
            if (slot != null) {
                launchChoices.put(slot.launch(), slot.choice());
            }
        }
        return CalendarPlan.of(promoChoices, launchChoices);
    }

    /** Takes over a plan as far as its choices are slots of the table; answers how many are not. */
    public int load(CalendarPlan plan) {
        int lost = 0;
        for (int i = 0; i < promos.length; i++) {
            removePromo(i);
            PromoChoice choice = plan.promos().get(i);
            PromoSlot slot = choice == null ? null : table.find(i, choice);
            if (slot != null) {
                put(slot);
            } else if (choice != null) {
                lost++;
            }
        }
        for (int i = 0; i < launches.length; i++) {
            removeLaunch(i);
            LaunchChoice choice = plan.launches().get(i);
            LaunchSlot slot = choice == null ? null : table.find(i, choice);
            if (slot != null) {
                put(slot);
            } else if (choice != null) {
                lost++;
            }
        }
        return lost;
    }
}
