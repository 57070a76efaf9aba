package org.shopkeeper.service.replenish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.sales.SalesFacts.BiggestOrder;
import org.shopkeeper.service.sales.SalesFacts.DaySales;

/**
 * What one SKU's sales say about its demand in a window.
 *
 * @param units sold in the window
 * @param gross units times price in the window
 * @param perDay mean units per calendar day, days without sales counted
 * @param deviationPerDay sample standard deviation of units per calendar day
 * @param weekly units of each whole week, oldest first
 */
record Demand(
        long units,
        BigDecimal gross,
        BigDecimal perDay,
        BigDecimal deviationPerDay,
        List<BigDecimal> weekly,
        @Nullable LocalDate first,
        @Nullable LocalDate last) {

    static Demand of(List<DaySales> sales, Window window) {
        long units = 0;
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        long[] weekly = new long[window.weeks()];
        for (DaySales day : sales) {
            units += day.units();
            gross = gross.add(day.gross());
            BigDecimal sold = BigDecimal.valueOf(day.units());
            squares = squares.add(sold.multiply(sold));
            int week = window.weekOf(day.day());
            if (week >= 0) {
                weekly[week] += day.units();
            }
        }
        var weeks = new ArrayList<BigDecimal>(weekly.length);
        for (long week : weekly) {
            weeks.add(BigDecimal.valueOf(week));
        }
        BigDecimal days = BigDecimal.valueOf(window.days());
        BigDecimal total = BigDecimal.valueOf(units);
        // Σ(x − x̄)² = Σx² − (Σx)²/n, exact up to the last division: no digits cancel.
        BigDecimal spread = squares.multiply(days)
                .subtract(total.multiply(total))
                .divide(days.multiply(days.subtract(BigDecimal.ONE)), MathContext.DECIMAL64);
        return new Demand(
                units,
                gross,
                total.divide(days, MathContext.DECIMAL64),
                spread.sqrt(MathContext.DECIMAL64),
                List.copyOf(weeks),
                sales.isEmpty() ? null : sales.get(0).day(),
                sales.isEmpty() ? null : sales.get(sales.size() - 1).day());
    }

    /** The same sales as if one order had not been. */
    static Demand without(BiggestOrder order, List<DaySales> sales, Window window) {
        var rest = new ArrayList<DaySales>();
        for (DaySales day : sales) {
            if (!day.day().equals(order.day())) {
                rest.add(day);
            } else if (day.units() > order.units()) {
                rest.add(new DaySales(
                        day.day(), day.units() - order.units(), day.gross().subtract(order.gross())));
            }
        }
        return of(rest, window);
    }
}
