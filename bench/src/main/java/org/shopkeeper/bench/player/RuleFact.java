package org.shopkeeper.bench.player;

/** A set of facts as the DRL rules read them, by input column; numbers as longs, the cheapest exact form for Drools. */
public final class RuleFact {

    private final String text0;
    private final String text1;
    private final long number1;
    private final long number2;
    private final long number3;
    private final boolean truth;
    private int row = -1;

    RuleFact(TypedFacts facts, int fact) {
        int last = facts.texts.length - 1;
        text0 = facts.texts[0][fact];
        text1 = facts.texts[1][fact];
        number1 = facts.numbers[1][fact];
        number2 = facts.numbers[2][fact];
        number3 = facts.numbers[last][fact];
        truth = facts.truths[2][fact];
    }

    public String getText0() {
        return text0;
    }

    public String getText1() {
        return text1;
    }

    public long getNumber1() {
        return number1;
    }

    public long getNumber2() {
        return number2;
    }

    public long getNumber3() {
        return number3;
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
