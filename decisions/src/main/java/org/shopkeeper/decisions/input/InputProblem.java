package org.shopkeeper.decisions.input;

import org.shopkeeper.decisions.Text;

/**
 * One value that a decision cannot take.
 *
 * @param pointer RFC 6901, as a URI fragment from the request body's root: {@code #/input/category}
 * @param code {@code WRONG_TYPE}, {@code NOT_ALLOWED}, {@code UNKNOWN_NAME} or {@code TOO_LARGE}
 */
public record InputProblem(String pointer, String code, Text message) {}
