package org.shopkeeper.bench.player;

/** A set of facts as the DRL rules read them, by input column; numbers as tenths, the cheapest exact form for Drools. */
public final class RuleFact {

    private final String text0;
    private final String text1;
    private final long tenths1;
    private final long tenths2;
    private final long tenths3;
    private final boolean truth;
    private int row = -1;

    RuleFact(TypedFacts facts, int fact) {
        int last = facts.texts.length - 1;
        text0 = facts.texts[0][fact];
        text1 = facts.texts[1][fact];
        tenths1 = facts.tenths[1][fact];
        tenths2 = facts.tenths[2][fact];
        tenths3 = facts.tenths[last][fact];
        truth = facts.truths[2][fact];
    }

    public String getText0() {
        return text0;
    }

    public String getText1() {
        return text1;
    }

    public long getTenths1() {
        return tenths1;
    }

    public long getTenths2() {
        return tenths2;
    }

    public long getTenths3() {
        return tenths3;
    }

    public boolean isTruth() {
        return truth;
    }

    public int getRow() {
        return row;
    }

    public void setRow(int row) {
        this.row = row;
    }
}
