package org.shopkeeper.decisions.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which release was, is and will be in force when. Kept in order of {@code effectiveFrom}; of two activations at the same
 * instant the later one recorded counts.
 */
public record Timeline(List<Activation> activations) {

    /**
     * @param effectiveFrom first instant at which the release decides
     * @param by who moved the pointer
     */
    public record Activation(int release, Instant effectiveFrom, Instant recordedAt, String by, String reason) {}

    public Timeline {
        var sorted = new ArrayList<>(activations);
        sorted.sort(Comparator.comparing(Activation::effectiveFrom).thenComparing(Activation::recordedAt));
        activations = List.copyOf(sorted);
    }

    public Timeline with(Activation activation) {
        var more = new ArrayList<>(activations);
        more.add(activation);
        return new Timeline(more);
    }

    /** The activation in force at an instant, null before the first. */
    public @Nullable Activation at(Instant instant) {
        Activation found = null;
        for (Activation a : activations) {
            if (a.effectiveFrom().isAfter(instant)) {
                break;
            }
            found = a;
        }
        return found;
    }
}
