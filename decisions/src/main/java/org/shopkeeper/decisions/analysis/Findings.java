package org.shopkeeper.decisions.analysis;

import java.util.List;

/**
 * What the analysis of one table found.
 *
 * @param complete everything was looked at: what is not listed is not there
 * @param findings worst first, at most {@link TableAnalysis#MOST}
 */
public record Findings(boolean complete, List<Finding> findings) {

    /** Whether nothing was found that needs mending. */
    public boolean clean() {
        return findings.stream().allMatch(f -> f.severity() == Severity.INFO);
    }
}
