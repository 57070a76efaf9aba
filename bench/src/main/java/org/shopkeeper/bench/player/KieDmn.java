package org.shopkeeper.bench.player;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.DmnText;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.decisions.table.Table;

/** KIE's DMN runtime, interpreted, as it comes. */
public final class KieDmn implements Player {

    private final TableWorkload work;
    private final DMNRuntime runtime;
    private final DMNModel model;

    public KieDmn(TableWorkload work) {
        this.work = work;
        runtime = runtime(DmnText.of(work));
        model = runtime.getModels().get(0);
        if (model.hasErrors())
            throw new IllegalStateException(model.getMessages().toString());
    }

    static DMNRuntime runtime(String dmn) {
        return DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(dmn), "UTF-8")
                        .setSourcePath("bench.dmn")))
                .getOrElseThrow(RuntimeException::new);
    }

    private Object decide(Object[] fact) {
        DMNContext context = runtime.newContext();
        List<Table.Column> columns = work.table().columns();
        for (int c = 0; c < fact.length; c++) context.set(columns.get(c).name(), fact[c]);
        return runtime.evaluateAll(model, context).getDecisionResults().get(0).getResult();
    }

    @Override
    public String answer(int fact) {
        return joined((Map<?, ?>) decide(work.facts().get(fact)), work);
    }

    static String joined(Map<?, ?> outcome, TableWorkload work) {
        List<String> cells = new ArrayList<>();
        for (String name : work.outputNames()) {
            Object value = outcome.get(name);
            cells.add(
                    value instanceof Number number
                            ? new BigDecimal(number.toString())
                                    .stripTrailingZeros()
                                    .toPlainString()
                            : String.valueOf(value));
        }
        return String.join("|", cells);
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++)
            sink.consume(decide(work.facts().get(i)));
    }
}
