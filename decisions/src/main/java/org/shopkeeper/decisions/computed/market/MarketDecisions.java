package org.shopkeeper.decisions.computed.market;

import java.util.List;
import org.shopkeeper.decisions.computed.ComputedDecision;

/** The computed decisions of market and assortment, in the order of the specification. */
public final class MarketDecisions {
    private MarketDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(
                CategoryRole.ROLE_FROM_SALES,
                CategoryRole.STAGE_FROM_SALES,
                Homogeneity.PAIR,
                Homogeneity.IN_LEAF,
                Assortment.PRICE_BAND,
                Admission.ADMISSION,
                Sourcing.SUPPLIER,
                Sourcing.COMPETITORS,
                Assortment.MIX_OF_ROLES,
                Assortment.SKU_CAP,
                Assortment.SEASONALITY,
                Sourcing.BACKPLAN,
                Blueprint.BLUEPRINT,
                Blueprint.NEW_PRODUCT);
    }
}
