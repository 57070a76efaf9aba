package org.shopkeeper.service.log;

import org.jspecify.annotations.Nullable;

/** The decision cannot be recorded, so it must not be answered. */
final class JournalFull extends RuntimeException {
    JournalFull(@Nullable String trouble) {
        super(trouble == null ? "the decision journal takes no more records" : trouble);
    }
}
