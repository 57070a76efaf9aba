package org.shopkeeper.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.planner.calendar.CalendarLedger;
import org.shopkeeper.planner.calendar.CalendarPlan;
import org.shopkeeper.planner.calendar.Launch;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.Obstacle;
import org.shopkeeper.planner.calendar.Obstacles;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotTable;

/**
 * Many small steps on the ledger: take a few items out, or force one slot in and whatever stands in its way out, then fill up
 * again. A step down is taken while it is small; how small shrinks over a cycle. The plan can be carried out at any moment.
 */
// Source: ruin and recreate, Schrimpf et al. 2000; slack induction by string removals, Christiaens & Vanden Berghe
// 2020.
final class RuinAndRecreate {

    /** What a point of the medium level weighs against money: more than any calendar earns. */
    static final double POINT_FEN = 1e10;

    /** Steps of the first cycle from the warmest to the coldest acceptance; each later one is longer. */
    private static final int FIRST_CYCLE = 40_000;

    /** Longest cycle, steps per item. */
    private static final int CYCLE_PER_ITEM = 2_000;

    private final CalendarLedger plan;
    private final SlotTable table;
    private final LaunchCalendarProblem problem;
    private final Obstacles obstacles;
    private final Random random;
    /** Slots worth looking at, best first. */
    private final PromoSlot[][] promoSlots;

    private final LaunchSlot[][] launchSlots;
    private final double[] promoRank;
    private final @Nullable Guide guide;

    /** What a step has touched, as it was before. */
    private final Map<Integer, PromoSlot> promosBefore = new LinkedHashMap<>();

    private final Map<Integer, LaunchSlot> launchesBefore = new LinkedHashMap<>();
    private final List<Integer> touchedPromos = new ArrayList<>();
    private final List<Integer> touchedLaunches = new ArrayList<>();
    private final boolean crowdCosts;
    private final double warmth;
    private double value;
    private double best;
    private CalendarPlan bestPlan;
    private long steps;
    private int cycle = FIRST_CYCLE;
    private int inCycle;

    /**
     * @param plan worked on in place; what it holds in between is not the best plan
     * @param warmth the largest step down at the start of a cycle, as a share of what an average item earns
     */
    RuinAndRecreate(CalendarLedger plan, @Nullable Guide guide, double warmth, long seed) {
        this.warmth = warmth;
        this.crowdCosts = plan.table().problem().prices().smoothingFen() > 0
                || plan.table().problem().prices().fatiguePermille() > 0;
        this.plan = plan;
        this.table = plan.table();
        this.problem = table.problem();
        this.obstacles = new Obstacles(plan);
        this.random = new Random(seed);
        this.guide = guide;
        double slack = guide == null
                ? Double.POSITIVE_INFINITY
                : Math.max(1, guide.relaxation().boundFen() - plan.softFen());
        promoSlots = new PromoSlot[problem.promos().size()][];
        promoRank = new double[promoSlots.length];
        for (int i = 0; i < promoSlots.length; i++) {
            if (problem.promos().get(i).pinned() != null) {
                promoSlots[i] = new PromoSlot[0];
                continue;
            }
            promoSlots[i] = table.promo(i).stream()
                    .filter(slot -> slot.worth().aloneFen() > 0 && score(slot) >= -slack)
                    .sorted(Comparator.comparingDouble(slot -> -score(slot)))
                    .toArray(PromoSlot[]::new);
            promoRank[i] = promoSlots[i].length == 0 ? 0 : score(promoSlots[i][0]);
        }
        launchSlots = new LaunchSlot[problem.launches().size()][];
        for (int i = 0; i < launchSlots.length; i++) {
            launchSlots[i] = problem.launches().get(i).pinned() != null
                    ? new LaunchSlot[0]
                    : table.launch(i).stream()
                            .filter(slot -> score(slot) >= -slack)
                            .sorted(Comparator.comparingDouble(slot -> -score(slot)))
                            .toArray(LaunchSlot[]::new);
        }
        value = linear();
        best = judged();
        bestPlan = plan.plan();
    }

    private double score(PromoSlot slot) {
        return guide == null ? slot.worth().aloneFen() : guide.pays(slot);
    }

    private double score(LaunchSlot slot) {
        return guide == null ? slot.aloneFen() : guide.pays(slot);
    }

    private double linear() {
        return plan.medium() * POINT_FEN + plan.linearFen();
    }

    /** The value of the plan as it stands, smoothing and fatigue included. */
    private double judged() {
        return crowdCosts ? value - plan.crowdFen() : value;
    }

    /** The best value so far: fen, and {@link #POINT_FEN} for each point of the medium level. */
    double best() {
        return best;
    }

