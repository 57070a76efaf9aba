package org.shopkeeper.decisions.analysis;

/** What kind of finding it is; stable, for tests, links and gate policies. */
public enum Code {
    /** Inputs that no row matches, in a table without a default. */
    GAP,
    /** Several rows with different outputs match where one answer is allowed. */
    OVERLAP,
    /** Several rows with the same outputs match where one row is allowed. */
    OVERLAP_SAME_OUTPUT,
    /** Rows overlap with different outputs and the first one wins: their order is part of the policy. */
    ORDER_DECIDES,
    /** Rows have the same conditions and the same outputs. */
    DUPLICATE_ROW,
    /** Rows have the same conditions and different outputs. */
    CONTRADICTING_ROWS,
    /** A row that never wins, because rows before it take all of its inputs. */
    MASKED_ROW,
    /** A row that no possible input matches. */
    UNREACHABLE_ROW,
    /** A row that could be deleted without changing any answer. */
    SUBSUMED_ROW,
    /** A cell names something outside the declared domain of its column. */
    OUTSIDE_DOMAIN,
    /** A cell names a value that is not of the type of its column. */
    WRONG_TYPE,
    /** Another hit policy says better what this table does. */
    HIT_POLICY_ADVICE,
    /** A column that never changes an answer. */
    IDLE_COLUMN,
    /** An output column that is the same in every row. */
    CONSTANT_OUTPUT,
    /** Cells whose conditions the analysis could not look into. */
    HIDDEN_CONDITION,
    /** The work was too much; what was looked at is said. */
    INCOMPLETE,
    /** There are more findings than are listed. */
    MORE_FINDINGS
}
