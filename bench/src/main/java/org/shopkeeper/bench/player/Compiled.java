package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.CartGraph;
import org.shopkeeper.bench.workload.DmnText;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.decisions.compile.CompiledModel;
import org.shopkeeper.decisions.dmn.DmnReader;
import org.shopkeeper.decisions.feel.EvaluationBudget;

/** Our engine from the DMN file on: facts as a map, all their types checked, the outcome out. */
public final class Compiled implements Player {

    private final CompiledModel model;
    private final String decision;
    private final List<Map<String, Object>> facts;
    private final Function<Object, String> shown;

    private Compiled(String dmn, String decision, List<Map<String, Object>> facts, Function<Object, String> shown) {
        model = model(dmn);
        this.decision = decision;
        this.facts = facts;
        this.shown = shown;
    }

    /** From the DMN file to something that can be asked. */
    public static CompiledModel model(String dmn) {
        return CompiledModel.of(
                DmnReader.read("bench/price", dmn), List.of(), EvaluationBudget.DEFAULT, Clock.systemUTC());
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

    private @Nullable Object decide(int fact) {
        return model.decide(decision, facts.get(fact)).value();
    }

    @Override
    public String answer(int fact) {
        return shown.apply(Objects.requireNonNull(decide(fact)));
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) sink.consume(decide(i));
    }
}
