package org.shopkeeper.planner.model;

/** Names of all constraints, as planners read them; the number is that of the specification. */
// Source: SPEC §3.1.
public final class ConstraintNames {

    public static final String H1 = "H1 launch before its stock";
    public static final String H2 = "H2 stages out of order";
    public static final String H2B = "H2b content later than its promotion needs";
    public static final String H3 = "H3 stock of a SKU sold out";
    public static final String H4 = "H4 budget of a month";
    public static final String H4B = "H4b budget of a channel";
    public static final String H5 = "H5 enrolment in an event";
    public static final String H5B = "H5b slots of an event";
    public static final String H6 = "H6 gap between promotions of a SKU";
    public static final String H7 = "H7 lowest price before an event";
    public static final String H7B = "H7b lowest price before the plan";
    public static final String H8 = "H8 price lock around an event";
    public static final String H9 = "H9 margin floor";
    public static final String H10 = "H10 warehouse";
    public static final String H10B = "H10b customer service";
    public static final String H10C = "H10c creative teams";
    public static final String H11 = "H11 exclusive promotions";
    public static final String H11B = "H11b blackout for promotions";
    public static final String H11C = "H11c blackout for launches";
    public static final String H12 = "H12 launches of a week";
    public static final String H12B = "H12b launches of a cluster";
    public static final String H13 = "H13 promotion soon after its launch";
    public static final String H14 = "H14 licence";
    public static final String H15 = "H15 pinned promotion moved";
    public static final String H15B = "H15b pinned launch moved";
    public static final String M1 = "M1 mandatory launch missing";
    public static final String S1 = "S1 promotion value";
    public static final String S2 = "S2 launch value";
    public static final String S3 = "S3 cannibalisation";
    public static final String S4 = "S4 competitor clash";
    public static final String S5 = "S5 late stock";
    public static final String S6 = "S6 overstock relieved";
    public static final String S7 = "S7 smoothing of the warehouse";
    public static final String S7B = "S7b smoothing of customer service";
    public static final String S8 = "S8 stability of promotions";
    public static final String S8B = "S8b stability of launches";
    public static final String S9 = "S9 priority of promotions";
    public static final String S9B = "S9b priority of launches";
    public static final String S10 = "S10 fatigue";

    private ConstraintNames() {}
}
