package org.shopkeeper.planner.calendar;

import java.util.Arrays;

/**
 * A promotion run with one option from one day, and what comes of it. Slots are individually feasible: margin floor, event
 * window, enrolment and creative lead hold.
 */
public final class PromoSlot {

    private final int promo;
    private final int index;
    private final PromoChoice choice;
    private final int end;
    private final int channel;
    private final long promoPriceFen;
    private final long spendFen;
    private final long[] unitsMilli;
    private final long[] contactsMilli;
    private final PromoWorth worth;

    PromoSlot(
            int promo,
            int index,
            PromoChoice choice,
            int end,
            int channel,
            long promoPriceFen,
            long spendFen,
            long[] unitsMilli,
            long[] contactsMilli,
            PromoWorth worth) {
        this.promo = promo;
        this.index = index;
        this.choice = choice;
        this.end = end;
        this.channel = channel;
        this.promoPriceFen = promoPriceFen;
        this.spendFen = spendFen;
        this.unitsMilli = unitsMilli;
        this.contactsMilli = contactsMilli;
        this.worth = worth;
    }

    /** Index of the promotion. */
    public int promo() {
        return promo;
    }

    /** Position among the promotion's slots. */
    public int index() {
        return index;
    }

    public PromoChoice choice() {
        return choice;
    }

    /** First day. */
    public int start() {
        return choice.start();
    }

    /** Last day. */
    public int end() {
        return end;
    }

    public int days() {
        return unitsMilli.length;
    }

    public int month() {
        return choice.start() / LaunchCalendarProblem.MONTH_DAYS;
    }

    public int channel() {
        return channel;
    }

    /** Unit price while it runs. */
    public long promoPriceFen() {
        return promoPriceFen;
    }

    /** Booked on the month of the start. */
    public long spendFen() {
        return spendFen;
    }

    /** Additional units on its {@code n}-th day, in thousandths. */
    public long unitsMilli(int n) {
        return unitsMilli[n];
    }

    /** Customer-service contacts on its {@code n}-th day, in thousandths. */
    public long contactsMilli(int n) {
        return contactsMilli[n];
    }

    /** Additional units up to and including a day of the plan. */
    public long unitsMilliUntil(int day) {
        long sum = 0;
        for (int n = 0; n < unitsMilli.length && choice.start() + n <= day; n++) {
            sum += unitsMilli[n];
        }
        return sum;
    }

    public long totalUnitsMilli() {
        return Arrays.stream(unitsMilli).sum();
    }

    public PromoWorth worth() {
        return worth;
    }

    /** Days on which both run, 0 where they do not meet. */
    public int overlapDays(PromoSlot other) {
        return Math.max(0, Math.min(end, other.end) - Math.max(start(), other.start()) + 1);
    }

    @Override
    public String toString() {
        return "promotion " + promo + " option " + choice.option() + " days " + start() + ".." + end;
    }
}
