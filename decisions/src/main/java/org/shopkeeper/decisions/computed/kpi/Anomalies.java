package org.shopkeeper.decisions.computed.kpi;

import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.MissingFacts;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** Whether a figure is out of the ordinary: against its history, as a drift, against the same weekday; and how bad it is. */
public final class Anomalies {
    private static final String SEVERITY = "kpi/anomalySeverity";
    private static final int LEAST_HISTORY = 8;
    private static final double CONSISTENCY = 0.6745;
    private static final double MEAN_DEVIATION_SCALE = 1.253314;
    private static final double CUT_OFF = 3.5;
    private static final double LAMBDA = 0.2;
    private static final double LIMIT_WIDTH = 2.7;

    static final ComputedDecision ROBUST_Z = ComputedDecision.named("kpi/robustZ", "M7.06")
            .titled("稳健 z 值", "Robust z")
            .takes(
                    numbers("hist", "any", "历史值(同星期),至少 8 个", "history of the same weekday, 8 values at least"),
                    number("x", "当前值", "the value in question"))
            .gives(
                    number("median", "中位数", "median"),
                    number("mad", "绝对中位差", "median absolute deviation, not scaled"),
                    number(
                                    "z",
                                    "稳健 z;历史毫无波动时为空",
                                    "modified z, 3 decimals; null where the history never varied and x differs")
                            .orNull(),
                    flag("outlier", "是否离群", "whether |z| > 3.5"))
            .source(
                    "Iglewicz & Hoaglin 1993: 0.6745·(x − median)/MAD; MAD = 0: (x − median)/(1.253314·mean absolute deviation)")
            .decide((in, released) -> {
                double[] history = in.values("hist");
                if (history.length < LEAST_HISTORY) {
                    throw new MissingFacts(List.of("hist"));
                }
                Robust r = robust(history, in.value("x"));
                return Answer.with("median", Rounding.ratio(r.median()))
                        .and("mad", Rounding.ratio(r.mad()))
                        .and("z", r.z() == null ? null : Rounding.to(3, r.z()))
                        .and("outlier", r.outlier());
            });

    static final ComputedDecision EWMA = ComputedDecision.named("kpi/ewma", "M7.07")
            .titled("EWMA 漂移", "Drift by EWMA chart")
            .takes(
                    numbers("xs", "any", "序列,旧到新", "series, oldest first"),
                    number("mu", "基准均值", "mean in control"),
                    number("sigma", "基准标准差", "standard deviation in control, above 0"),
                    fraction("lam", "平滑系数;缺省 0.2", "smoothing; 0.2 when absent").optional(),
                    fraction("lambda", "同 lam", "the same as lam").optional(),
                    number("L", "限宽;缺省 2.7", "width of the limits in sigma; 2.7 when absent")
                            .optional())
            .gives(
                    numbers("ewma", "any", "EWMA 序列", "smoothed series"),
                    number("lcl", "末点下限", "lower limit at the last point"),
                    number("ucl", "末点上限", "upper limit at the last point"),
                    number("firstSignal", "首个越限点(1 起)", "first point outside its limits, from 1; null for none")
                            .orNull())
            .source("Roberts 1959; Lucas & Saccucci 1990: z_i = λx + (1−λ)z; μ ± Lσ√(λ/(2−λ)·(1−(1−λ)^{2i}))")
            .decide((in, released) -> ewma(in));

    static final ComputedDecision SAME_WEEKDAY = ComputedDecision.named("kpi/sameWeekday", "M7.08")
            .titled("同星期比较", "Against the same weekdays")
            .takes(number("today", "今日值", "today"), numbers("sameWeekdays", "any", "前几个同星期值", "the last same weekdays"))
            .gives(fraction("ratio", "比值", "today / median"), fraction("deviation", "偏离", "ratio − 1"))
            .source("today / median of the last four same weekdays")
            .decide((in, released) -> {
                double[] days = in.values("sameWeekdays");
                Require.atLeast("sameWeekdays", days.length, 1);
                double median = Require.positive("sameWeekdays", new Median().evaluate(days));
                double ratio = in.notNegative("today").doubleValue() / median;
                return Answer.with("ratio", Rounding.ratio(ratio)).and("deviation", Rounding.ratio(ratio - 1));
            });

