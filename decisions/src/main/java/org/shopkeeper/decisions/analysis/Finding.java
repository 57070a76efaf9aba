package org.shopkeeper.decisions.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.region.Region;
import org.shopkeeper.decisions.region.Witness;

/**
 * One thing to know about a table.
 *
 * @param rows 1-based rows that are concerned, at most {@value #ROWS}
 * @param column what the column tests that is concerned, or the name of an output; null where it is not one
 * @param region the inputs that are concerned; null where it is not about inputs
 * @param witness one input that shows it; null where no input can
 * @param count how many cases of the same kind this finding stands for, at least 1
 */
public record Finding(
        Code code,
        Severity severity,
        List<Integer> rows,
        @Nullable String column,
        @Nullable Region region,
        @Nullable Witness witness,
        long count,
        Text text) {

    /** Rows that one finding lists at most. */
    public static final int ROWS = 100;

    public Finding {
        rows = List.copyOf(rows.size() > ROWS ? rows.subList(0, ROWS) : rows);
    }

    static Finding about(Code code, Severity severity, List<Integer> rows, @Nullable String column, Text text) {
        return new Finding(code, severity, rows, column, null, null, 1, text);
    }
}
