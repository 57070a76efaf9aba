package org.shopkeeper.decisions.table;

/**
 * Answers for the cells that no set expresses ({@link CellSet.Opaque}). The index asks only for rows whose other cells
 * all accept, in row order.
 */
@FunctionalInterface
public interface OpaqueCells {

    /** For tables that have none. */
    OpaqueCells NONE = (row, column) -> {
        throw new IllegalStateException(
                "The cell (row %d, column %d) is opaque, but nobody was given to evaluate it.".formatted(row, column));
    };

    /**
     * @param row 0-based
     * @param column 0-based
     * @return whether the cell accepts the facts of this evaluation
     */
    boolean accepts(int row, int column);
}