    CalendarPlan bestPlan() {
        return bestPlan;
    }

    long steps() {
        return steps;
    }

    /** Takes a better plan from elsewhere; the next cycle starts from it. */
    void offer(CalendarPlan other, double otherValue) {
        if (otherValue > best) {
            best = otherValue;
            bestPlan = other;
        }
    }

    /** Makes so many steps. */
    void run(int count, BooleanSupplier stop) {
        int items = bestPlan.promos().size() + bestPlan.launches().size();
        double warm = warmth * Math.abs(plan.linearFen()) / Math.max(1, items);
        for (int i = 0; i < count && !((i & 255) == 0 && stop.getAsBoolean()); i++) {
            double heat = 1 - inCycle / (double) cycle;
            step(warm * heat * heat);
            steps++;
            if (++inCycle == cycle) {
                inCycle = 0;
                cycle = Math.min(
                        cycle * 2, Math.max(FIRST_CYCLE, CYCLE_PER_ITEM * (promoSlots.length + launchSlots.length)));
                plan.load(bestPlan);
                value = linear();
            }
        }
    }

    private void step(double threshold) {
        promosBefore.clear();
        launchesBefore.clear();
        touchedPromos.clear();
        touchedLaunches.clear();
        double start = value;
        double judgedStart = judged();
        if (random.nextInt(3) == 0) {
            ruinAround();
        } else if (!force()) {
            return;
        }
        recreate();
        double reached = judged();
        if (reached >= judgedStart - threshold * -Math.log(1 - random.nextDouble())) {
            if (reached > best + 0.5) {
                best = reached;
                bestPlan = plan.plan();
            }
        } else {
            undo(start);
        }
    }

    private void undo(double start) {
        for (int promo : touchedPromos) {
            plan.removePromo(promo);
        }
        for (int launch : touchedLaunches) {
            plan.removeLaunch(launch);
        }
        promosBefore.values().forEach(plan::put);
        launchesBefore.values().forEach(plan::put);
        value = start;
    }

    private void removePromo(int promo) {
        PromoSlot slot = plan.promo(promo);
        if (slot == null || problem.promos().get(promo).pinned() != null) {
            return;
        }
        if (!touchedPromos.contains(promo)) {
            touchedPromos.add(promo);
            promosBefore.put(promo, slot);
        }
        plan.removePromo(promo);
        value -= plan.gainFen(slot);
    }

    private void removeLaunch(int index) {
        LaunchSlot slot = plan.launch(index);
        Launch launch = problem.launches().get(index);
        if (slot == null || launch.pinned() != null) {
            return;
        }
        if (!touchedLaunches.contains(index)) {
            touchedLaunches.add(index);
            launchesBefore.put(index, slot);
        }
        plan.removeLaunch(index);
        value -= plan.gainFen(slot) + (launch.mandatory() ? POINT_FEN * launch.priority() : 0);
        if (launch.sku() != null) {
            plan.promosOfSku(launch.sku()).forEach(this::removePromo);
        }
    }

    private void put(PromoSlot slot) {
        if (!touchedPromos.contains(slot.promo())) {
            touchedPromos.add(slot.promo());
        }
        value += plan.gainFen(slot);
        plan.put(slot);
    }

    private void put(LaunchSlot slot) {
        if (!touchedLaunches.contains(slot.launch())) {
            touchedLaunches.add(slot.launch());
        }
        Launch launch = problem.launches().get(slot.launch());
        value += plan.gainFen(slot) + (launch.mandatory() ? POINT_FEN * launch.priority() : 0);
        plan.put(slot);
    }

    /** Takes out some of what happens around a day. */
    private void ruinAround() {
        int day = random.nextInt(problem.horizonDays());
        int reach = 1 + random.nextInt(8);
        int most = 2 + random.nextInt(6);
        boolean promosOnly = random.nextInt(3) == 0;
        int offset = random.nextInt(promoSlots.length + launchSlots.length);
        int total = promoSlots.length + launchSlots.length;
        for (int k = 0; k < total && most > 0; k++) {
            int item = (offset + k) % total;
            if (item < promoSlots.length) {
                PromoSlot slot = plan.promo(item);
                if (slot != null && slot.start() <= day + reach && slot.end() >= day - reach) {
                    removePromo(item);
                    most--;
                }
            } else if (!promosOnly) {
                LaunchSlot slot = plan.launch(item - promoSlots.length);
                if (slot != null && slot.prepareFrom() <= day + reach && slot.prepareTo() >= day - reach) {
                    removeLaunch(item - promoSlots.length);
                    most--;
                }
            }
        }
    }

