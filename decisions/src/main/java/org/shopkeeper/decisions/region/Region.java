package org.shopkeeper.decisions.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.Text;

/**
 * A box of inputs.
 *
 * @param where for each column that is restricted, the values as a FEEL unary test; a column that is not named may be
 *     anything
 * @param assuming conditions that cut the box and that the analysis could not look into
 */
public record Region(Map<String, String> where, List<Condition> assuming) {

    /** Longest text of one column's values that is shown in a sentence, in characters. */
    private static final int SHOWN = 60;

    /** The region in words. */
    public Text text() {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        where.forEach((column, test) -> {
            String shown = test.length() <= SHOWN ? test : test.substring(0, SHOWN) + "…";
            zh.add(column + " 为 " + shown);
            en.add(column + " is " + shown);
        });
        for (Condition condition : assuming) {
            zh.add("条件 " + condition.expression() + (condition.holds() ? " 成立" : " 不成立"));
            en.add(condition.expression() + (condition.holds() ? " holds" : " does not hold"));
        }
        return zh.isEmpty() ? new Text("任何输入", "any input") : new Text(String.join("，", zh), String.join(", ", en));
    }
}
