package org.shopkeeper.service.replenish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Reason;

/**
 * What to do about one SKU, and everything that it follows from. Null is not known or not decided.
 *
 * @param status ORDER, NO_ORDER, or why there is no answer: INSUFFICIENT_DATA, STOCK_ROW_REFUSED, FAILED
 * @param abc class by sales value
 * @param xyz class by steadiness of weekly demand
 * @param cv sample deviation over mean of weekly units, 4 decimals
 * @param adi mean interval between weeks with demand
 * @param cv2 squared variation of the weeks with demand
 * @param serviceLevel cycle service level, fraction
 * @param reviewDays days between reviews
 * @param units sold in the window
 * @param perDay mean units per calendar day, 4 decimals
 * @param deviationPerDay sample deviation of units per calendar day, 4 decimals
 * @param orderQty units, whole packs; 0 for NO_ORDER
 * @param orderValue quantity times unit cost; null where the cost is unknown
 * @param reasons the deciding one first
 * @param warnings what to look at before ordering
 * @param defaulted columns whose declared default was taken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Proposal(
        String sku,
        String description,
        Status status,
        @Nullable String abc,
        @Nullable String xyz,
        @Nullable BigDecimal cv,
        @Nullable String pattern,
        @Nullable BigDecimal adi,
        @Nullable BigDecimal cv2,
        @Nullable BigDecimal serviceLevel,
        @Nullable BigDecimal reviewDays,
        @Nullable String reviewPolicy,
        long units,
        BigDecimal gross,
        BigDecimal perDay,
        BigDecimal deviationPerDay,
        @Nullable BigDecimal leadTimeDays,
        @Nullable BigDecimal leadTimeSdDays,
        @Nullable BigDecimal safetyStock,
        @Nullable BigDecimal reorderPoint,
        @Nullable BigDecimal orderUpTo,
        @Nullable BigDecimal onHand,
        @Nullable BigDecimal onOrder,
        @Nullable BigDecimal backorder,
        @Nullable BigDecimal position,
        @Nullable BigDecimal quantityToTarget,
        @Nullable BigDecimal orderQty,
        @Nullable BigDecimal unitCost,
        @Nullable BigDecimal orderValue,
        List<Reason> reasons,
        List<Warning> warnings,
        List<String> missing,
        List<String> defaulted,
        @Nullable LocalDate firstSale,
        @Nullable LocalDate lastSale) {

    enum Status {
        ORDER,
        NO_ORDER,
        INSUFFICIENT_DATA,
        STOCK_ROW_REFUSED,
        FAILED
    }

    /** @param code one per cause, UPPER_SNAKE */
    record Warning(String code, String zh, String en) {}
}
