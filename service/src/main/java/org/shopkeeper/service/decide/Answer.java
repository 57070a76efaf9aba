package org.shopkeeper.service.decide;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.decisions.Text;

/**
 * What a caller gets for one question.
 *
 * @param decisionId of this answer, by which the decision log finds it
 * @param decision {@code area/name}
 * @param output the outcome by output name; a scalar or a list stands under {@code value}; null unless decided
 * @param missing names of the facts that are missing, only with INSUFFICIENT_DATA
 * @param effectiveFrom first instant at which the release decided
 * @param policyVersion counts the versions of this policy; 0 for decisions that are part of the program
 * @param inputsHash SHA-256 over the canonical JSON of the input
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
        String decisionId,
        String decision,
        @Nullable String spec,
        Status status,
        @Nullable Map<String, @Nullable Object> output,
        List<Integer> matchedRules,
        List<Reason> reasons,
        @Nullable List<String> missing,
        List<Text> warnings,
        List<String> legalBasis,
        int release,
        Instant effectiveFrom,
        int policyVersion,
        String inputsHash,
        @Nullable Map<String, Object> trace) {

    public enum Status {
        DECIDED,
        NO_RULE_MATCHED,
        INSUFFICIENT_DATA
    }
}
