package org.shopkeeper.planner.model;

import java.util.List;

/** Whatever occupies a creative team. */
public interface CreativeWork {

    /** Work by team and day; none where the item is not planned. */
    List<Load> creativeLoads();

    /**
     * Person-days of one team on one day.
     *
     * @param key {@code team × horizon + day}
     */
    record Load(int key, int personDays) {}
}
