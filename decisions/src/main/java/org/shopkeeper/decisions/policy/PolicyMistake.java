package org.shopkeeper.decisions.policy;

import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;

/**
 * A mistake in a policy file.
 *
 * @param path the file
 * @param code one per cause, UPPER_SNAKE
 * @param place decision, row, column and expression, as exact as is known
 * @param message what is wrong and how to mend it
 */
public record PolicyMistake(String path, String code, Failure.Place place, Text message) {}
