package org.shopkeeper.decisions.computed.returns;

import java.util.List;
import org.shopkeeper.decisions.computed.ComputedDecision;

/** The computed decisions of returns, in the order of the specification. */
public final class ReturnDecisions {
    private ReturnDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(SevenDayWindow.SEVEN_DAY, Refund.DEADLINES, Refund.PARTIAL);
    }
}
