package org.shopkeeper.decisions.computed.compliance;

import java.util.List;
import org.shopkeeper.decisions.computed.ComputedDecision;

/** The computed decisions of compliance and risk, in the order of the specification. */
public final class ComplianceDecisions {
    private ComplianceDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(
                Platform.METRIC,
                Platform.POINTS,
                Exposure.RISK,
                Exposure.PENALTY,
                Exposure.VAT,
                Exposure.AUDIT_SAMPLE,
                Platform.FAKE_ORDER,
                Platform.RULE_WATCH);
    }
}
