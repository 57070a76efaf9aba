package org.shopkeeper.bench.player;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.decisions.table.BatchColumn;
import org.shopkeeper.decisions.table.BatchIndex;
import org.shopkeeper.decisions.table.OpaqueCells;
import org.shopkeeper.decisions.table.Table;
import org.shopkeeper.decisions.table.TableIndex;

/** Our index, columns of facts in, row numbers out. */
public final class IndexColumnar implements Player {

    private final TableWorkload work;
    private final BatchIndex batch;
    private final boolean first;
    private final int[] rows;

    public IndexColumnar(TableWorkload work) {
        this.work = work;
        batch = new BatchIndex(TableIndex.of(work.table()), columns(work));
        first = work.table().hitPolicy() == Table.HitPolicy.FIRST;
        rows = new int[batch.size()];
    }

    static List<BatchColumn> columns(TableWorkload work) {
        TypedFacts facts = new TypedFacts(work);
        List<BatchColumn> columns = new ArrayList<>();
        for (int c = 0; c < work.table().columns().size(); c++) {
            columns.add(
                    switch (work.table().columns().get(c).type()) {
                        case STRING -> coded(facts.texts[c]);
                        case NUMBER -> new BatchColumn.Numbers(facts.numbers[c], facts.scales[c], null);
                        default -> truths(facts.truths[c]);
                    });
        }
        return columns;
    }

    private static BatchColumn coded(String[] texts) {
        Map<String, Integer> codes = new HashMap<>();
        List<String> dictionary = new ArrayList<>();
        int[] column = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            Integer code = codes.get(texts[i]);
            if (code == null) {
                code = dictionary.size();
                codes.put(texts[i], code);
                dictionary.add(texts[i]);
            }
            column[i] = code;
        }
        return new BatchColumn.Texts(dictionary.toArray(String[]::new), column);
    }

    private static BatchColumn truths(boolean[] truths) {
        byte[] column = new byte[truths.length];
        for (int i = 0; i < truths.length; i++) column[i] = (byte) (truths[i] ? 1 : 0);
        return new BatchColumn.Truths(column);
    }

    private void decide(int from, int count) {
        if (first) batch.first(from, count, rows, OpaqueCells.NONE);
        else batch.only(from, count, rows, OpaqueCells.NONE);
    }

    @Override
    public String answer(int fact) {
        decide(fact, 1);
        return work.answer(rows[fact]);
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        decide(from, count);
        sink.consume(rows);
    }
}
