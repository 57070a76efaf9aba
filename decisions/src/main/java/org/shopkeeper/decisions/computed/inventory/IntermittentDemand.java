package org.shopkeeper.decisions.computed.inventory;

import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/**
 * Demand that comes in some periods only: its pattern and its forecasts. Sources: Croston 1972; Syntetos and Boylan 2005;
 * Teunter, Syntetos and Babai 2011.
 */
public final class IntermittentDemand {
    private static final String TABLE = "inventory/demandPattern";
    private static final double DEFAULT_SMOOTHING = 0.1;

    private static final Field SERIES = numbers("y", UNITS, "各期需求", "demand per period, oldest first, 0 where none");
    private static final Field ALPHA = fraction(
                    "alpha", "平滑系数;缺省 0.1", "smoothing of sizes and intervals; 0.1 when absent")
            .optional();

    static final ComputedDecision PATTERN = ComputedDecision.named("inventory/demandClassification", "M5.04")
            .titled("需求形态", "Demand pattern")
            .takes(SERIES)
            .gives(
                    number("adi", "periods", "平均需求间隔", "mean interval between periods with demand")
                            .orNull(),
                    number("cv2", "非零需求变异系数平方", "squared coefficient of variation of the non-zero sizes")
                            .orNull(),
                    text("pattern", "形态", "pattern; NO_DEMAND where every period is 0"))
            .asks(TABLE)
            .source("ADI = periods / periods with demand; CV² with the population deviation (Syntetos & Boylan 2005)")
            .decide((in, released) -> pattern(series(in), released));

    static final ComputedDecision CROSTON = ComputedDecision.named("inventory/crostonForecast", "M5.20")
            .titled("间歇需求预测 Croston/SBA", "Intermittent demand forecast, Croston and SBA")
            .takes(SERIES, ALPHA)
            .gives(
                    number("size", UNITS, "平滑需求量", "smoothed size of a demand").orNull(),
                    number("interval", "periods", "平滑间隔", "smoothed interval between demands")
                            .orNull(),
                    number("croston", "units/period", "Croston 预测", "Croston's forecast"),
                    number("sba", "units/period", "SBA 预测", "Syntetos-Boylan approximation"))
            .source("Croston 1972; Syntetos & Boylan 2005: SBA = (1 − α/2)·size/interval")
            .decide((in, released) -> {
                Croston c = croston(series(in), smoothing(in, "alpha"));
                if (c.interval() == 0) {
                    return Answer.with("size", null)
                            .and("interval", null)
                            .and("croston", BigDecimal.ZERO)
                            .and("sba", BigDecimal.ZERO)
                            .because("NO_DEMAND", "各期均无需求", "no period has demand");
                }
                return Answer.with("size", Rounding.ratio(c.size()))
                        .and("interval", Rounding.ratio(c.interval()))
                        .and("croston", Rounding.ratio(c.forecast()))
                        .and("sba", Rounding.ratio(c.unbiased()));
            });

    static final ComputedDecision TSB = ComputedDecision.named("inventory/tsbForecast", "M5.28")
            .titled("间歇需求预测 TSB", "Intermittent demand forecast, TSB")
            .takes(
                    SERIES,
                    ALPHA,
                    fraction("beta", "概率平滑系数;缺省 0.1", "smoothing of the probability; 0.1 when absent")
                            .optional())
            .gives(
                    fraction("prob", "需求概率", "probability of demand in a period"),
                    number("size", UNITS, "平滑需求量", "smoothed size of a demand").orNull(),
                    number("forecast", "units/period", "预测", "forecast"))
            .source("Teunter, Syntetos & Babai 2011; starts from the mean size and the share of periods with demand")
            .decide((in, released) -> {
                Tsb t = tsb(series(in), smoothing(in, "alpha"), smoothing(in, "beta"));
                return Answer.with("prob", Rounding.ratio(t.probability()))
                        .and("size", t.probability() == 0 ? null : Rounding.ratio(t.size()))
                        .and("forecast", Rounding.ratio(t.probability() * t.size()));
            });

    private IntermittentDemand() {}

    /**
     * @param interval 0 when there was no demand at all
     * @param alpha smoothing that was used
     */
    public record Croston(double size, double interval, double alpha) {
        public double forecast() {
            return interval == 0 ? 0 : size / interval;
        }

