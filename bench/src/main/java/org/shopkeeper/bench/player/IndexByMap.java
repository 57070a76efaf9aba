package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.table.OpaqueCells;
import org.shopkeeper.decisions.table.Table;
import org.shopkeeper.decisions.table.TableIndex;

/** Our index, facts as a map, outcome with the matched row out. */
public final class IndexByMap implements Player {

    private final TableIndex index;
    private final List<Map<String, Object>> facts = new ArrayList<>();
    private final Decision[] outcomes;
    private final boolean first;

    public IndexByMap(TableWorkload work) {
        Table table = work.table();
        index = TableIndex.of(table);
        first = table.hitPolicy() == Table.HitPolicy.FIRST;
        for (Object[] fact : work.facts()) {
            Map<String, Object> byName = new HashMap<>();
            for (int c = 0; c < fact.length; c++)
                byName.put(table.columns().get(c).name(), fact[c]);
            facts.add(byName);
        }
        outcomes = new Decision[table.rows().size()];
        for (int row = 0; row < outcomes.length; row++) {
            Map<String, Object> output = new LinkedHashMap<>();
            for (int o = 0; o < work.outputNames().size(); o++) {
                output.put(work.outputNames().get(o), work.output(row, o));
            }
            outcomes[row] = new Decision.Decided(
                    java.util.Collections.unmodifiableMap(output),
                    Explanation.of(List.of(row + 1), List.of(), List.of()));
        }
    }

    private Decision decide(Map<String, Object> fact) {
        int row = first ? index.first(fact, OpaqueCells.NONE) : index.only(fact, OpaqueCells.NONE);
        if (row >= 0) return outcomes[row];
        return new Decision.NoRuleMatched(Explanation.NONE);
    }

    @Override
    public String answer(int fact) {
        if (!(decide(facts.get(fact)) instanceof Decision.Decided decided)) return "none";
        List<String> cells = new ArrayList<>();
        for (Object value : ((Map<?, ?>) Objects.requireNonNull(decided.output())).values()) {
            cells.add(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
        return String.join("|", cells);
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) sink.consume(decide(facts.get(i)));
    }
}
