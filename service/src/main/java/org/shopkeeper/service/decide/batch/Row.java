package org.shopkeeper.service.decide.batch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.problem.Mistake;

/**
 * One row as it came.
 *
 * @param number 1-based; the same row of the same file has the same number in every run
 * @param facts by input name; null where the row could not be read
 * @param cells what stood in each column, by the reader's columns; null where the row did not come from a sheet
 * @param mistakes why it could not be read, empty where it could
 */
record Row(
        long number,
        @Nullable Map<String, @Nullable Object> facts,
        @Nullable List<String> cells,
        @Nullable String businessKey,
        List<Mistake> mistakes) {

    static Row unreadable(long number, @Nullable List<String> cells, List<Mistake> mistakes) {
        return new Row(number, null, cells, null, mistakes);
    }
}
