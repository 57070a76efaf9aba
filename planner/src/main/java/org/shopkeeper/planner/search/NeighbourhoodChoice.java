package org.shopkeeper.planner.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.shopkeeper.planner.calendar.CalendarLedger;
import org.shopkeeper.planner.calendar.Launch;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.Promo;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotTable;

/** Draws neighbourhoods of about a wanted number of columns. */
final class NeighbourhoodChoice {

    private final SlotTable table;
    private final LaunchCalendarProblem problem;
    private final Random random;
    private final ToIntFunction<Integer> promoColumns;
    private final ToIntFunction<Integer> launchColumns;

    /**
     * @param promoColumns how many columns a promotion brings once it is free
     * @param launchColumns how many columns a launch brings once it is free
     */
    NeighbourhoodChoice(
            SlotTable table, Random random, ToIntFunction<Integer> promoColumns, ToIntFunction<Integer> launchColumns) {
        this.table = table;
        this.problem = table.problem();
        this.random = random;
        this.promoColumns = promoColumns;
        this.launchColumns = launchColumns;
    }

    /** An item and how near it lies to what the neighbourhood is about; nearer ones are taken first. */
    private record Candidate(boolean isPromo, int index, double distance) {}

    /** Draws one of that kind. */
    Neighbourhood draw(Neighbourhood.Kind kind, CalendarLedger plan, int wantedColumns) {
        List<Candidate> candidates =
                switch (kind) {
                    case WINDOW -> around(plan, random.nextInt(problem.horizonDays()));
                    case CLUSTERS -> clusters(plan);
                    case MONTH -> month(plan, random.nextInt(problem.months()));
                    case EVENT -> event(plan);
                    case ANY -> any();
                    case MISSING -> missing(plan);
                };
        candidates.sort(Comparator.comparingDouble(Candidate::distance)
                .thenComparing(Candidate::isPromo)
                .thenComparingInt(Candidate::index));
        Set<Integer> promos = new HashSet<>();
        Set<Integer> launches = new HashSet<>();
        int columns = 0;
        for (Candidate candidate : candidates) {
            int index = candidate.index;
            if (columns >= wantedColumns) {
                break;
            }
            if (candidate.isPromo) {
                int count = promoColumns.applyAsInt(index);
                if (count > 0 && problem.promos().get(index).pinned() == null && promos.add(index)) {
                    columns += count;
                }
            } else {
                int count = launchColumns.applyAsInt(index);
                if (count > 0 && problem.launches().get(index).pinned() == null && launches.add(index)) {
                    columns += count;
                    Integer sku = problem.launches().get(index).sku();
                    if (sku != null) {
                        // A launch cannot move under promotions that wait for it.
                        plan.promosOfSku(sku).stream()
                                .filter(p -> problem.promos().get(p).pinned() == null)
                                .forEach(promos::add);
                    }
                }
            }
        }
        return new Neighbourhood(kind, promos, launches);
    }

    private List<Candidate> around(CalendarLedger plan, int day) {
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < problem.promos().size(); i++) {
            all.add(new Candidate(true, i, distance(plan, i, day)));
        }
        for (int i = 0; i < problem.launches().size(); i++) {
            all.add(new Candidate(false, i, launchDistance(plan, i, day)));
        }
        return all;
    }

    /** Days between a promotion and a day, with some chance added so that the same day draws different items. */
    private double distance(CalendarLedger plan, int promo, int day) {
        double chance = random.nextDouble() * 10;
        PromoSlot slot = plan.promo(promo);
        if (slot != null) {
            return Math.abs(slot.start() - day) + chance;
        }
        Promo data = problem.promos().get(promo);
        int away = Math.max(0, Math.max(data.earliest() - day, day - data.latest()));
        // What does not run is drawn less often: there is much of it.
        return away + chance * 2 + 3;
    }

    private double launchDistance(CalendarLedger plan, int launch, int day) {
        double chance = random.nextDouble() * 10;
        LaunchSlot slot = plan.launch(launch);
        if (slot != null) {
            int preparation = (slot.prepareFrom() + slot.prepareTo()) / 2;
            return Math.min(Math.abs(preparation - day), Math.abs(slot.day() - day)) + chance;
        }
        Launch data = problem.launches().get(launch);
        return Math.max(0, Math.max(data.earliest() - day, day - data.latest())) + chance;
    }

    private List<Candidate> clusters(CalendarLedger plan) {
        int anchor = random.nextInt(Math.max(1, problem.horizonDays()));
        List<Double> byCluster = new ArrayList<>();
        int clusters =
                1 + problem.skus().stream().mapToInt(s -> s.cluster()).max().orElse(0);
        for (int i = 0; i < clusters; i++) {
            byCluster.add(random.nextDouble() * 1000);
        }
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < problem.promos().size(); i++) {
            int cluster = problem.skus().get(problem.promos().get(i).sku()).cluster();
            all.add(new Candidate(true, i, byCluster.get(cluster)));
        }
        for (int i = 0; i < problem.launches().size(); i++) {
            if (random.nextInt(4) == 0) {
                all.add(new Candidate(false, i, launchDistance(plan, i, anchor) * 20));
            }
        }
        return all;
    }

    private List<Candidate> month(CalendarLedger plan, int month) {
        int from = month * LaunchCalendarProblem.MONTH_DAYS;
        int to = from + LaunchCalendarProblem.MONTH_DAYS - 1;
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < problem.promos().size(); i++) {
            Promo promo = problem.promos().get(i);
            PromoSlot slot = plan.promo(i);
            boolean could = promo.earliest() <= to && promo.latest() >= from;
            boolean runs = slot != null && slot.month() == month;
            if (could) {
                all.add(new Candidate(true, i, random.nextDouble() * (runs ? 1 : 1.6)));
            }
        }
        return all;
    }

    private List<Candidate> event(CalendarLedger plan) {
        if (problem.events().isEmpty()) {
            return any();
        }
        Integer index = random.nextInt(problem.events().size());
        int day = problem.events().get(index).start();
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < problem.promos().size(); i++) {
            boolean enrolled = index.equals(problem.promos().get(i).event());
            all.add(new Candidate(true, i, enrolled ? random.nextDouble() * 8 : distance(plan, i, day)));
        }
        return all;
    }

    private List<Candidate> any() {
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < problem.promos().size(); i++) {
            all.add(new Candidate(true, i, random.nextDouble()));
        }
        for (int i = 0; i < problem.launches().size(); i++) {
            all.add(new Candidate(false, i, random.nextDouble()));
        }
        return all;
    }

    private List<Candidate> missing(CalendarLedger plan) {
        List<Integer> absent = new ArrayList<>();
        for (int i = 0; i < problem.launches().size(); i++) {
            if (problem.launches().get(i).mandatory()
                    && plan.launch(i) == null
                    && !table.launch(i).isEmpty()) {
                absent.add(i);
            }
        }
        if (absent.isEmpty()) {
            return any();
        }
        int wanted = absent.get(random.nextInt(absent.size()));
        List<LaunchSlot> slots = table.launch(wanted);
        LaunchSlot slot = slots.get(random.nextInt(slots.size()));
        List<Candidate> all = around(plan, (slot.prepareFrom() + slot.prepareTo()) / 2);
        int cluster = problem.launches().get(wanted).cluster();
        plan.launchesOfCluster(cluster).forEach(i -> all.add(new Candidate(false, i, -1)));
        all.add(new Candidate(false, wanted, -2));
        return all;
    }
}
