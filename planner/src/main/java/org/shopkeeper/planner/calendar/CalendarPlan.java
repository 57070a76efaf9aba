package org.shopkeeper.planner.calendar;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What runs and when, by index of the problem's promotions and launches; what is absent does not run.
 */
public record CalendarPlan(SortedMap<Integer, PromoChoice> promos, SortedMap<Integer, LaunchChoice> launches) {

    public static final CalendarPlan EMPTY = new CalendarPlan(new TreeMap<>(), new TreeMap<>());

    public CalendarPlan {
        promos = Collections.unmodifiableSortedMap(new TreeMap<>(promos));
        launches = Collections.unmodifiableSortedMap(new TreeMap<>(launches));
    }

    public static CalendarPlan of(Map<Integer, PromoChoice> promos, Map<Integer, LaunchChoice> launches) {
        return new CalendarPlan(new TreeMap<>(promos), new TreeMap<>(launches));
    }
}
