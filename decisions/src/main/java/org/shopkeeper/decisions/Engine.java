package org.shopkeeper.decisions;

/** What evaluates a decision. */
public enum Engine {
    /** Our own compiler of DMN. */
    COMPILED,
    /** KIE's DMN runtime, the reference engine; serves what our compiler does not cover. */
    KIE,
    /** Drools, for rules over several facts. */
    DROOLS,
    /** A pure function of this project. */
    JAVA
}
