package org.shopkeeper.service.decide;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.input.CheckedInput;
import org.shopkeeper.decisions.input.InputCheck;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.decide.Answer.Status;
import org.shopkeeper.service.json.FeelJson;
import org.shopkeeper.service.log.DecisionLog;
import org.shopkeeper.service.log.LogEntry;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.shopkeeper.service.releases.LiveReleases;
import org.springframework.stereotype.Component;

/** Asks one decision of one release: check, decide, answer. */
@Component
public class Decide {

    private final LiveReleases releases;
    private final DecisionLog log;

    Decide(LiveReleases releases, DecisionLog log) {
        this.releases = releases;
        this.log = log;
    }

    /**
     * The release that a caller asks: by number, by date, or the one in force. Taken once per request.
     *
     * @throws ProblemException UNKNOWN_RELEASE, NOT_READY
     */
    public Release release(@Nullable Integer number, @Nullable Instant asOf) {
        if (number != null) {
            return releases.numbered(number);
        }
        return asOf == null ? releases.live() : releases.asOf(asOf);
    }

    /** @throws ProblemException UNKNOWN_DECISION */
    public static Decider decider(Release release, String id) {
        Decider decider = release.decider(id);
        if (decider == null) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_DECISION, "Release " + release.number() + " has no decision " + id + ".");
        }
        return decider;
    }

    /**
     * @param businessKey what the caller knows the case by; null where there is none
     * @throws ProblemException UNKNOWN_DECISION, INVALID_INPUT or EVALUATION_FAILED
     */
    public Answer ask(Release release, String id, Map<String, ?> input, boolean trace, @Nullable String businessKey) {
        return ask(release, id, input, "#/input", trace, businessKey);
    }

    /** @param root pointer of the input in what the caller sent */
    public Answer ask(
            Release release,
            String id,
            Map<String, ?> input,
            String root,
            boolean trace,
            @Nullable String businessKey) {
        Decider decider = decider(release, id);
        var checked = InputCheck.check(decider.signature(), input, root);
        if (checked instanceof CheckedInput.Refused refused) {
            throw new ProblemException(
                            ProblemType.INVALID_INPUT, refused.problems().size() + " value(s) cannot be taken.")
                    .with("errors", refused.problems())
                    .with("missing", refused.missing());
        }
        long began = System.nanoTime();
        Decision decision = checked instanceof CheckedInput.Accepted accepted
                ? decider.decide(accepted.values(), trace ? Asking.TRACED : Asking.PLAIN)
                : new Decision.InsufficientData(((CheckedInput.Missing) checked).missing(), Explanation.NONE);
        long nanos = System.nanoTime() - began;
        String decisionId = log.newId();
        if (decision instanceof Decision.Failed failed) {
            log.record(entry(decisionId, release, id, "FAILED", input, null, decision, nanos, businessKey));
            throw new ProblemException(ProblemType.EVALUATION_FAILED, "The policy could not be evaluated.")
                    .with("errors", failed.failures());
        }
        Answer answer = answer(decisionId, release, decider, input, decision);
        String status = answer.status().name();
        log.record(entry(decisionId, release, id, status, input, answer.output(), decision, nanos, businessKey));
        return answer;
    }

    private LogEntry entry(
            String decisionId,
            Release release,
            String id,
            String status,
            Map<String, ?> input,
            @Nullable Object output,
            Decision decision,
            long nanos,
            @Nullable String businessKey) {
        return new LogEntry(
                decisionId,
                log.now(),
                id,
                release.number(),
                release.policyVersion(id),
                status,
                input,
                output,
                decision.explanation().matchedRules(),
                nanos,
                businessKey,
                DecisionLog.caller());
    }

    private Answer answer(
            String decisionId, Release release, Decider decider, Map<String, ?> input, Decision decision) {
        var signature = decider.signature();
        Explanation why = decision.explanation();
        return new Answer(
                decisionId,
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
                releases.effectiveFrom(release),
                release.policyVersion(signature.id()),
                InputsHash.of(input),
                why.trace());
    }

    private static Map<String, @Nullable Object> output(@Nullable Object value) {
        try {
            return value instanceof Map<?, ?> map
                    ? FeelJson.object(map)
                    : java.util.Collections.singletonMap("value", FeelJson.of(value));
        } catch (FeelJson.NotJson e) {
            throw new ProblemException(
                            ProblemType.EVALUATION_FAILED, "The outcome cannot be answered: " + e.getMessage())
                    .with(
                            "errors",
                            List.of(Mistake.at(
                                    "#",
                                    "NOT_JSON",
                                    "结果无法用 JSON 表示",
                                    "The outcome has no form in JSON: " + e.getMessage())));
        }
    }
}
