package org.shopkeeper.decisions.computed.traffic;

import java.util.List;
import org.shopkeeper.decisions.computed.ComputedDecision;

/** The computed decisions of traffic and conversion, in the order of the specification. */
public final class TrafficDecisions {
    private TrafficDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(
                AdMetrics.CHANNEL_MOVE,
                Shipping.SHIPPING_CHARGE,
                AdMetrics.CONCENTRATION,
                AdMetrics.METRICS,
                AdMetrics.BREAK_EVEN_ROAS,
                BudgetAllocation.ALLOCATION,
                AdMetrics.TARGET_CPC,
                Bids.BID_ADJUST,
                Funnel.DIAGNOSIS,
                Shipping.FREE_SHIPPING,
                AdMetrics.KOL,
                Funnel.FRICTION,
                AdMetrics.TEST_PLAN);
    }
}
