package org.shopkeeper.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.shopkeeper.bench.player.Compiled;
import org.shopkeeper.bench.workload.DmnText;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.bench.workload.Workloads;
import org.shopkeeper.decisions.table.Table;
import org.shopkeeper.decisions.table.TableIndex;

/** What it costs to have a table ready: CPU time from the rows, or from the DMN file, and the memory that it then holds. */
final class Footprint {

    private static final int REPEATS = 5;

    private Footprint() {}

    static String report() {
        StringBuilder out = new StringBuilder(
                "Making ready (CPU ms: the first time in this virtual machine, then the median; MB of heap held)\n\n");
        out.append("| table | rows | index: first | median | MB | DMN file to decision: first | median | MB |\n");
        out.append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
        for (String name : List.of("T2", "T3a", "T5k", "T3b", "T100k")) {
            TableWorkload work = Workloads.table(name, 1);
            Table table = work.table();
            String file = DmnText.of(work);
            out.append("| %s | %,d |%s%s%n"
                    .formatted(
                            name,
                            table.rows().size(),
                            measured(() -> TableIndex.of(table)),
                            measured(() -> Compiled.decider(file, "Price"))));
        }
        return out.toString();
    }

    private static String measured(Supplier<Object> making) {
        double[] millis = new double[REPEATS];
        Object[] kept = new Object[REPEATS];
        long before = usedBytes();
        double first = 0;
        for (int i = 0; i < REPEATS; i++) {
            long start = cpuNanos();
            Object made = making.get();
            millis[i] = (cpuNanos() - start) / 1e6;
            if (i == 0) first = millis[0];
            // Two are held, so that the heap need not take all of them.
            kept[i % 2] = made;
        }
        double megabytes = (usedBytes() - before) / 2e6;
        Arrays.sort(millis);
        if (kept[0] == null) throw new IllegalStateException("Nothing was made.");
        return " %,.1f | %,.1f | %,.1f |".formatted(first, millis[REPEATS / 2], megabytes);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long usedBytes() {
        // A full collection, so that only what is held counts.
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
