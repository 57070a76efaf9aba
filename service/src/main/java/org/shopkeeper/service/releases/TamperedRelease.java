package org.shopkeeper.service.releases;

import org.shopkeeper.decisions.policy.PolicySource;

/** A stored release is not what was published; it is refused. */
final class TamperedRelease extends RuntimeException {

    TamperedRelease(String what) {
        super(what);
    }

    static PolicySource verified(PolicySource source, String hash) {
        if (!source.hash().equals(hash)) {
            throw new TamperedRelease("the stored text of " + source.path() + " does not have the hash " + hash);
        }
        return source;
    }
}
