package org.shopkeeper.decisions.region;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One input that shows what is claimed.
 *
 * @param input a value for every column by what the column tests, in FEEL values
 * @param assuming conditions that the analysis could not look into; the claim holds for this input only if they are so
 */
public record Witness(Map<String, @Nullable Object> input, List<Condition> assuming) {}