    static final ComputedDecision ANOMALY = ComputedDecision.named("kpi/anomaly", "M7.02")
            .titled("异常等级(按 z 值)", "Severity of an anomaly, from z")
            .takes(
                    flag("dataQualityOk", "数据质量合格", "data quality is fine"),
                    number("z", "稳健 z", "robust z, either sign"),
                    money("impact", "日影响金额", "business impact per day, either sign"),
                    number("persistDays", "d", "持续天数", "days it has lasted"),
                    flag("explained", "日历可解释(活动/节假日)", "explained by the calendar"))
            .gives(text("severity", "等级", "severity"), number("respondHours", "h", "响应时限", "hours to respond"))
            .asks(SEVERITY)
            .source("released table over |z| and impact")
            .decide((in, released) -> {
                Map<String, Object> row = new HashMap<>();
                row.put("dataQualityOk", in.flag("dataQualityOk"));
                row.put("absRobustZ", Rounding.forLookup(in.number("z").abs()));
                row.put("businessImpactCny", in.number("impact").abs());
                row.put("persistDays", in.notNegative("persistDays"));
                row.put("explainedByCalendar", in.flag("explained"));
                Ruling severity = released.row(SEVERITY, row);
                return Answer.with("severity", severity.text("severity"))
                        .and("respondHours", severity.number("respondHours"))
                        .by(severity);
            });

    private Anomalies() {}

    /**
     * @param mad median absolute deviation, not scaled
     * @param z null where the history never varied and the value differs from it: infinitely far
     */
    public record Robust(double median, double mad, @Nullable Double z, boolean outlier) {}

    /**
     * Modified z of a value against its history.
     *
     * @param history one value at least; eight or more for a verdict worth acting on
     */
    public static Robust robust(double[] history, double x) {
        double median = new Median().evaluate(history);
        double[] deviations =
                Arrays.stream(history).map(value -> Math.abs(value - median)).toArray();
        double mad = new Median().evaluate(deviations);
        double apart = x - median;
        if (mad > 0) {
            return judged(median, mad, CONSISTENCY * apart / mad);
        }
        double meanDeviation = new Mean().evaluate(deviations);
        if (meanDeviation > 0) {
            return judged(median, mad, apart / (MEAN_DEVIATION_SCALE * meanDeviation));
        }
        return apart == 0 ? judged(median, mad, 0) : new Robust(median, mad, null, true);
    }

    private static Robust judged(double median, double mad, double z) {
        return new Robust(median, mad, z, Math.abs(z) > CUT_OFF);
    }

    private static Answer ewma(Inputs in) {
        double[] series = in.values("xs");
        Require.atLeast("xs", series.length, 1);
        double mean = in.value("mu");
        double sigma = Require.positive("sigma", in.value("sigma"));
        double lambda = in.value("lam", in.value("lambda", LAMBDA));
        Require.positive("lam", lambda);
        Require.notNegative("lam", 1 - lambda);
        double width = Require.positive("L", in.value("L", LIMIT_WIDTH));
        var smoothed = new ArrayList<BigDecimal>();
        double z = mean;
        double limit = 0;
        int firstSignal = 0;
        for (int i = 1; i <= series.length; i++) {
            z = lambda * series[i - 1] + (1 - lambda) * z;
            limit = width * sigma * Math.sqrt(lambda / (2 - lambda) * (1 - Math.pow(1 - lambda, 2.0 * i)));
            smoothed.add(Rounding.ratio(z));
            if (firstSignal == 0 && Math.abs(z - mean) > limit) {
                firstSignal = i;
            }
        }
        Answer answer = Answer.with("ewma", smoothed)
                .and("lcl", Rounding.ratio(mean - limit))
                .and("ucl", Rounding.ratio(mean + limit))
                .and("firstSignal", firstSignal == 0 ? null : BigDecimal.valueOf(firstSignal));
        return firstSignal == 0
                ? answer.because("IN_CONTROL", "无漂移信号", "no drift is signalled")
                : answer.because(
                        "DRIFT", "第 " + firstSignal + " 点越限", "point " + firstSignal + " is outside its limits");
    }
}
