package org.shopkeeper.decisions.computed.inventory;

import java.util.List;
import org.shopkeeper.decisions.computed.ComputedDecision;

/** The computed decisions of stock, in the order of the specification. */
public final class InventoryDecisions {
    private InventoryDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(
                AbcXyz.ABC_XYZ,
                AbcXyz.TARGET,
                IntermittentDemand.PATTERN,
                StockCover.STOCK_CHECK,
                SafetyStock.SAFETY_STOCK,
                SafetyStock.REORDER_POINT,
                SafetyStock.ORDER_UP_TO,
                OrderQuantity.ORDER_QUANTITY,
                OrderQuantity.ECONOMIC_ORDER_QUANTITY,
                Newsvendor.NEWSVENDOR,
                IntermittentDemand.CROSTON,
                IntermittentDemand.TSB,
                StockCover.INVENTORY_KPIS,
                Reorder.REORDER,
                Allocation.AVAILABLE_TO_PROMISE,
                Allocation.PROMOTION_STOCK,
                Allocation.FAIR_SHARE,
                Replenishment.REPLENISHMENT);
    }
}
