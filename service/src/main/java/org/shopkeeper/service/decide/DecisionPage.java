package org.shopkeeper.service.decide;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.dmn.TableText;
import org.shopkeeper.decisions.release.Release;

/**
 * One decision in full.
 *
 * @param table its rows as they are written; null where it is not one decision table
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionPage(@JsonUnwrapped CatalogueEntry entry, @Nullable TableText table) {

    static DecisionPage of(Decider decider, Release release) {
        var signature = decider.signature();
        var policy = release.policies().get(signature.id());
        return new DecisionPage(
                CatalogueEntry.of(decider, release),
                policy == null || !policy.source().path().endsWith(".dmn")
                        ? null
                        : TableText.read(policy.source(), signature.name()));
    }
}
