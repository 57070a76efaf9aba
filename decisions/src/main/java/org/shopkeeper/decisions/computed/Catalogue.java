package org.shopkeeper.decisions.computed;

import java.util.List;
import java.util.stream.Stream;
import org.shopkeeper.decisions.computed.care.CareDecisions;
import org.shopkeeper.decisions.computed.compliance.ComplianceDecisions;
import org.shopkeeper.decisions.computed.content.ContentDecisions;
import org.shopkeeper.decisions.computed.governance.GovernanceDecisions;
import org.shopkeeper.decisions.computed.inventory.InventoryDecisions;
import org.shopkeeper.decisions.computed.kpi.KpiDecisions;
import org.shopkeeper.decisions.computed.listing.ListingDecisions;
import org.shopkeeper.decisions.computed.market.MarketDecisions;
import org.shopkeeper.decisions.computed.pricing.PricingDecisions;
import org.shopkeeper.decisions.computed.promotion.PromotionDecisions;
import org.shopkeeper.decisions.computed.returns.ReturnDecisions;
import org.shopkeeper.decisions.computed.service.ServiceDecisions;
import org.shopkeeper.decisions.computed.traffic.TrafficDecisions;

/** All computed decisions, area by area in the order of the specification. */
public final class Catalogue {
    private static final List<ComputedDecision> ALL = Stream.of(
                    MarketDecisions.all(),
                    ListingDecisions.all(),
                    TrafficDecisions.all(),
                    PricingDecisions.all(),
                    PromotionDecisions.all(),
                    InventoryDecisions.all(),
                    ReturnDecisions.all(),
                    ServiceDecisions.all(),
                    CareDecisions.all(),
                    KpiDecisions.all(),
                    GovernanceDecisions.all(),
                    ComplianceDecisions.all(),
                    ContentDecisions.all())
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    public static List<ComputedDecision> all() {
        return ALL;
    }
}
