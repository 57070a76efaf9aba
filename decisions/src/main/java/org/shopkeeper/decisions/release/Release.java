package org.shopkeeper.decisions.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.policy.PolicySource;

/**
 * An immutable, compiled set of policies. A request takes one release once and uses it to its end.
 *
 * @param number 1, 2, 3 …
 * @param policies every policy by id
 * @param deciders every decision that can be asked, by id
 */
public record Release(
        int number,
        Instant createdAt,
        String author,
        String note,
        SortedMap<String, PolicyVersion> policies,
        Map<String, Decider> deciders) {

    /**
     * @param version counts the versions of this policy: 1 in the release that brought it, then one more with each change
     * @param hash SHA-256 of the text
     */
    public record PolicyVersion(PolicySource source, int version, String hash) {
        public String id() {
            return source.id();
        }
    }

    public @Nullable Decider decider(String id) {
        return deciders.get(id);
    }

    /** Version of the policy behind a decision; 0 for decisions that are part of the program. */
    public int policyVersion(String decisionId) {
        PolicyVersion policy = policies.get(decisionId);
        return policy == null ? 0 : policy.version();
    }

    public List<PolicySource> sources() {
        return policies.values().stream().map(PolicyVersion::source).toList();
    }
}
