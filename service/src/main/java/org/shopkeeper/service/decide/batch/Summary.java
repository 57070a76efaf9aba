package org.shopkeeper.service.decide.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The end of a batch's answer.
 *
 * @param complete whether the whole input was read and answered; where not, {@code problem} says why
 * @param rows answered, refused ones too
 * @param lastRow number of the last row answered, 0 for none: a cut batch goes on with {@code ?fromRow=lastRow+1}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Summary(
        boolean complete,
        long rows,
        long decided,
        long noRuleMatched,
        long insufficientData,
        long refused,
        long lastRow,
        int release,
        @Nullable String problem) {

    String line() {
        return "rows=" + rows + " decided=" + decided + " noRuleMatched=" + noRuleMatched + " insufficientData="
                + insufficientData + " refused=" + refused + " lastRow=" + lastRow
                + (problem == null ? "" : " problem=" + problem);
    }
}
