package org.shopkeeper.decisions;

/**
 * How a decision is asked, beside its facts.
 *
 * @param trace whether the steps of the evaluation are wanted; costs nothing when not
 */
public record Asking(boolean trace) {
    public static final Asking PLAIN = new Asking(false);
    public static final Asking TRACED = new Asking(true);
}
