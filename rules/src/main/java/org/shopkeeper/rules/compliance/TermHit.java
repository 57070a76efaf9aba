package org.shopkeeper.rules.compliance;

/**
 * A listed term found in a text, at its first place.
 *
 * @param at index of its first character
 * @param termClass A statutory, B superlative, C relative
 */
public record TermHit(String term, int at, String termClass) {

    public static TermHit of(AdText text, ListedTerm listed) {
        return new TermHit(listed.term(), text.text().indexOf(listed.term()), listed.termClass());
    }

    /** Whether this hit lies within a longer one, which then speaks for it. */
    public boolean within(TermHit longer) {
        return longer.term.length() > term.length()
                && longer.at <= at
                && at + term.length() <= longer.at + longer.term.length();
    }
}
