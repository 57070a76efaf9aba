package org.shopkeeper.bench;

import java.util.function.IntFunction;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.player.Player;
import org.shopkeeper.bench.player.Players;
import org.shopkeeper.bench.workload.CartGraph;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.bench.workload.Workloads;

/** Makes players ready, and lets none play whose answers are wrong. */
public final class Contest {

    /** Slow players are asked fewer facts; all of them are still spread over the pool. */
    private static final int CHECKED_AT_MOST = 1024;

    static final Player NOBODY = new Player() {
        @Override
        public String answer(int fact) {
            throw new IllegalStateException("Nobody was made ready.");
        }

        @Override
        public void decide(int from, int count, Blackhole sink) {
            throw new IllegalStateException("Nobody was made ready.");
        }
    };

    private Contest() {}

    /** @throws IllegalStateException at the first wrong answer */
    public static Player prepared(String name, String table, int pool) {
        Player player;
        IntFunction<String> expected;
        if (table.equals(Players.GRAPH)) {
            CartGraph work = CartGraph.of(pool);
            player = Players.of(name, work);
            expected = fact -> CartGraph.shown(work.totals().get(fact));
        } else {
            TableWorkload work = Workloads.table(table, pool);
            player = Players.of(name, work);
            expected = work::expectedAnswer;
        }
        int asked = Math.min(pool, Players.isSlow(name, table) ? CHECKED_AT_MOST / 16 : CHECKED_AT_MOST);
        for (int i = 0; i < asked; i++) {
            int fact = (int) ((long) i * pool / asked);
            String answer = player.answer(fact);
            if (!answer.equals(expected.apply(fact))) {
                throw new IllegalStateException("%s answers %s with (%s) at fact %d of %s; right is (%s)."
                        .formatted(name, table, answer, fact, pool, expected.apply(fact)));
            }
        }
        return player;
    }
}
