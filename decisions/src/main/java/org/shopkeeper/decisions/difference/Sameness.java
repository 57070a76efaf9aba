package org.shopkeeper.decisions.difference;

/** Whether two versions answer alike. */
public enum Sameness {
    PROVEN_SAME,
    DIFFERENT,
    /** The work was too much to tell. */
    UNKNOWN
}
