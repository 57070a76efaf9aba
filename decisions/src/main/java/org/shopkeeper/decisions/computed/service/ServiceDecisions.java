package org.shopkeeper.decisions.computed.service;

import java.util.List;
import org.shopkeeper.decisions.computed.ComputedDecision;

/** The computed decisions of customer service, in the order of the specification. */
public final class ServiceDecisions {
    private ServiceDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(
                Complaints.TRIAGE,
                Compensation.COMPENSATION,
                Complaints.DEADLINES,
                Staffing.PARETO,
                Staffing.STAFFING,
                Complaints.ASSIGNMENT,
                ComplaintOffer.OFFER);
    }
}
