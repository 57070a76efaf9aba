package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.CartGraph;

/** The cart graph on KIE's DMN runtime. */
public final class KieCart implements Player {

    private final DMNRuntime runtime = KieDmn.runtime(CartGraph.dmn());
    private final DMNModel model = runtime.getModels().get(0);
    private final List<Map<String, Object>> facts;

    public KieCart(CartGraph work) {
        facts = work.orders().stream().map(CartGraph.Order::facts).toList();
        if (model.hasErrors())
            throw new IllegalStateException(model.getMessages().toString());
    }

    private Object decide(Map<String, Object> order) {
        DMNContext context = runtime.newContext();
        order.forEach(context::set);
        return runtime.evaluateAll(model, context)
                .getDecisionResultByName("total")
                .getResult();
    }

    @Override
    public String answer(int fact) {
        return CartGraph.shown((BigDecimal) Objects.requireNonNull(decide(facts.get(fact))));
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) sink.consume(decide(facts.get(i)));
    }
}
