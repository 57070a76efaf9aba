package org.shopkeeper.bench.player;

import com.gs.dmn.runtime.ExecutionContextBuilder;
import java.lang.invoke.MethodHandle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.DmnText;
import org.shopkeeper.bench.workload.TableWorkload;

/** A table as jDMN's generated Java. */
public final class JdmnTable implements Player {

    private final TableWorkload work;
    private final MethodHandle apply;
    private final Class<?> outcome;
    private final List<Object[]> arguments = new ArrayList<>();

    public JdmnTable(TableWorkload work) {
        this.work = work;
        JdmnCode code = new JdmnCode(DmnText.of(work));
        try {
            apply = code.decision("Price", work.table().columns().size());
            outcome = code.type("type.TOutcome");
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException("jDMN generated something else than was expected.", unexpected);
        }
        int[] order = sortedByName(work);
        for (Object[] fact : work.facts()) {
            Object[] sorted = new Object[fact.length + 1];
            for (int c = 0; c < fact.length; c++) sorted[c] = fact[order[c]];
            sorted[fact.length] = ExecutionContextBuilder.executionContext().build();
            arguments.add(sorted);
        }
    }

    private static int[] sortedByName(TableWorkload work) {
        List<String> names = new ArrayList<>();
        work.table().columns().forEach(column -> names.add(column.name()));
        return names.stream().sorted().mapToInt(names::indexOf).toArray();
    }

    @Override
    public String answer(int fact) {
        Object decided = JdmnCode.invoked(apply, arguments.get(fact));
        List<String> cells = new ArrayList<>();
        for (String name : work.outputNames()) {
            String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            try {
                Object value = outcome.getMethod(getter).invoke(decided);
                cells.add(
                        value instanceof Number number
                                ? new BigDecimal(number.toString())
                                        .stripTrailingZeros()
                                        .toPlainString()
                                : String.valueOf(value));
            } catch (ReflectiveOperationException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }
        return String.join("|", cells);
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) sink.consume(JdmnCode.invoked(apply, arguments.get(i)));
    }
}
