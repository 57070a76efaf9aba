package org.shopkeeper.decisions.difference;

import java.math.BigDecimal;
import java.util.List;
import org.shopkeeper.decisions.Text;

/**
 * Where two versions of a table answer differently.
 *
 * @param complete all inputs were looked at: what is not listed or counted is proven the same
 * @param looked the share of the inputs that was looked at, 0 to 1, two decimals, rounded down; 1 when complete
 * @param total how many differences were found; {@code shown} may hold fewer
 * @param summary one sentence
 */
public record Differences(boolean complete, BigDecimal looked, int total, List<Difference> shown, Text summary) {

    /** Proven: no input is answered differently. */
    public boolean provenSame() {
        return complete && total == 0;
    }
}
