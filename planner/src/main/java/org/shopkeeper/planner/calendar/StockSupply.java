package org.shopkeeper.planner.calendar;

/** Stock that promotions of a SKU may sell. */
public final class StockSupply {

    private StockSupply() {}

    /** Units, in thousandths, that can be sold up to and including a day. */
    public static long until(Sku sku, int day, CalendarRules rules) {
        long supply = sku.promotionPoolMilli();
        for (StockArrival arrival : sku.arrivals()) {
            if (arrival.day() + rules.arrivalToSaleDays() <= day) {
                supply += arrival.quantityMilli();
            }
        }
        return supply;
    }
}
