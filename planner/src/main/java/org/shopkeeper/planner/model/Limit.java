package org.shopkeeper.planner.model;

/** Limits as the constraints join them. */
public sealed interface Limit {

    /** Spend of a month over all channels, fen. */
    record MonthBudget(int month, long fen) implements Limit {}

    /** Spend of a month in one channel, fen. */
    record ChannelBudget(int channel, int month, long fen) implements Limit {}

    /** What the warehouse and customer service can do on a day, in thousandths. */
    record Day(int day, long unitsMilli, long contactsMilli) implements Limit {}

    /**
     * Person-days of one team on one day.
     *
     * @param key {@code team × horizon + day}
     */
    record Team(int key, int personDays) implements Limit {}

    /** Promotions that one event admits. */
    record Event(int event, int slots) implements Limit {}
}
