package org.shopkeeper.service.decide;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.input.CheckedInput;
import org.shopkeeper.decisions.input.InputCheck;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.decide.Answer.Status;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Asks one decision of one release: check, decide, answer. */
@Component
public class Decide {

    /**
     * @throws ProblemException UNKNOWN_DECISION, INVALID_INPUT or EVALUATION_FAILED
     */
    public Answer ask(Release release, String id, Map<String, ?> input, boolean trace) {
        Decider decider = release.decider(id);
        if (decider == null) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_DECISION, "Release " + release.number() + " has no decision " + id + ".");
        }
        var checked = InputCheck.check(decider.signature(), input, "#/input");
        if (checked instanceof CheckedInput.Refused refused) {
            throw new ProblemException(
                            ProblemType.INVALID_INPUT, refused.problems().size() + " value(s) cannot be taken.")
                    .with("errors", refused.problems())
                    .with("missing", refused.missing());
        }
        Decision decision = checked instanceof CheckedInput.Accepted accepted
                ? decider.decide(accepted.values(), trace ? Asking.TRACED : Asking.PLAIN)
                : new Decision.InsufficientData(((CheckedInput.Missing) checked).missing(), Explanation.NONE);
        return answer(release, decider, input, decision);
    }

    private static Answer answer(Release release, Decider decider, Map<String, ?> input, Decision decision) {
        if (decision instanceof Decision.Failed failed) {
            throw new ProblemException(ProblemType.EVALUATION_FAILED, "The policy could not be evaluated.")
                    .with("errors", failed.failures());
        }
        var signature = decider.signature();
        Explanation why = decision.explanation();
        return new Answer(
                UUID.randomUUID().toString(),
                signature.id(),
                signature.spec(),
                decision instanceof Decision.Decided
                        ? Status.DECIDED
                        : decision instanceof Decision.NoRuleMatched
                                ? Status.NO_RULE_MATCHED
                                : Status.INSUFFICIENT_DATA,
                decision instanceof Decision.Decided decided ? output(decided.output()) : null,
                why.matchedRules(),
                why.reasons(),
                decision instanceof Decision.InsufficientData lacking ? lacking.missing() : null,
                why.warnings(),
                why.legalBasis(),
                release.number(),
                release.policyVersion(signature.id()),
                InputsHash.of(input),
                why.trace());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> output(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        var wrapped = new LinkedHashMap<String, @Nullable Object>();
        wrapped.put("value", value);
        return wrapped;
    }
}
