package org.shopkeeper.service.releases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.policy.PolicySource;

/**
 * What somebody wants to publish as one release.
 *
 * @param policies new texts, by path
 * @param remove ids ({@code area/name}) of policies that the release shall not have any more
 * @param expected the hash that the author saw for a policy; null where that does not matter
 * @param effectiveFrom when it takes over; null: at once
 * @param allowSignatureChange whether inputs and outputs may change for those who ask
 */
record Publication(
        String author,
        String note,
        List<PolicySource> policies,
        Set<String> remove,
        @Nullable Expected expected,
        @Nullable Instant effectiveFrom,
        boolean allowSignatureChange) {

    /** @param hash the text that is being replaced; null: the policy must not exist yet */
    record Expected(String id, @Nullable String hash) {}
}
