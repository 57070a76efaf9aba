package org.shopkeeper.decisions.computed.kpi;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;

import java.math.BigDecimal;
import java.util.List;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/** How far the period has come, how good a forecast was, and how many customers come back. */
final class Forecasts {
    private static final BigDecimal REVIEW_AT = BigDecimal.valueOf(4);

    static final ComputedDecision PACING = ComputedDecision.named("kpi/pacing", "M7.16")
            .titled("进度", "Pacing")
            .takes(
                    number("actual", "累计实际", "actual so far"),
                    number("target", "期间目标", "target of the period, above 0"),
                    numbers("weights", "weight", "各日权重", "weight per day of the period"),
                    number("dayIndex", "已过天数", "days gone, from 1"))
            .gives(
                    number("expected", "应达", "expected by now"),
                    fraction("pace", "进度比", "actual / expected"),
                    number("projected", "预计全期", "projection for the period"))
            .source("seasonally weighted: expected = target · Σ weights so far / Σ weights")
            .decide((in, released) -> pacing(in));

    static final ComputedDecision FORECAST_ERROR = ComputedDecision.named("kpi/forecastError", "M7.17")
            .titled("预测误差", "Forecast error")
            .takes(numbers("a", "any", "实际", "actual"), numbers("f", "any", "预测", "forecast"))
            .gives(
                    fraction("wape", "加权绝对百分比误差", "weighted absolute percentage error"),
                    fraction("bias", "偏差(实际 − 预测)", "Σ(actual − forecast)/Σ actual"),
                    number("trackingSignal", "跟踪信号", "Σ errors / mean absolute deviation, 2 decimals"))
            .source("WAPE = Σ|a−f|/Σa; tracking signal beyond ±4: review the model")
            .decide((in, released) -> error(in.numbers("a"), in.numbers("f")));

    static final ComputedDecision REPURCHASE = ComputedDecision.named("kpi/repurchase", "M7.18")
            .titled("复购率", "Repurchase rate")
            .takes(
                    number("first", "customers", "首购客户数", "customers of the cohort, above 0"),
                    number("again", "customers", "再购客户数", "of them, those who bought again"))
            .givesOne(fraction("rate", "复购率", "repurchase rate"))
            .source("bought again / first bought, per cohort")
            .decide((in, released) -> {
                BigDecimal first = in.positive("first");
                return Answer.of(part(Require.atMost("again", in.notNegative("again"), first, "first"), first));
            });

    static final ComputedDecision STICKINESS = ComputedDecision.named("kpi/stickiness", "M7.18")
            .titled("用户粘性 DAU/MAU", "Stickiness, DAU/MAU")
            .takes(
                    number("dau", "users", "日活", "daily active users"),
                    number("mau", "users", "月活", "monthly active users, above 0"))
            .givesOne(fraction("stickiness", "粘性", "DAU / MAU"))
            .source("DAU / MAU")
            .decide((in, released) -> {
                BigDecimal monthly = in.positive("mau");
                return Answer.of(part(Require.atMost("dau", in.notNegative("dau"), monthly, "mau"), monthly));
            });

    private Forecasts() {}

    private static Answer pacing(Inputs in) {
        List<BigDecimal> weights = in.numbers("weights");
        Require.atLeast("weights", weights.size(), 1);
        int day = in.whole("dayIndex", 1, weights.size());
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal gone = BigDecimal.ZERO;
        for (int i = 0; i < weights.size(); i++) {
            BigDecimal weight = Require.notNegative("weights", weights.get(i));
            all = all.add(weight);
            gone = i < day ? gone.add(weight) : gone;
        }
        if (gone.signum() == 0) {
            throw new ImpossibleInput("weights", "已过天数的权重不能全为 0", "must not all be 0 up to dayIndex");
        }
        BigDecimal actual = in.notNegative("actual");
        BigDecimal target = in.positive("target");
        BigDecimal expected = Rounding.quotient(target.multiply(gone), all);
        BigDecimal pace = Rounding.quotient(actual, expected);
        return Answer.with("expected", Rounding.money(expected))
                .and("pace", Rounding.ratio(pace))
                .and("projected", Rounding.money(Rounding.quotient(actual.multiply(all), gone)));
    }

    private static Answer error(List<BigDecimal> actual, List<BigDecimal> forecast) {
        Require.atLeast("a", actual.size(), 1);
        Require.sameLength("f", forecast.size(), "a", actual.size());
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal errors = BigDecimal.ZERO;
        BigDecimal absolute = BigDecimal.ZERO;
        for (int i = 0; i < actual.size(); i++) {
            BigDecimal error = actual.get(i).subtract(forecast.get(i));
            total = total.add(actual.get(i).abs());
            errors = errors.add(error);
            absolute = absolute.add(error.abs());
        }
        Require.positive("a", total);
        BigDecimal signal = absolute.signum() == 0
                ? BigDecimal.ZERO
                : Rounding.quotient(errors.multiply(BigDecimal.valueOf(actual.size())), absolute);
        Answer answer = Answer.with("wape", part(absolute, total))
                .and("bias", part(errors, total))
                .and("trackingSignal", Rounding.to(2, signal));
        return signal.abs().compareTo(REVIEW_AT) > 0
                ? answer.because(
                        "REVIEW_MODEL", "跟踪信号超过 ±4,需复核模型", "the tracking signal is beyond ±4: review the model")
                : answer;
    }

    private static BigDecimal part(BigDecimal part, BigDecimal whole) {
        return Rounding.ratio(Rounding.quotient(part, whole));
    }
}
