package org.shopkeeper.planner.calendar;

/** What two promotions of one SKU must keep to. */
// Source: SPEC §3.1 H6–H8, H11; LPC-core "conflicts_same_sku".
public final class SameSkuRules {

    private final LaunchCalendarProblem problem;

    public SameSkuRules(LaunchCalendarProblem problem) {
        this.problem = problem;
    }

    /** Whether the two may not both run. */
    public boolean conflict(PromoSlot one, PromoSlot other) {
        return gapShortfallDays(one, other) > 0
                || lowestPriceExcessFen(one, other) > 0
                || lockUndercutFen(one, other) > 0;
    }

    private static boolean inOrder(PromoSlot one, PromoSlot other) {
        return one.start() < other.start() || (one.start() == other.start() && one.promo() < other.promo());
    }

    /** H6: days that are missing to the minimum gap; an overlap misses more than the whole gap. */
    public int gapShortfallDays(PromoSlot one, PromoSlot other) {
        PromoSlot first = inOrder(one, other) ? one : other;
        PromoSlot second = first == one ? other : one;
        return Math.max(0, problem.rules().minGapDays() + 1 - (second.start() - first.end()));
    }

    /** H7: fen by which the later one's event price lies above the earlier one's price within the protected days. */
    public long lowestPriceExcessFen(PromoSlot one, PromoSlot other) {
        PromoSlot first = inOrder(one, other) ? one : other;
        PromoSlot second = first == one ? other : one;
        if (problem.promos().get(second.promo()).event() == null
                || second.start() - first.end() > problem.rules().lowestPriceDays()) {
            return 0;
        }
        return Math.max(0, second.promoPriceFen() - first.promoPriceFen());
    }

    /** H8: fen by which one undercuts the other's event price within its price lock. */
    public long lockUndercutFen(PromoSlot one, PromoSlot other) {
        return Math.max(undercut(one, other), undercut(other, one));
    }

    private long undercut(PromoSlot enrolled, PromoSlot other) {
        Integer event = problem.promos().get(enrolled.promo()).event();
        if (event == null) {
            return 0;
        }
        FestivalEvent festival = problem.events().get(event);
        boolean within = other.start() <= festival.lockTo() && other.end() >= festival.lockFrom();
        return within ? Math.max(0, enrolled.promoPriceFen() - other.promoPriceFen()) : 0;
    }
}
