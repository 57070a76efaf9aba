package org.shopkeeper.decisions.compile;

import org.shopkeeper.decisions.Failure;

/** A construct that this compiler leaves to the reference engine; the place says where it stands. */
public final class NotCovered extends RuntimeException {

    private final transient Failure.Place place;

    NotCovered(String message, Failure.Place place) {
        super(message);
        this.place = place;
    }

    public Failure.Place place() {
        return place;
    }
}