    /** Forces one slot in; answers whether that was possible. */
    private boolean force() {
        int total = promoSlots.length + launchSlots.length;
        int item = random.nextInt(total);
        if (item < promoSlots.length) {
            PromoSlot[] slots = promoSlots[item];
            if (slots.length == 0) {
                return false;
            }
            PromoSlot slot = slots[early(slots.length)];
            if (slot.equals(plan.promo(item))) {
                return false;
            }
            removePromo(item);
            for (int tries = 0; tries < 12; tries++) {
                Obstacle obstacle = obstacles.first(slot);
                if (obstacle == null) {
                    put(slot);
                    return true;
                }
                if (!clear(obstacle, problem.promos().get(item).sku())) {
                    return true;
                }
            }
            return true;
        }
        int launch = item - promoSlots.length;
        LaunchSlot[] slots = launchSlots[launch];
        if (slots.length == 0) {
            return false;
        }
        LaunchSlot slot = slots[early(slots.length)];
        if (slot.equals(plan.launch(launch))) {
            return false;
        }
        removeLaunch(launch);
        for (int tries = 0; tries < 12; tries++) {
            Obstacle obstacle = obstacles.first(slot);
            if (obstacle == null) {
                put(slot);
                return true;
            }
            if (!clear(obstacle, -1)) {
                return true;
            }
        }
        return true;
    }

    /** A position, the first ones more often. */
    private int early(int length) {
        double draw = random.nextDouble();
        return (int) (draw * draw * length);
    }

    /** Takes one item out that stands in the way. */
    private boolean clear(Obstacle obstacle, int sku) {
        List<Integer> promos = obstacles.promosInTheWay(obstacle, sku);
        List<Integer> launches = obstacles.launchesInTheWay(obstacle);
        int count = promos.size() + launches.size();
        if (count == 0) {
            return false;
        }
        int draw = random.nextInt(count);
        if (draw < promos.size()) {
            removePromo(promos.get(draw));
            return plan.promo(promos.get(draw)) == null;
        }
        removeLaunch(launches.get(draw - promos.size()));
        return plan.launch(launches.get(draw - promos.size())) == null;
    }

    /** Fills up: what was taken out and some of what did not run before, each into its best slot that fits. */
    private void recreate() {
        List<Integer> launches = new ArrayList<>(touchedLaunches);
        for (int k = 0; k < 2 && launchSlots.length > 0; k++) {
            launches.add(random.nextInt(launchSlots.length));
        }
        Collections.shuffle(launches, random);
        boolean launchesFirst = random.nextInt(3) > 0;
        if (launchesFirst) {
            launches.forEach(this::placeLaunch);
        }
        List<Integer> promos = new ArrayList<>(touchedPromos);
        int more = 4 + random.nextInt(10);
        for (int k = 0; k < more && promoSlots.length > 0; k++) {
            promos.add(random.nextInt(promoSlots.length));
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(promos, random);
        } else {
            double noise = 0.5 + random.nextDouble();
            Integer[] order = promos.toArray(Integer[]::new);
            double[] keys = new double[promoSlots.length];
            for (int promo : order) {
                keys[promo] = -promoRank[promo] * (1 + noise * random.nextDouble());
            }
            Arrays.sort(order, (a, b) -> Double.compare(keys[a], keys[b]));
            promos = Arrays.asList(order);
        }
        promos.forEach(this::placePromo);
        if (!launchesFirst) {
            launches.forEach(this::placeLaunch);
        }
    }

    private void placePromo(int promo) {
        if (plan.promo(promo) != null) {
            return;
        }
        PromoSlot chosen = null;
        double most = 0;
        boolean byGain = random.nextInt(2) == 0;
        for (PromoSlot slot : promoSlots[promo]) {
            // A blink now and then keeps the order from always deciding.
            if (random.nextInt(16) == 0) {
                continue;
            }
            long gain = plan.gainFen(slot);
            if (gain <= 0) {
                continue;
            }
            double merit =
                    byGain ? gain : 1e12 + score(slot) + gain - slot.worth().aloneFen();
            if (merit > most && plan.fits(slot)) {
                most = merit;
                chosen = slot;
            }
        }
        if (chosen != null) {
            put(chosen);
        }
    }

    private void placeLaunch(int launch) {
        if (plan.launch(launch) != null) {
            return;
        }
        boolean byGain = random.nextInt(2) == 0;
        LaunchSlot chosen = null;
        double most = Double.NEGATIVE_INFINITY;
        for (LaunchSlot slot : launchSlots[launch]) {
            if (random.nextInt(16) == 0) {
                continue;
            }
            double merit = byGain ? slot.aloneFen() : score(slot);
            if (merit > most && plan.fits(slot)) {
                most = merit;
                chosen = slot;
            }
        }
        if (chosen != null) {
            put(chosen);
        }
    }
}
