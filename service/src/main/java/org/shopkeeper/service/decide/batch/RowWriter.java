package org.shopkeeper.service.decide.batch;

import java.io.IOException;

/** Rows with their outcomes, written as they come. */
interface RowWriter {

    void write(Row row, Outcome outcome) throws IOException;

    /** What is written goes out now. */
    void flush() throws IOException;

    /** Writes the last line, by which a reader knows a whole answer from a cut one. */
    void end(Summary summary) throws IOException;
}
