package org.shopkeeper.decisions.computed.listing;

import java.util.List;
import org.shopkeeper.decisions.computed.ComputedDecision;

/** The computed decisions of listings, in the order of the specification. */
public final class ListingDecisions {
    private ListingDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(
                ListingScore.SCORE,
                Wording.TITLE_CHECK,
                AbTests.AB_TEST,
                Wording.CLAIM,
                AbTests.SAMPLE_SIZE,
                Wording.READABILITY,
                ListingScore.COMPETITOR_GAP,
                ListingScore.PUBLISH_GATE);
    }
}
