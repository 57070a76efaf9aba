package org.shopkeeper.service.replenish;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one SKU beside its sales. Null is unknown.
 *
 * @param onHand units that can be sold
 * @param onOrder units ordered and not yet received
 * @param backorder units sold and not yet delivered
 * @param leadTimeDays from order to shelf, days
 * @param leadTimeSdDays its standard deviation, days
 * @param unitCost what one unit costs, in the currency of the shop
 * @param pack units that an order is a multiple of
 * @param moq least units of an order, 0 for none
 * @param supplierGrade A to D
 * @param lifecycle NEW, GROWTH, MATURE, DECLINE, CLEARANCE or DORMANT
 * @param promoExtra units that a coming promotion needs on top
 * @param keySku hero or contract SKU
 * @param defaulted names of what was not given and is the declared default here
 */
record StockRow(
        @Nullable BigDecimal onHand,
        @Nullable BigDecimal onOrder,
        @Nullable BigDecimal backorder,
        @Nullable BigDecimal leadTimeDays,
        @Nullable BigDecimal leadTimeSdDays,
        @Nullable BigDecimal unitCost,
        @Nullable BigDecimal pack,
        @Nullable BigDecimal moq,
        @Nullable String supplierGrade,
        @Nullable String lifecycle,
        @Nullable BigDecimal promoExtra,
        boolean keySku,
        List<String> defaulted) {

    /** On hand and on order less backorders; null while one of them is unknown. */
    @Nullable
    BigDecimal position() {
        BigDecimal hand = onHand;
        BigDecimal ordered = onOrder;
        BigDecimal owed = backorder;
        return hand == null || ordered == null || owed == null
                ? null
                : hand.add(ordered).subtract(owed);
    }
}
