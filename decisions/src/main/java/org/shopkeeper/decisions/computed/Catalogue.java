package org.shopkeeper.decisions.computed;

import java.util.List;
import java.util.stream.Stream;
import org.shopkeeper.decisions.computed.inventory.InventoryDecisions;
import org.shopkeeper.decisions.computed.kpi.KpiDecisions;
import org.shopkeeper.decisions.computed.market.MarketDecisions;
import org.shopkeeper.decisions.computed.pricing.PricingDecisions;
import org.shopkeeper.decisions.computed.promotion.PromotionDecisions;
import org.shopkeeper.decisions.computed.returns.ReturnDecisions;

/** All computed decisions, area by area. */
public final class Catalogue {
    private static final List<ComputedDecision> ALL = Stream.of(
                    MarketDecisions.all(),
                    PricingDecisions.all(),
                    PromotionDecisions.all(),
                    InventoryDecisions.all(),
                    ReturnDecisions.all(),
                    KpiDecisions.all())
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    public static List<ComputedDecision> all() {
        return ALL;
    }
}
