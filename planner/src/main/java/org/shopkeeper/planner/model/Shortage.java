package org.shopkeeper.planner.model;

import java.util.ArrayList;
import java.util.List;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.Sku;
import org.shopkeeper.planner.calendar.StockSupply;

/** Stock of a SKU that is missing on a day on which a promotion sells, in thousandths of a unit. */
record Shortage(int day, long missingMilli) {

    /** Shortages that promotions of one SKU run into together. */
    static List<Shortage> of(List<PromoAssignment> ofOneSku) {
        if (ofOneSku.isEmpty()) {
            return List.of();
        }
        LaunchCalendarProblem problem = ofOneSku.get(0).context().problem();
        Sku sku = ofOneSku.get(0).sku();
        int from = problem.horizonDays();
        int to = -1;
        long[] use = new long[problem.horizonDays()];
        for (PromoAssignment assignment : ofOneSku) {
            PromoSlot slot = assignment.placed();
            for (int n = 0; n < slot.days(); n++) {
                use[slot.start() + n] += slot.unitsMilli(n);
            }
            from = Math.min(from, slot.start());
            to = Math.max(to, slot.end());
        }
        List<Shortage> shortages = new ArrayList<>();
        long used = 0;
        for (int day = from; day <= to; day++) {
            used += use[day];
            if (use[day] > 0) {
                long missing = used - StockSupply.until(sku, day, problem.rules());
                if (missing > 0) {
                    shortages.add(new Shortage(day, missing));
                }
            }
        }
        return shortages;
    }
}
