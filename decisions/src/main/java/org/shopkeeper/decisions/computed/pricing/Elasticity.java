package org.shopkeeper.decisions.computed.pricing;

import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** How strongly demand answers to price: ordinary least squares of ln q on ln p, over in-stock days without promotions. */
public final class Elasticity {
    private static final String TABLE = "pricing/elasticityClass";

    static final ComputedDecision ELASTICITY = ComputedDecision.named("pricing/priceElasticity", "M4.05")
            .titled("价格弹性", "Price elasticity")
            .takes(
                    numbers("prices", "CNY", "价格", "price per observation, above 0"),
                    numbers("qtys", UNITS, "销量", "units per observation, above 0"))
            .gives(
                    number("n", "观测数", "observations"),
                    number("elasticity", "弹性;价格不变时为空", "d ln q / d ln p; null where the price never changed")
                            .orNull(),
                    number("r2", "R²", "R²; null where it is not defined").orNull(),
                    text("cls", "分级", "class"))
            .asks(TABLE)
            .source("ln q = α + e·ln p (OLS); n ≥ 8, ≥ 3 prices, R² ≥ 0.3 for a class")
            .decide(Elasticity::decide);

    private Elasticity() {}

    /**
     * @param slope null where all prices are equal
     * @param r2 null where it is not defined
     */
    public record Fit(@Nullable BigDecimal slope, @Nullable BigDecimal r2) {}

    /**
     * @param prices above 0
     * @param quantities above 0, as many
     */
    public static Fit fit(double[] prices, double[] quantities) {
        var regression = new SimpleRegression();
        for (int i = 0; i < prices.length; i++) {
            regression.addData(
                    Math.log(Require.positive("prices", prices[i])), Math.log(Require.positive("qtys", quantities[i])));
        }
        double slope = regression.getSlope();
        boolean varied = Arrays.stream(prices).distinct().count() > 1 && Double.isFinite(slope);
        double r2 = regression.getRSquare();
        return new Fit(
                varied ? Rounding.forLookup(slope) : null,
                varied && Double.isFinite(r2) ? Rounding.forLookup(r2) : null);
    }

    private static Answer decide(Inputs in, Released released) {
        double[] prices = in.values("prices");
        double[] quantities = in.values("qtys");
        Require.sameLength("qtys", quantities.length, "prices", prices.length);
        Fit fit = fit(prices, quantities);
        Map<String, Object> row = new HashMap<>();
        row.put("nObs", BigDecimal.valueOf(prices.length));
        row.put(
                "distinctPrices",
                BigDecimal.valueOf(Arrays.stream(prices).distinct().count()));
        // Undefined figures are those of a fit that explains nothing; the table calls it unknown.
        row.put("r2", fit.r2() == null ? BigDecimal.ZERO : fit.r2());
        row.put("elasticity", fit.slope() == null ? BigDecimal.ZERO : fit.slope());
        Ruling ruling = released.row(TABLE, row);
        return Answer.with("n", BigDecimal.valueOf(prices.length))
                .and("elasticity", fit.slope() == null ? null : Rounding.ratio(fit.slope()))
                .and("r2", fit.r2() == null ? null : Rounding.ratio(fit.r2()))
                .and("cls", ruling.text("class"))
                .by(ruling);
    }
}