        /** Croston's forecast is too high on average; this takes the bias out. */
        public double unbiased() {
            return (1 - alpha / 2) * forecast();
        }
    }

    public record Tsb(double probability, double size) {}

    /**
     * Smooths sizes and intervals at each demand; starts with the first size and its position.
     *
     * @param series demand per period, oldest first, none negative
     * @param alpha within (0, 1]
     */
    public static Croston croston(double[] series, double alpha) {
        double size = 0;
        double interval = 0;
        int since = 0;
        for (double demand : series) {
            since++;
            if (demand > 0) {
                size = interval == 0 ? demand : size + alpha * (demand - size);
                interval = interval == 0 ? since : interval + alpha * (since - interval);
                since = 0;
            }
        }
        return new Croston(size, interval, alpha);
    }

    /**
     * Smooths the probability of demand in every period and the size at each demand, so that a dying item fades.
     *
     * @param alpha smoothing of sizes, within (0, 1]
     * @param beta smoothing of the probability, within (0, 1]
     */
    public static Tsb tsb(double[] series, double alpha, double beta) {
        double[] sizes = nonZero(series);
        if (sizes.length == 0) {
            return new Tsb(0, 0);
        }
        double probability = (double) sizes.length / series.length;
        double size = new Mean().evaluate(sizes);
        for (double demand : series) {
            probability += beta * ((demand > 0 ? 1 : 0) - probability);
            if (demand > 0) {
                size += alpha * (demand - size);
            }
        }
        return new Tsb(probability, size);
    }

    private static Answer pattern(double[] series, Released released) {
        double[] sizes = nonZero(series);
        if (sizes.length == 0) {
            return Answer.with("adi", null)
                    .and("cv2", null)
                    .and("pattern", "NO_DEMAND")
                    .because("NO_DEMAND", "各期均无需求", "no period has demand");
        }
        double adi = (double) series.length / sizes.length;
        double cv2 = squaredVariation(sizes);
        Ruling ruling = classify(adi, cv2, released);
        Answer answer = Answer.with("adi", Rounding.ratio(adi))
                .and("cv2", Rounding.ratio(cv2))
                .and("pattern", ruling.text("pattern"))
                .by(ruling);
        return withOutlierWarning(answer, series, ruling.text("pattern"), released);
    }

    // One wholesale order must not turn a SKU erratic in silence.
    private static Answer withOutlierWarning(Answer answer, double[] series, String pattern, Released released) {
        double largest = Arrays.stream(series).max().orElse(0);
        double[] without = withoutFirst(series, largest);
        double[] sizes = nonZero(without);
        if (sizes.length < 2) {
            return answer;
        }
        String other = classify((double) without.length / sizes.length, squaredVariation(sizes), released)
                .text("pattern");
        return other.equals(pattern)
                ? answer
                : answer.warning("去掉最大一期需求后形态为 " + other, "Without its largest period the pattern would be " + other);
    }

    private static Ruling classify(double adi, double cv2, Released released) {
        Map<String, Object> input = new HashMap<>();
        input.put("adi", Rounding.forLookup(adi));
        input.put("cv2", Rounding.forLookup(cv2));
        return released.row(TABLE, input);
    }

    private static double squaredVariation(double[] sizes) {
        double mean = new Mean().evaluate(sizes);
        return new Variance(false).evaluate(sizes) / (mean * mean);
    }

    private static double[] nonZero(double[] series) {
        return Arrays.stream(series).filter(demand -> demand > 0).toArray();
    }

    private static double[] withoutFirst(double[] series, double value) {
        double[] rest = new double[series.length - 1];
        int at = 0;
        boolean dropped = false;
        for (double demand : series) {
            if (!dropped && demand == value) {
                dropped = true;
            } else {
                rest[at++] = demand;
            }
        }
        return rest;
    }

    private static double[] series(Inputs in) {
        double[] series = in.values("y");
        Require.atLeast("y", series.length, 1);
        for (double demand : series) {
            Require.notNegative("y", demand);
        }
        return series;
    }

    private static double smoothing(Inputs in, String name) {
        double value = in.value(name, DEFAULT_SMOOTHING);
        return value == 1 ? 1 : Require.probability(name, value);
    }
}
