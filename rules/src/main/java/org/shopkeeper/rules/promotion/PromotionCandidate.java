package org.shopkeeper.rules.promotion;

import java.math.BigDecimal;

/**
 * A SKU as the eligibility rules see it.
 *
 * @param listingGrade A to D (M2.01)
 * @param rating 1 to 5 stars
 * @param returnRatio return rate over the category's benchmark
 * @param daysSinceLastPromo whole days
 * @param stockCoverRatio sellable over required units
 * @param marginAfter margin rate after the promotion, fraction
 * @param marginFloor fraction
 */
public record PromotionCandidate(
        String listingGrade,
        BigDecimal rating,
        BigDecimal returnRatio,
        BigDecimal daysSinceLastPromo,
        BigDecimal stockCoverRatio,
        BigDecimal marginAfter,
        BigDecimal marginFloor,
        boolean inFreeze,
        boolean underViolation) {}
