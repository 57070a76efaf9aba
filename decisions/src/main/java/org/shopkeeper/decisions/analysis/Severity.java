package org.shopkeeper.decisions.analysis;

/** How bad a finding is, worst first. */
public enum Severity {
    /** Some input fails, or a row can never do what was meant. */
    ERROR,
    /** Probably not meant. */
    WARNING,
    /** Good to know. */
    INFO
}
