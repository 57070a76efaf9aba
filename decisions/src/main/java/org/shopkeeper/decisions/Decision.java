package org.shopkeeper.decisions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one evaluation produced. Nothing is silent: a null output is one that the policy names. */
public sealed interface Decision {

    /** Why it came out so; filled only as far as the {@link Asking} wanted it. */
    Explanation explanation();

    /**
     * A rule applied, or an expression had a value.
     *
     * @param output a context (Map by output name), a list, or a scalar, in FEEL values: {@code BigDecimal}, {@code
     *     String}, {@code Boolean}, {@code java.time} values, {@code List}, {@code Map}; null only where the policy says
     *     null
     */
    record Decided(@Nullable Object output, Explanation explanation) implements Decision {}

    /** The facts were valid, but no rule applied and the table has no default. */
    record NoRuleMatched(Explanation explanation) implements Decision {}

    /** Facts are missing that the policy needs; named by path from the input's root, e.g. {@code customer.age}. */
    record InsufficientData(List<String> missing, Explanation explanation) implements Decision {}

    /** The policy could not be evaluated: each failure names its cause and its cell. */
    record Failed(List<Failure> failures, Explanation explanation) implements Decision {}
}
