package org.shopkeeper.decisions.computed.pricing;

import java.util.List;
import org.shopkeeper.decisions.computed.ComputedDecision;

/** The computed decisions of prices, in the order of the specification. */
public final class PricingDecisions {
    private PricingDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(
                PriceSetting.CUSTOMER_PRICE,
                Elasticity.ELASTICITY,
                PricePromises.REFERENCE_PRICE,
                PricePromises.PRICE_PROTECTION,
                UnitEconomics.UNIT_ECONOMICS,
                UnitEconomics.FLOOR_PRICE,
                UnitEconomics.BREAK_EVEN_UPLIFT,
                OrderPrice.ORDER_PRICE,
                PriceSetting.OPTIMAL_PRICE,
                PriceSetting.BUNDLE,
                PriceSetting.PLATFORM_DEAL,
                StackMargin.STACK_MARGIN);
    }
}
