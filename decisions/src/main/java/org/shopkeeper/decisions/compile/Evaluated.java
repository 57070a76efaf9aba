package org.shopkeeper.decisions.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;

/**
 * What came of asking a model that is on trial.
 *
 * @param value in FEEL values; null where the model says so or where something failed
 * @param failures everything that went wrong on the way, in order; not all of it need have touched the value
 */
public record Evaluated(@Nullable Object value, List<Failure> failures) {}
