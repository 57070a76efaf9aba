package org.shopkeeper.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.rules.compliance.AdScan;
import org.shopkeeper.rules.promotion.Eligibility;

/** Every rule set of the product. A new one is added here. */
public final class RuleSets {

    private static final List<RuleSet> ALL = List.of(new Eligibility(), new AdScan());

    private RuleSets() {}

    /** @param id of the policy, {@code area/name}; null where no rule set of the product has that id */
    static @Nullable RuleSet of(String id) {
        for (RuleSet set : ALL) {
            if (set.signature().id().equals(id)) {
                return set;
            }
        }
        return null;
    }
}
