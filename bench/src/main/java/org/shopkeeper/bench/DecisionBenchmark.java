package org.shopkeeper.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.player.Player;

/**
 * Passes over a pool of facts for a while, and counts what the thread spent: CPU time rather than time on the wall, since
 * the machine may have other work.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class DecisionBenchmark {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final long CLOCK_EVERY_NANOS = 500_000;

    @Param("index-map")
    public String player = "";

    @Param("T1")
    public String table = "";

    @Param("1024")
    public int pool;

    /** Least time of one invocation, in CPU milliseconds. */
    @Param("200")
    public int millis;

    private Player ready = Contest.NOBODY;
    private int next;
    private int stretch = 1;

    /** What one invocation spent. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Spent {
        public long cpuNanos;
        public long bytes;
        public long decisions;
    }

    @Setup
    public void prepare() {
        ready = Contest.prepared(player, table, pool);
    }

    @Benchmark
    public void decide(Spent spent, Blackhole sink) {
        long thread = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long start = THREADS.getCurrentThreadCpuTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        long now;
        long decisions = 0;
        long before = start;
        do {
            int count = Math.min(stretch, pool - next);
            ready.decide(next, count, sink);
            decisions += count;
            next = (next + count) % pool;
            now = THREADS.getCurrentThreadCpuTime();
            // Looking at the clock costs a microsecond: not more than one in a few hundred.
            if (now - before < CLOCK_EVERY_NANOS && stretch < pool) stretch *= 2;
            before = now;
        } while (now < end);
        spent.cpuNanos = now - start;
        spent.bytes = THREADS.getThreadAllocatedBytes(thread) - bytes;
        spent.decisions = decisions;
    }
}
