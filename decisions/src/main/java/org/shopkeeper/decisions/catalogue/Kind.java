package org.shopkeeper.decisions.catalogue;

/** How a decision is made, as its users see it. */
public enum Kind {
    /** One decision table. */
    TABLE,
    /** A graph of decisions that build on each other. */
    GRAPH,
    /** Rules over facts, collecting reasons. */
    RULES,
    /** A formula. */
    COMPUTED
}
