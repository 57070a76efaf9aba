package org.shopkeeper.service.identity;

/** What a caller may do. */
public enum Role {
    STOREFRONT,
    ANALYST,
    REVIEWER,
    RULE_ENGINEER,
    PLANNER,
    AUDITOR,
    ADMIN;

    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
