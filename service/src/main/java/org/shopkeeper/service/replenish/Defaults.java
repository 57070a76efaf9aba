package org.shopkeeper.service.replenish;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;

/**
 * What counts where the shop has not said: declared, printed with every result, and named in each row that rests on one.
 * A cost, a supplier grade and a lifecycle stage have no default.
 *
 * @param values by column of the stock sheet
 */
record Defaults(Map<String, BigDecimal> values) {

    static final Map<String, BigDecimal> DECLARED = declared();

    private static Map<String, BigDecimal> declared() {
        var values = new LinkedHashMap<String, BigDecimal>();
        values.put("onHand", BigDecimal.ZERO);
        values.put("onOrder", BigDecimal.ZERO);
        values.put("backorder", BigDecimal.ZERO);
        values.put("leadTimeDays", BigDecimal.valueOf(14));
        values.put("leadTimeSdDays", BigDecimal.valueOf(3));
        values.put("pack", BigDecimal.ONE);
        values.put("moq", BigDecimal.ZERO);
        return values;
    }

    /**
     * @param asked other values than the declared ones, by column
     * @throws ProblemException INVALID_REQUEST for a column that has no default or a value that cannot be
     */
    static Defaults with(@Nullable Map<String, BigDecimal> asked) {
        var values = new LinkedHashMap<>(DECLARED);
        if (asked != null) {
            asked.forEach((name, value) -> {
                if (!values.containsKey(name)) {
                    throw new ProblemException(
                            ProblemType.INVALID_REQUEST,
                            "There is no default " + name + "; there are " + String.join(", ", values.keySet()) + ".");
                }
                if (value == null || value.signum() < 0 || (name.equals("pack") && value.signum() == 0)) {
                    throw new ProblemException(
                            ProblemType.INVALID_REQUEST, "The default " + name + " cannot be " + value + ".");
                }
                values.put(name, value);
            });
        }
        return new Defaults(values);
    }

    /** For a SKU when the shop gave no stock sheet at all. */
    StockRow row() {
        return new StockRow(
                values.get("onHand"),
                values.get("onOrder"),
                values.get("backorder"),
                values.get("leadTimeDays"),
                values.get("leadTimeSdDays"),
                null,
                values.get("pack"),
                values.get("moq"),
                null,
                null,
                null,
                false,
                List.copyOf(values.keySet()));
    }

    /** For a SKU that the shop's stock sheet leaves out: what it has on hand is not guessed. */
    StockRow rowNotInSheet() {
        StockRow all = row();
        var names = new ArrayList<>(all.defaulted());
        names.remove("onHand");
        return new StockRow(
                null,
                all.onOrder(),
                all.backorder(),
                all.leadTimeDays(),
                all.leadTimeSdDays(),
                null,
                all.pack(),
                all.moq(),
                null,
                null,
                null,
                false,
                List.copyOf(names));
    }
}
