package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import java.util.List;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.decisions.table.CellSet;

/** Typed Java that tries one row after the other: what a careful hand-written loop over a rule list costs. */
public final class HandLinear implements Player {

    /** Bounds in the scales of the facts; null and the extremes test nothing. */
    private record Rule(String[] texts, long[] low, long[] end, Boolean[] truths) {}

    private final TableWorkload work;
    private final TypedFacts facts;
    private final Rule[] rules;

    public HandLinear(TableWorkload work) {
        this.work = work;
        facts = new TypedFacts(work);
        rules = work.table().rows().stream()
                .map(row -> rule(row.cells(), facts.scales))
                .toArray(Rule[]::new);
    }

    private static Rule rule(List<CellSet> cells, int[] scales) {
        int columns = cells.size();
        Rule rule = new Rule(new String[columns], new long[columns], new long[columns], new Boolean[columns]);
        for (int c = 0; c < columns; c++) {
            rule.low()[c] = Long.MIN_VALUE;
            rule.end()[c] = Long.MAX_VALUE;
            if (cells.get(c) instanceof CellSet.Values values) {
                Object value = values.values().iterator().next();
                if (value instanceof String text) rule.texts()[c] = text;
                if (value instanceof Boolean truth) rule.truths()[c] = truth;
            } else if (cells.get(c) instanceof CellSet.Intervals intervals) {
                CellSet.Interval part = intervals.parts().get(0);
                if (part.low() instanceof BigDecimal low) rule.low()[c] = TypedFacts.unscaled(low, scales[c]);
                if (part.high() instanceof BigDecimal high) rule.end()[c] = TypedFacts.unscaled(high, scales[c]);
            }
        }
        return rule;
    }

    private int decide(int fact) {
        for (int row = 0; row < rules.length; row++) {
            if (matches(rules[row], fact)) return row;
        }
        return -1;
    }

    private boolean matches(Rule rule, int fact) {
        for (int c = 0; c < rule.low().length; c++) {
            String text = rule.texts()[c];
            if (text != null && !text.equals(facts.texts[c][fact])) return false;
            long number = facts.numbers[c][fact];
            if (number < rule.low()[c] || number >= rule.end()[c]) return false;
            Boolean truth = rule.truths()[c];
            if (truth != null && truth != facts.truths[c][fact]) return false;
        }
        return true;
    }

    @Override
    public String answer(int fact) {
        return work.answer(decide(fact));
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) sink.consume(decide(i));
    }
}
