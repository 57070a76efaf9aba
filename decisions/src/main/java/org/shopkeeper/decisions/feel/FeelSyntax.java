package org.shopkeeper.decisions.feel;

/** A text that is not FEEL. */
public final class FeelSyntax extends RuntimeException {

    private final int position;

    FeelSyntax(String message, int position) {
        super(message);
        this.position = position;
    }

    /** 0-based offset into the text. */
    public int position() {
        return position;
    }
}
