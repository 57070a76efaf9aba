package org.shopkeeper.planner.calendar;

import java.util.Comparator;
import java.util.List;

/** Soft costs that arise between items. */
public final class SoftCosts {

    private SoftCosts() {}

    /**
     * S7: what a day's load costs; nothing up to {@link SoftPrices#smoothingFromPermille} of the capacity, then by the square, the
     * full price at full load.
     */
    public static long smoothingFen(long load, long capacity, SoftPrices prices) {
        long from = capacity * prices.smoothingFromPermille() / 1000;
        if (prices.smoothingFen() == 0 || load <= from || capacity <= from) {
            return 0;
        }
        long permille = (load - from) * 1000 / (capacity - from);
        return prices.smoothingFen() * permille / 1000 * permille / 1000;
    }

    /**
     * S10: what the promotions of one SKU lose because customers tire: each that starts within the window of two earlier ones.
     *
     * @param slots all running promotions of one SKU
     */
    public static long fatigueFen(List<PromoSlot> slots, CalendarRules rules) {
        if (slots.size() < 3) {
            return 0;
        }
        List<PromoSlot> ordered = slots.stream()
                .sorted(Comparator.comparingInt(PromoSlot::start).thenComparingInt(PromoSlot::promo))
                .toList();
        long lost = 0;
        for (int i = 2; i < ordered.size(); i++) {
            if (ordered.get(i).start() - ordered.get(i - 2).start() < rules.fatigueWindowDays()) {
                lost += ordered.get(i).worth().fatigueFen();
            }
        }
        return lost;
    }
}
