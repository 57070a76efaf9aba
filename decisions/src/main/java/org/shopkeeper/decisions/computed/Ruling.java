package org.shopkeeper.decisions.computed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;

/** One row that a released table answered with. */
public record Ruling(String id, Decision.Decided decided) {

    /** The value of an output column; a table with one output may answer with the bare value. */
    public @Nullable Object value(String column) {
        Object output = decided.output();
        return output instanceof Map<?, ?> row ? row.get(column) : output;
    }

    public BigDecimal number(String column) {
        Object value = value(column);
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw unusable(column, "a number", value);
    }

    public String text(String column) {
        if (value(column) instanceof String text) {
            return text;
        }
        throw unusable(column, "a text", value(column));
    }

    public boolean flag(String column) {
        if (value(column) instanceof Boolean flag) {
            return flag;
        }
        throw unusable(column, "true or false", value(column));
    }

    public Explanation explanation() {
        return decided.explanation();
    }

    /** 1-based number of the row that decided; null where the table did not say. */
    public @Nullable BigDecimal rule() {
        List<Integer> rules = explanation().matchedRules();
        return rules.isEmpty() ? null : BigDecimal.valueOf(rules.get(0));
    }

    // An analyst may have changed the table's columns since the formula was written.
    private Undecided unusable(String column, String expected, @Nullable Object found) {
        var text = new Text(
                "决策表 " + id + " 的输出列 " + column + " 不可用",
                "The output column " + column + " of " + id + " must be " + expected + " but is " + found);
        var place = new Failure.Place(id, null, null, column, null);
        return new Undecided(new Decision.Failed(List.of(new Failure("TYPE_MISMATCH", text, place)), Explanation.NONE));
    }
}
