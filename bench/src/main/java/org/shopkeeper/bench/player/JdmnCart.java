package org.shopkeeper.bench.player;

import com.gs.dmn.runtime.ExecutionContextBuilder;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.CartGraph;

/** The cart graph as jDMN's generated Java. */
public final class JdmnCart implements Player {

    private final MethodHandle apply;
    private final List<Object[]> arguments = new ArrayList<>();

    public JdmnCart(CartGraph work) {
        JdmnCode code = new JdmnCode(CartGraph.dmn());
        try {
            apply = code.decision("Total", 3);
            // Its components come in the order of their names.
            Constructor<?> newLine = code.type("type.TLineImpl")
                    .getConstructor(String.class, Number.class, Number.class, String.class, Number.class);
            for (CartGraph.Order order : work.orders()) {
                List<Object> cart = new ArrayList<>();
                for (CartGraph.Line line : order.cart()) {
                    BigDecimal quantity = BigDecimal.valueOf(line.quantity());
                    cart.add(newLine.newInstance(line.category(), line.price(), quantity, line.sku(), line.weight()));
                }
                arguments.add(new Object[] {
                    cart,
                    order.festival(),
                    order.segment(),
                    ExecutionContextBuilder.executionContext().build()
                });
            }
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException("jDMN generated something else than was expected.", unexpected);
        }
    }

    @Override
    public String answer(int fact) {
        return CartGraph.shown((BigDecimal) JdmnCode.invoked(apply, arguments.get(fact)));
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) sink.consume(JdmnCode.invoked(apply, arguments.get(i)));
    }
}
