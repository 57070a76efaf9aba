package org.shopkeeper.decisions.analysis;

import java.util.List;

/**
 * What the analysis of one table found.
 *
 * @param complete all rows, pairs of rows and inputs were looked at: a gap, an overlap or a masked row that is
 *     neither listed nor counted is not there
 * @param findings worst first, at most {@link TableAnalysis#MOST}
 */
public record Findings(boolean complete, List<Finding> findings) {

    /** Whether nothing was found that needs mending. */
    public boolean clean() {
        return findings.stream().allMatch(f -> f.severity() == Severity.INFO);
    }
}
