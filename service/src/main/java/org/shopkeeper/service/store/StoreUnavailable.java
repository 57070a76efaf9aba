package org.shopkeeper.service.store;

/** The database cannot be reached; what was asked of it has not happened, or may not have. */
public final class StoreUnavailable extends RuntimeException {

    StoreUnavailable(Throwable cause) {
        super("The database cannot be reached: " + cause.getMessage(), cause);
    }
}
