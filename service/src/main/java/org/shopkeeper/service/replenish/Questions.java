package org.shopkeeper.service.replenish;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.decisions.input.CheckedInput;
import org.shopkeeper.decisions.input.InputCheck;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.decide.Answer;
import org.shopkeeper.service.decide.Decide;
import org.shopkeeper.service.problem.ProblemException;

/** Asks the decisions of one release; every threshold and formula of a replenishment is theirs. */
final class Questions {

    /** Thrown where a decision reached no outcome for this SKU. */
    static final class NoOutcome extends Exception {

        private final String decision;
        private final List<String> missing;

        NoOutcome(String decision, List<String> missing, String why) {
            super(decision + ": " + why, null, false, false);
            this.decision = decision;
            this.missing = List.copyOf(missing);
        }

        String decision() {
            return decision;
        }

        /** Names of the facts that are missing; none where the reason is another. */
        List<String> missing() {
            return missing;
        }
    }

    /** An outcome by output name; a scalar stands under {@code value}. */
    record Outcome(Map<String, @Nullable Object> values, List<Reason> reasons) {

        BigDecimal number(String name) {
            if (values.get(name) instanceof BigDecimal number) {
                return number;
            }
            throw new IllegalStateException("the decision gave no number " + name + " but " + values);
        }

        @Nullable
        BigDecimal numberOrNull(String name) {
            return values.get(name) instanceof BigDecimal number ? number : null;
        }

        String text(String name) {
            return String.valueOf(values.get(name));
        }
    }

    private final Release release;
    private final Decide decide;

    Questions(Release release, Decide decide) {
        this.release = release;
        this.decide = decide;
    }

    /**
     * Asks as any caller does, so that the decision log has it.
     *
     * @param businessKey by which the log finds it
     */
    Outcome askOnRecord(String id, Map<String, ?> input, String businessKey) throws NoOutcome {
        try {
            Answer answer = decide.ask(release, id, input, false, businessKey);
            Map<String, @Nullable Object> output = answer.output();
            if (answer.status() == Answer.Status.DECIDED && output != null) {
                return new Outcome(output, answer.reasons());
            }
            List<String> missing = answer.missing() == null ? List.of() : answer.missing();
            throw new NoOutcome(id, missing, missing.isEmpty() ? "no rule matched" : "missing " + missing);
        } catch (ProblemException e) {
            throw new NoOutcome(id, List.of(), e.getMessage() + " " + e.members());
        }
    }

    /** Asks on the way to an answer; the log has the answer. */
    Outcome ask(String id, Map<String, ?> input) throws NoOutcome {
        Decider decider = release.decider(id);
        if (decider == null) {
            throw new NoOutcome(id, List.of(), "release " + release.number() + " has no such decision");
        }
        var checked = InputCheck.check(decider.signature(), input, "#");
        if (checked instanceof CheckedInput.Missing lacking) {
            throw new NoOutcome(id, lacking.missing(), "missing " + String.join(", ", lacking.missing()));
        }
        if (checked instanceof CheckedInput.Refused refused) {
            throw new NoOutcome(id, List.of(), "refused " + refused.problems());
        }
        Decision decision = decider.decide(((CheckedInput.Accepted) checked).values(), Asking.PLAIN);
        if (decision instanceof Decision.Decided decided) {
            return new Outcome(values(decided.output()), decided.explanation().reasons());
        }
        if (decision instanceof Decision.InsufficientData lacking) {
            throw new NoOutcome(id, lacking.missing(), "missing " + String.join(", ", lacking.missing()));
        }
        if (decision instanceof Decision.Failed failed) {
            throw new NoOutcome(
                    id, List.of(), failed.failures().get(0).message().en());
        }
        throw new NoOutcome(id, List.of(), "no rule matched");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> values(@Nullable Object output) {
        if (output instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        var wrapped = new LinkedHashMap<String, @Nullable Object>();
        wrapped.put("value", output);
        return wrapped;
    }
}
