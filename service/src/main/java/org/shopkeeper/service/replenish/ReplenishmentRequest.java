package org.shopkeeper.service.replenish;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for.
 *
 * @param stockCsv the stock sheet as CSV; absent: the declared defaults count
 * @param from first day of the window; absent: the day of the first sale
 * @param to last day of the window; absent: the day of the last sale
 * @param budget what all orders together may cost; absent: no limit
 * @param defaults other values than the declared ones, by column
 */
record ReplenishmentRequest(
        @Nullable String stockCsv,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable BigDecimal budget,
        @Nullable Map<String, BigDecimal> defaults) {}
