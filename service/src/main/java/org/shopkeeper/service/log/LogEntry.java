package org.shopkeeper.service.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decision as it is remembered.
 *
 * @param id time-ordered (UUID version 7); {@link DecisionLog#newId()} makes it
 * @param input as the caller sent it
 * @param status DECIDED, NO_RULE_MATCHED, INSUFFICIENT_DATA or FAILED
 * @param output null unless decided
 * @param durationNanos from the checked input to the outcome, in nanoseconds
 * @param businessKey what the decision was about, e.g. an order number, as the caller named it
 * @param who name of the access key's role, or of the user
 */
public record LogEntry(
        String id,
        Instant at,
        String decision,
        int release,
        int policyVersion,
        String status,
        Map<String, ?> input,
        @Nullable Object output,
        List<Integer> matchedRules,
        long durationNanos,
        @Nullable String businessKey,
        String who) {}
