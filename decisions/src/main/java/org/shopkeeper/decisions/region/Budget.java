package org.shopkeeper.decisions.region;

/** How much work a search may do. Counted in steps, never in time, so that a result is the same on every machine. */
public final class Budget {

    private long left;

    /**
     * @param steps comparisons of one row with one box; about 50 to 100 million of them take a second
     */
    public Budget(long steps) {
        left = steps;
    }

    /** Takes steps away; false when none are left. */
    public boolean spend(long steps) {
        left -= steps;
        return left > 0;
    }

    public boolean exhausted() {
        return left <= 0;
    }

    /** A budget for a part of the work: at most {@code steps}, and never more than is left here. What it spends is to be spent here too. */
    public Budget part(long steps) {
        return new Budget(Math.min(steps, left));
    }

    public long left() {
        return Math.max(0, left);
    }
}
