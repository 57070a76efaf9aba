package org.shopkeeper.decisions.computed.kpi;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.text;

import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Normal;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/** The statistics of A/B tests. */
public final class Experiments {
    private static final double CONFIDENCE_Z = Normal.z("confidence", 0.975);
    private static final double[] POCOCK = {2.178, 2.289, 2.361, 2.413};
    private static final double[] OBRIEN_FLEMING = {1.977, 2.004, 2.024, 2.040};
    private static final int FEWEST_LOOKS = 2;
    private static final int MOST_LOOKS = 5;
    private static final double SRM_ALARM = 0.001;

    private static final Field X1 = number("x1", "conversions", "A 组转化数", "conversions of A");
    private static final Field N1 = number("n1", "visitors", "A 组样本", "visitors of A, above 0");
    private static final Field X2 = number("x2", "conversions", "B 组转化数", "conversions of B");
    private static final Field N2 = number("n2", "visitors", "B 组样本", "visitors of B, above 0");

    static final ComputedDecision Z_TEST = ComputedDecision.named("kpi/twoProportionTest", "M7.12")
            .titled("两比例 z 检验", "Two-proportion z-test")
            .takes(X1, N1, X2, N2)
            .gives(
                    number("z", "z", "z with the pooled standard error"),
                    fraction("p", "p 值", "two-sided p-value"),
                    fraction("diff", "差值", "rate of B − rate of A"),
                    fraction("relLift", "相对提升;A 为 0 时为空", "relative lift; null where A converted nobody")
                            .orNull(),
                    fraction("ciLow", "95% 区间下限", "lower end of the 95 % interval of the difference"),
                    fraction("ciHigh", "95% 区间上限", "upper end"))
            .source("pooled standard error for z, unpooled for the 95 % interval")
            .decide((in, released) -> {
                Test t = test(in.count("x1"), in.count("n1"), in.count("x2"), in.count("n2"));
                return Answer.with("z", Rounding.ratio(t.z()))
                        .and("p", Rounding.to(6, t.p()))
                        .and("diff", Rounding.to(6, t.difference()))
                        .and("relLift", t.relativeLift() == null ? null : Rounding.ratio(t.relativeLift()))
                        .and("ciLow", Rounding.to(6, t.low()))
                        .and("ciHigh", Rounding.to(6, t.high()));
            });

    static final ComputedDecision SRM = ComputedDecision.named("kpi/sampleRatioMismatch", "M7.13")
            .titled("样本比例失衡", "Sample ratio mismatch")
            .takes(
                    N1,
                    N2,
                    fraction("expectedShare", "A 组计划占比;缺省 0.5", "planned share of A; 0.5 when absent")
                            .optional())
            .gives(number("chi2", "χ²", "χ², one degree of freedom"), fraction("p", "p 值", "p-value"))
            .source("χ² goodness of fit; alarm when p < 0.001")
            .decide((in, released) -> {
                double chi2 = chiSquare(in.count("n1"), in.count("n2"), in.value("expectedShare", 0.5));
                double p = Normal.twoSidedP(Math.sqrt(chi2));
                Answer answer = Answer.with("chi2", Rounding.ratio(chi2)).and("p", Rounding.to(8, p));
                return p < SRM_ALARM
                        ? answer.because("SRM_ALARM", "样本比例失衡,结果不可读", "the split is broken: do not read the test")
                        : answer.because("SRM_OK", "样本比例正常", "the split is as planned");
            });

    static final ComputedDecision SEQUENTIAL = ComputedDecision.named("kpi/sequentialBoundary", "M7.14")
            .titled("序贯检验边界", "Boundary of a sequential test")
            .takes(
                    number("looks", "计划查看次数", "planned looks, 2 to 5"),
                    number("k", "第几次查看", "which look, from 1"),
                    text("kind", "边界类型", "kind of boundary").oneOf("POCOCK", "OBF"))
            .givesOne(number("boundary", "z 边界", "|z| that must be exceeded"))
            .source("Pocock 1977; O'Brien & Fleming 1979: C·√(K/k); α = 0.05 two-sided")
            .decide((in, released) -> {
                int looks = in.whole("looks", FEWEST_LOOKS, MOST_LOOKS);
                int k = in.whole("k", 1, looks);
                return Answer.of(
                        Rounding.ratio(in.text("kind").equals("POCOCK") ? pocock(looks) : obrienFleming(looks, k)));
            });

    static final ComputedDecision CUPED = ComputedDecision.named("kpi/cuped", "M7.15")
            .titled("CUPED 方差缩减", "Variance reduction by CUPED")
            .takes(
                    numbers("y", "any", "实验期指标", "metric per visitor during the test"),
                    numbers("x", "any", "实验前指标", "metric per visitor before it"))
            .gives(number("theta", "θ", "θ"), fraction("varReduction", "方差缩减比例", "share of the variance taken out, ρ²"))
            .source("Deng, Xu, Kohavi & Walker 2013: θ = cov(y, x)/var(x); reduction ρ²")
            .decide((in, released) -> {
                double[] y = in.values("y");
                double[] x = in.values("x");
                Require.sameLength("x", x.length, "y", y.length);
                Require.atLeast("y", y.length, 2);
                double varX = Require.positive("x", new Variance().evaluate(x));
                double varY = Require.positive("y", new Variance().evaluate(y));
                double covariance = new Covariance().covariance(y, x);
                return Answer.with("theta", Rounding.ratio(covariance / varX))
                        .and("varReduction", Rounding.ratio(covariance * covariance / (varX * varY)));
            });

    private Experiments() {}

    /**
     * @param relativeLift null where A converted nobody
     * @param low lower end of the 95 % interval of the difference
     */
    public record Test(double z, double p, double difference, @Nullable Double relativeLift, double low, double high) {}

    /**
     * @param x1 conversions of A, 0..n1
     * @param n1 visitors of A, above 0
     * @param x2 conversions of B, 0..n2
     * @param n2 visitors of B, above 0
     */
    public static Test test(int x1, int n1, int x2, int n2) {
        double p1 = rate("x1", x1, "n1", n1);
        double p2 = rate("x2", x2, "n2", n2);
        double pooled = ((double) x1 + x2) / ((double) n1 + n2);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
        double difference = p2 - p1;
        // Nobody or everybody converted in both arms: no difference, and no doubt about it.
        double z = error == 0 ? 0 : difference / error;
        double unpooled = Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
        return new Test(
                z,
                Normal.twoSidedP(z),
                difference,
                p1 == 0 ? null : difference / p1,
                difference - CONFIDENCE_Z * unpooled,
                difference + CONFIDENCE_Z * unpooled);
    }

    /**
     * χ² of a split against its plan.
     *
     * @param share planned share of the first arm, within (0, 1)
     */
    public static double chiSquare(int n1, int n2, double share) {
        Require.probability("expectedShare", share);
        double total = Require.positive("n1", (double) n1 + n2);
        double expected1 = total * share;
        double expected2 = total - expected1;
        double apart = n1 - expected1;
        return apart * apart / expected1 + apart * apart / expected2;
    }

    private static double pocock(int looks) {
        return POCOCK[looks - FEWEST_LOOKS];
    }

    private static double obrienFleming(int looks, int k) {
        return OBRIEN_FLEMING[looks - FEWEST_LOOKS] * Math.sqrt((double) looks / k);
    }

    private static double rate(String xName, int x, String nName, int n) {
        Require.positive(nName, (double) n);
        if (x > n) {
            throw new ImpossibleInput(xName, "不能超过 " + nName, "must not exceed " + nName);
        }
        return (double) x / n;
    }
}
