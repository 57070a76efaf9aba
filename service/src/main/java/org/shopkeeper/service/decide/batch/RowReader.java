package org.shopkeeper.service.decide.batch;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows, one after the other, never more than one in memory. */
interface RowReader extends Closeable {

    /** Heads of the columns as they came, in order; null where rows have no columns. */
    default @Nullable List<String> columns() {
        return null;
    }

    /** The next row, null after the last. */
    @Nullable
    Row next() throws IOException;
}
