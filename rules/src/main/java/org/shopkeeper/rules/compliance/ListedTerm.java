package org.shopkeeper.rules.compliance;

/**
 * An entry of the word list.
 *
 * @param termClass A statutory, B superlative, C relative
 */
public record ListedTerm(String term, String termClass) {}
