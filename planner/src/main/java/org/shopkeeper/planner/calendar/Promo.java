package org.shopkeeper.planner.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidate promotion of one SKU. It runs with one of its options, or not at all.
 *
 * @param sku index into {@link LaunchCalendarProblem#skus}
 * @param event index of the event that it belongs to, or null
 * @param earliest first start day wished for
 * @param latest last start day wished for
 * @param dipPermille share of the additional units that is missing after the promotion
 * @param priority 1..5, 5 weighs most
 * @param exclusivityGroup promotions of one group never run on the same day; null for none
 * @param contentLoad creative person-days on each of the {@link CalendarRules#creativeLeadDays} days before the start; 0 where
 *     content tasks of their own carry the work
 * @param pinned what it keeps (enrolled, announced, frozen or locked by a planner), or null
 */
public record Promo(
        String id,
        int sku,
        @Nullable Integer event,
        List<PromoOption> options,
        int earliest,
        int latest,
        int dipPermille,
        int priority,
        @Nullable Integer exclusivityGroup,
        int contentLoad,
        @Nullable PromoChoice pinned) {

    public Promo {
        options = List.copyOf(options);
    }
}
