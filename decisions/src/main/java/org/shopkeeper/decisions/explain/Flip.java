package org.shopkeeper.decisions.explain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;

/**
 * A small change of the input that gives another answer, tried out.
 *
 * @param changes fewest first
 * @param input the changed input, whole
 * @param before the answer as it was
 * @param after the answer to the changed input
 * @param smallest no smaller change exists; false where there were too many to try them all
 */
public record Flip(
        List<Change> changes,
        Map<String, @Nullable Object> input,
        @Nullable Object before,
        @Nullable Object after,
        boolean smallest,
        Text text) {

    /**
     * @param distance from the old value to the new one
     */
    public record Change(String column, @Nullable Object from, @Nullable Object to, Distance distance) {}
}
