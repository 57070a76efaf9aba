package org.shopkeeper.planner.bound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one more unit of a limit would be worth, for the limits that bind: "one more 1,000 CNY in November is worth x". */
public final class ShadowPrices {

    /** Limits that a planner can widen. */
    public enum Limit {
        BUDGET_MONTH,
        BUDGET_CHANNEL,
        WAREHOUSE,
        CONTACTS,
        CREATIVE,
        EVENT_SLOTS,
        LAUNCH_WEEK
    }

    /**
     * The worth of widening one limit a little, on the relaxed calendar.
     *
     * @param key month; {@code channel × months + month}; day; {@code team × horizon + day}; event; or week
     * @param fenPerUnit fen of margin per fen of budget, per thousandth of a unit or contact, per person-day, or per slot
     */
    public record Price(Limit limit, int key, double fenPerUnit) {

        /** For budgets: what another 1,000.00 CNY earns beyond its own cost, in fen. */
        public long perThousandFen() {
            return Math.round(fenPerUnit * 1_000_00);
        }
    }

    private ShadowPrices() {}

    /** Prices that are not zero, limit by limit, then by key; null where the time did not suffice. */
    public static @Nullable List<Price> of(PackingModel whole, Duration limit) {
        LinearRelaxation.Solution solution = LinearRelaxation.solve(whole, LinearRelaxation.Strength.TIGHT, limit);
        if (solution == null) {
            return null;
        }
        List<Price> prices = new ArrayList<>();
        for (int r = 0; r < whole.rows().size(); r++) {
            Row row = whole.rows().get(r);
            Limit kind = limit(row.kind());
            double price = solution.rowPrices()[r];
            if (kind != null && price > 1e-6) {
                prices.add(new Price(kind, row.key(), price));
            }
        }
        prices.sort(Comparator.comparing(Price::limit).thenComparingInt(Price::key));
        return prices;
    }

    private static @Nullable Limit limit(Row.Kind kind) {
        return switch (kind) {
            case BUDGET_MONTH -> Limit.BUDGET_MONTH;
            case BUDGET_CHANNEL -> Limit.BUDGET_CHANNEL;
            case WAREHOUSE -> Limit.WAREHOUSE;
            case CONTACTS -> Limit.CONTACTS;
            case CREATIVE -> Limit.CREATIVE;
            case EVENT_SLOTS -> Limit.EVENT_SLOTS;
            case LAUNCH_WEEK -> Limit.LAUNCH_WEEK;
            default -> null;
        };
    }
}
