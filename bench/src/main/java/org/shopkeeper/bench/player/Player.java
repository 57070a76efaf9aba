package org.shopkeeper.bench.player;

import org.openjdk.jmh.infra.Blackhole;

/** One way to decide the facts of one workload; made ready before it is timed. */
public interface Player {

    /** The answer to one set of facts as the workload writes it. */
    String answer(int fact);

    /** Decides the sets of facts {@code from … from + count - 1}. */
    void decide(int from, int count, Blackhole sink);
}
