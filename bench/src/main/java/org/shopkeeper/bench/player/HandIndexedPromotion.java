package org.shopkeeper.bench.player;

import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.TableWorkload;

/** The promotion table as a programmer would write it out, as the limit. Amounts in tenths. */
public final class HandIndexedPromotion implements Player {

    private final TableWorkload work;
    private final TypedFacts facts;
    private final boolean columns;
    private final int[] out;

    /** @param columns whether all facts are decided in one loop from arrays to an array */
    public HandIndexedPromotion(TableWorkload work, boolean columns) {
        this.work = work;
        this.columns = columns;
        facts = new TypedFacts(work);
        out = new int[facts.size];
    }

    private static int row(String channel, long tenths, boolean loyal) {
        switch (channel) {
            case "web" -> {
                if (loyal && tenths >= 5000) return 0;
                if (loyal && tenths >= 2000) return 1;
                if (!loyal && tenths >= 2000) return 2;
            }
            case "app" -> {
                if (loyal && tenths >= 3000) return 3;
                if (loyal && tenths >= 1000) return 4;
                if (!loyal && tenths >= 1000) return 5;
            }
            case "store" -> {
                if (loyal && tenths >= 4000) return 6;
                if (tenths >= 1500) return 7;
            }
            case "market" -> {
                if (tenths < 500) return 8;
                if (loyal) return 9;
            }
            default -> {
                // No rule of its own.
            }
        }
        return loyal && tenths >= 500 ? 10 : 11;
    }

    private int decide(int fact) {
        return row(facts.texts[0][fact], facts.numbers[1][fact], facts.truths[2][fact]);
    }

    @Override
    public String answer(int fact) {
        return work.answer(decide(fact));
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        if (columns) {
            for (int i = from; i < from + count; i++) out[i] = decide(i);
            sink.consume(out);
        } else {
            for (int i = from; i < from + count; i++) sink.consume(decide(i));
        }
    }
}
