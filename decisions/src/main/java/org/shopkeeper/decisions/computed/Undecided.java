package org.shopkeeper.decisions.computed;

import org.shopkeeper.decisions.Decision;

/** A released decision that was asked came to no outcome, so neither can the one that asked. */
public final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Decision decision;

    Undecided(Decision decision) {
        super("A decision that was asked has no outcome", null, false, false);
        this.decision = decision;
    }

    public Decision decision() {
        return decision;
    }
}
