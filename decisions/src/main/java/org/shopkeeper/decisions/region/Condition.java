package org.shopkeeper.decisions.region;

/**
 * A test that no set over its column expresses, taken as true or false without looking inside.
 *
 * @param column what the column tests in whose cell it stands
 * @param expression the FEEL text
 * @param holds what is assumed of it
 */
public record Condition(String column, String expression, boolean holds) {}
