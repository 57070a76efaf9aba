package org.shopkeeper.decisions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision came out as it did.
 *
 * @param matchedRules 1-based row numbers of the asked decision's own table, in table order; empty where it has no table
 * @param reasons one per matched rule or finding, in table order
 * @param warnings what the caller should know although a decision was reached
 * @param legalBasis statutes and platform rules behind the outcome, without repeats
 * @param trace steps of the evaluation; null unless it was asked for
 */
public record Explanation(
        List<Integer> matchedRules,
        List<Reason> reasons,
        List<Text> warnings,
        List<String> legalBasis,
        @Nullable Map<String, Object> trace) {

    public static final Explanation NONE = new Explanation(List.of(), List.of(), List.of(), List.of(), null);

    public static Explanation of(List<Integer> matchedRules, List<Reason> reasons, List<String> legalBasis) {
        return new Explanation(matchedRules, reasons, List.of(), legalBasis, null);
    }
}
