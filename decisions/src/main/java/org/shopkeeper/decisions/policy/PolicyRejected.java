package org.shopkeeper.decisions.policy;

import java.util.List;

/** Policies that cannot become decisions; carries every mistake, not the first. */
public final class PolicyRejected extends RuntimeException {

    private final transient List<PolicyMistake> mistakes;

    public PolicyRejected(List<PolicyMistake> mistakes) {
        super(mistakes.size() + " mistake(s), first: " + mistakes.get(0));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<PolicyMistake> mistakes() {
        return mistakes;
    }
}
