package org.shopkeeper.planner.calendar;

import java.util.List;

/**
 * A SKU that promotions sell.
 *
 * @param category index into {@link LaunchCalendarProblem#seasonalityPermille}
 * @param cluster SKUs of one cluster resemble each other and take sales from each other
 * @param priceFen list price of one unit
 * @param costFen landed cost of one unit
 * @param marginFloorPermille smallest margin rate at the promotion price, after stacking
 * @param baselineMilliPerDay units per day without a promotion, in thousandths
 * @param promotionPoolMilli stock set aside for promotions at the first day, in thousandths of a unit
 * @param contactPermille customer-service contacts per thousand units sold
 * @param overstock what is gained by selling it early
 * @param licensedUntil last day on which the SKU may be sold (licence, compliance); the horizon's end where unlimited
 * @param recentPrices own promotion prices before the plan begins, for the lowest-price rule
 */
public record Sku(
        String id,
        int category,
        int cluster,
        long priceFen,
        long costFen,
        int marginFloorPermille,
        long baselineMilliPerDay,
        long promotionPoolMilli,
        List<StockArrival> arrivals,
        int contactPermille,
        Overstock overstock,
        int licensedUntil,
        List<PastPrice> recentPrices) {

    public Sku {
        arrivals = List.copyOf(arrivals);
        recentPrices = List.copyOf(recentPrices);
    }

    /** What one unit earns at list price. */
    public long listMarginFen() {
        return priceFen - costFen;
    }

    /**
     * Stock that is more than the shop wants to keep.
     *
     * @param unitsMilli how much of it, in thousandths of a unit; 0 where there is none
     * @param holdingFenPerUnitDay what a unit costs per day that it lies
     * @param writeDownFenPerUnit what is lost on a unit that is still there at the end of the horizon
     */
    public record Overstock(long unitsMilli, long holdingFenPerUnitDay, long writeDownFenPerUnit) {
        public static final Overstock NONE = new Overstock(0, 0, 0);
    }

    /**
     * A promotion price that customers have seen.
     *
     * @param day the last day it was valid, negative: before the plan's first day
     */
    public record PastPrice(int day, long priceFen) {}
}
