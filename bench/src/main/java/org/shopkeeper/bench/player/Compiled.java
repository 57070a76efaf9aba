package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.CartGraph;
import org.shopkeeper.bench.workload.DmnText;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.compile.DmnCompiler;
import org.shopkeeper.decisions.feel.EvaluationBudget;
import org.shopkeeper.decisions.policy.PolicySource;

/** Our engine from the DMN file on: facts as a map in, outcome with the matched row and its reason out. */
public final class Compiled implements Player {

    private final Decider decider;
    private final List<Map<String, Object>> facts;
    private final Function<Object, String> shown;

    private Compiled(String dmn, String decision, List<Map<String, Object>> facts, Function<Object, String> shown) {
        decider = decider(dmn, decision);
        this.facts = facts;
        this.shown = shown;
    }

    /** From the DMN file to something that can be asked. */
    public static Decider decider(String dmn, String decision) {
        return new DmnCompiler(EvaluationBudget.DEFAULT, Clock.systemUTC())
                .compile(new PolicySource("bench/" + decision + ".dmn", dmn), List.of())
                .get(0);
    }

    static Compiled table(TableWorkload work) {
        return new Compiled(
                DmnText.of(work), "Price", byName(work), outcome -> KieDmn.joined((Map<?, ?>) outcome, work));
    }

    static Compiled cart(CartGraph work) {
        List<Map<String, Object>> orders =
                work.orders().stream().map(CartGraph.Order::facts).toList();
        return new Compiled(CartGraph.dmn(), "total", orders, total -> CartGraph.shown((BigDecimal) total));
    }

    static List<Map<String, Object>> byName(TableWorkload work) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object[] fact : work.facts()) {
            Map<String, Object> byName = new HashMap<>();
            for (int c = 0; c < fact.length; c++) {
                byName.put(work.table().columns().get(c).name(), fact[c]);
            }
            all.add(byName);
        }
        return all;
    }

    private Decision decide(int fact) {
        return decider.decide(facts.get(fact), Asking.PLAIN);
    }

    @Override
    public String answer(int fact) {
        Decision decision = decide(fact);
        if (!(decision instanceof Decision.Decided decided)) return decision.toString();
        return shown.apply(Objects.requireNonNull(decided.output()));
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) sink.consume(decide(i));
    }
}
