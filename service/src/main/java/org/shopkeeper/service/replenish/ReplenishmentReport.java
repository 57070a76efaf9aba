package org.shopkeeper.service.replenish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;

/**
 * What a run came to.
 *
 * @param release that decided, one for the whole run
 * @param sampleSales the sales are those of the generated sample shop
 * @param statuses how many SKUs of each status
 * @param orderUnits units over all orders
 * @param orderValue over the orders whose unit cost is known
 * @param restOnOneOrder SKUs whose class or pattern rests on one order
 * @param useDefaults SKUs of which at least one figure is a declared default
 * @param unknownSkus SKUs of the stock sheet that sold nothing in the window
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplenishmentReport(
        int release,
        LocalDate from,
        LocalDate to,
        int days,
        int weeks,
        boolean sampleSales,
        int skus,
        Map<Proposal.Status, Integer> statuses,
        BigDecimal orderUnits,
        BigDecimal orderValue,
        int restOnOneOrder,
        int useDefaults,
        Map<String, BigDecimal> defaults,
        @Nullable BigDecimal budget,
        int stockRows,
        List<StockSheet.RowProblem> stockProblems,
        List<String> unknownSkus,
        List<Text> conventions) {}
