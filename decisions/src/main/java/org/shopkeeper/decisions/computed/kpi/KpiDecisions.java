package org.shopkeeper.decisions.computed.kpi;

import java.util.List;
import org.shopkeeper.decisions.computed.ComputedDecision;

/** The computed decisions of KPIs, in the order of the specification. */
public final class KpiDecisions {
    private KpiDecisions() {}

    public static List<ComputedDecision> all() {
        return List.of(
                Actions.ATTAINMENT,
                Anomalies.ANOMALY,
                Actions.ACTION_ITEM,
                Anomalies.ROBUST_Z,
                Anomalies.EWMA,
                Anomalies.SAME_WEEKDAY,
                Decomposition.LMDI,
                Decomposition.MARGIN_BRIDGE,
                Actions.CLOSE,
                Experiments.Z_TEST,
                Experiments.SRM,
                Experiments.SEQUENTIAL,
                Experiments.CUPED,
                Forecasts.PACING,
                Forecasts.FORECAST_ERROR,
                Forecasts.REPURCHASE,
                Forecasts.STICKINESS,
                Actions.MULTI_SOURCE);
    }
}
