package org.shopkeeper.bench.player;

import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.decisions.table.OpaqueCells;
import org.shopkeeper.decisions.table.Table;
import org.shopkeeper.decisions.table.TableIndex;

/** Our index, typed facts in, row number out, nothing allocated. */
public final class IndexTyped implements Player {

    private final TableWorkload work;
    private final TableIndex index;
    private final TypedFacts facts;
    private final boolean coded;
    private final boolean first;
    /** By column: the key of each text, where texts are coded beforehand. */
    private final long[][] codes;

    private final long[] keys;

    /** @param coded whether texts come as codes, as a dictionary-encoded store holds them */
    public IndexTyped(TableWorkload work, boolean coded) {
        this.work = work;
        this.coded = coded;
        index = TableIndex.of(work.table());
        facts = new TypedFacts(work);
        first = work.table().hitPolicy() == Table.HitPolicy.FIRST;
        int columns = work.table().columns().size();
        keys = new long[columns];
        codes = new long[columns][facts.size];
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < facts.size; i++) {
                if (facts.texts[c][i] != null) codes[c][i] = index.key(c, facts.texts[c][i]);
            }
        }
    }

    private int decide(int fact) {
        if (first) {
            keys[0] = text(0, fact);
            keys[1] = index.numberKey(1, facts.numbers[1][fact], facts.scales[1]);
            keys[2] = index.key(2, facts.truths[2][fact]);
            return index.first(keys, OpaqueCells.NONE);
        }
        keys[0] = text(0, fact);
        keys[1] = text(1, fact);
        keys[2] = index.numberKey(2, facts.numbers[2][fact], facts.scales[2]);
        keys[3] = index.numberKey(3, facts.numbers[3][fact], facts.scales[3]);
        return index.only(keys, OpaqueCells.NONE);
    }

    private long text(int column, int fact) {
        return coded ? codes[column][fact] : index.key(column, facts.texts[column][fact]);
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
