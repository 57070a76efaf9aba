package org.shopkeeper.decisions.input;

import java.util.List;
import java.util.Map;

/** What a check of the caller's facts found. */
public sealed interface CheckedInput {

    /** @param values the facts in FEEL values, every declared input present (null where null is a fact or it is optional) */
    record Accepted(Map<String, Object> values) implements CheckedInput {}

    /** @param missing paths from the input's root, in the order of the signature */
    record Missing(List<String> missing) implements CheckedInput {}

    /** @param problems all of them, in document order; {@code missing} names what is absent besides */
    record Refused(List<InputProblem> problems, List<String> missing) implements CheckedInput {}
}
