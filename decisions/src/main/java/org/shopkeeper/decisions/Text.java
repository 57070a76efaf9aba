package org.shopkeeper.decisions;

/**
 * The same words in the two languages of our users.
 *
 * @param zh Chinese, never blank
 * @param en English, never blank
 */
public record Text(String zh, String en) {}
