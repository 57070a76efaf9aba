package org.shopkeeper.decisions.computed.traffic;

import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.pairs;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/** Where buyers are lost, and how much the checkout gets in their way. */
public final class Funnel {
    private static final double SIGNIFICANT = -3;

    static final ComputedDecision DIAGNOSIS = ComputedDecision.named("traffic/funnelDiagnosis", "M3.12")
            .titled("漏斗诊断", "Diagnosis of the funnel")
            .takes(
                    pairs(
                            "steps",
                            "各步人数 [步骤, 人数]",
                            "visitors per step [step, visitors], from the first on",
                            text("step", "步骤", "step"),
                            number("visitors", "visitors", "人数", "visitors")),
                    numbers("base", "fraction", "各步基准转化率", "baseline rate of each transition, within (0, 1)"))
            .gives(
                    structs(
                            "steps",
                            "各步结果",
                            "per transition",
                            text("step", "步骤", "FROM_TO"),
                            fraction("rate", "转化率", "rate; null where nobody came")
                                    .orNull(),
                            number("z", "z", "z against the baseline, 2 decimals; null where nobody came")
                                    .orNull(),
                            number("lostOrders", "orders", "损失订单", "orders lost, 1 decimal")),
                    text("bottleneck", "瓶颈", "transition that loses most among z < −3; null for none")
                            .orNull())
            .source("z = (r − p₀)/√(p₀q₀/n); lost visitors valued at the baseline of the later steps")
            .decide((in, released) -> diagnose(in));

    static final ComputedDecision FRICTION = ComputedDecision.named("traffic/checkoutFriction", "M3.15")
            .titled("结算阻力", "Friction of the checkout")
            .takes(
                    number("steps", "steps", "结算步骤数", "steps of the checkout"),
                    number("payMethods", "methods", "支付方式数", "payment methods"),
                    flag("guestCheckout", "支持游客下单", "guest checkout"),
                    flag("feeShownEarly", "费用提前展示", "fees shown early"))
            .gives(number("friction", "阻力分", "friction, 0 is none"), text("level", "等级", "LOW, MEDIUM or HIGH"))
            .source(
                    "+15 per step over 3, +10 per method under 3, +15 without guest checkout, +20 for late fees; ≥ 25 medium, ≥ 50 high")
            .decide((in, released) -> {
                long score = 15L * Math.max(0, in.count("steps") - 3)
                        + 10L * Math.max(0, 3 - in.count("payMethods"))
                        + (in.flag("guestCheckout") ? 0 : 15)
                        + (in.flag("feeShownEarly") ? 0 : 20);
                String level = score >= 25 ? "MEDIUM" : "LOW";
                return Answer.with("friction", BigDecimal.valueOf(score)).and("level", score >= 50 ? "HIGH" : level);
            });

    private Funnel() {}

    /**
     * One transition of the funnel.
     *
     * @param rate null where nobody came
     * @param z null where nobody came
     * @param lostOrders orders that the baseline would have brought in addition, 0 or more
     */
    public record Transition(String step, @Nullable Double rate, @Nullable Double z, double lostOrders) {
        boolean isSignificant() {
            return z != null && z < SIGNIFICANT;
        }
    }

    /**
     * @param names of the steps, at least two
     * @param visitors per step, never rising
     * @param base baseline rate per transition, within (0, 1)
     */
    public static List<Transition> transitions(List<String> names, double[] visitors, double[] base) {
        Require.atLeast("steps", visitors.length, 2);
        Require.sameLength("base", base.length, "the transitions between steps", visitors.length - 1);
        var transitions = new ArrayList<Transition>();
        for (int i = 0; i < base.length; i++) {
            String name = names.get(i) + "_" + names.get(i + 1);
            Require.probability("base[" + i + "]", base[i]);
            if (visitors[i + 1] > visitors[i]) {
                throw new ImpossibleInput("steps[" + (i + 1) + "]", "不能多于前一步", "must not exceed the step before");
            }
            transitions.add(transition(name, visitors[i], visitors[i + 1], base, i));
        }
        return transitions;
    }

    private static Transition transition(String name, double came, double went, double[] base, int at) {
        if (came == 0) {
            return new Transition(name, null, null, 0);
        }
        double downstream = 1;
        for (int later = at + 1; later < base.length; later++) {
            downstream *= base[later];
        }
        double expected = base[at];
        double rate = went / came;
        double z = (rate - expected) / Math.sqrt(expected * (1 - expected) / came);
        return new Transition(name, rate, z, Math.max(0, came * expected - went) * downstream);
    }

    private static Answer diagnose(Inputs in) {
        var names = new ArrayList<String>();
        var visitors = new ArrayList<Double>();
        for (Inputs.Named step : in.named("steps")) {
            names.add(step.name());
            visitors.add(Require.notNegative("steps", step.amount()).doubleValue());
        }
        double[] counts = visitors.stream().mapToDouble(Double::doubleValue).toArray();
        var steps = new ArrayList<Map<String, @Nullable Object>>();
        Transition worst = null;
        for (Transition t : transitions(names, counts, in.values("base"))) {
            var step = new LinkedHashMap<String, @Nullable Object>();
            step.put("step", t.step());
            step.put("rate", t.rate() == null ? null : Rounding.ratio(t.rate()));
            step.put("z", t.z() == null ? null : Rounding.to(2, t.z()));
            step.put("lostOrders", Rounding.to(1, t.lostOrders()));
            steps.add(step);
            if (t.isSignificant() && (worst == null || t.lostOrders() > worst.lostOrders())) {
                worst = t;
            }
        }
        Answer answer = Answer.with("steps", steps).and("bottleneck", worst == null ? null : worst.step());
        return worst == null
                ? answer.because("NO_BOTTLENECK", "没有显著低于基准的步骤", "no step is significantly below its baseline")
                : answer.because("BOTTLENECK", worst.step() + " 损失最大", worst.step() + " loses most");
    }
}
