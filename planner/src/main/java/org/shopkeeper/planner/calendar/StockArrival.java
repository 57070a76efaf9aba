package org.shopkeeper.planner.calendar;

/**
 * Stock of one SKU on its way in. It can be sold {@link CalendarRules#arrivalToSaleDays} days after it arrives.
 *
 * @param day expected arrival, days from the first day of the plan
 * @param quantityMilli thousandths of a unit
 * @param slipPermille probability that it comes later than promised, 0..1000
 * @param slipSigmaDays how many days the promised day is off, one standard deviation; 0 where unknown
 */
public record StockArrival(int day, long quantityMilli, int slipPermille, int slipSigmaDays) {

    /** An arrival that is taken at its word. */
    public static StockArrival certain(int day, long quantityMilli) {
        return new StockArrival(day, quantityMilli, 0, 0);
    }
}
