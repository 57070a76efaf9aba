package org.shopkeeper.decisions.region;

import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.Text;

/**
 * A box of inputs.
 *
 * @param where for each input that is restricted (by what its column tests), the values as a FEEL unary test; an input that
 *     is not named may be anything
 * @param assuming conditions that cut the box and that the analysis could not look into
 * @param text the same in words
 */
public record Region(Map<String, String> where, List<Condition> assuming, Text text) {}
