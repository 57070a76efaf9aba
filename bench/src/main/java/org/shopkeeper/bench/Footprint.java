package org.shopkeeper.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.bench.workload.Workloads;
import org.shopkeeper.decisions.table.TableIndex;

/** What it costs to have a table ready: CPU time to index it, memory that the index holds. */
final class Footprint {

    private static final int REPEATS = 7;

    private Footprint() {}

    static String report() {
        StringBuilder out = new StringBuilder(
                "Indexing\n\n| table | rows | CPU ms, first | CPU ms, median | heap of the index, MB |\n");
        out.append("|---|---:|---:|---:|---:|\n");
        for (String name : List.of("T2", "T3a", "T5k", "T3b", "T100k")) {
            TableWorkload work = Workloads.table(name, 1);
            double[] millis = new double[REPEATS];
            TableIndex[] kept = new TableIndex[REPEATS];
            long before = usedBytes();
            double first = 0;
            for (int i = 0; i < REPEATS; i++) {
                long start = cpuNanos();
                kept[i] = TableIndex.of(work.table());
                millis[i] = (cpuNanos() - start) / 1e6;
                if (i == 0) first = millis[0];
            }
            double megabytes = (usedBytes() - before) / 1e6 / REPEATS;
            java.util.Arrays.sort(millis);
            out.append("| %s | %,d | %.1f | %.1f | %.2f |%n"
                    .formatted(name, kept[0].rows(), first, millis[REPEATS / 2], megabytes));
        }
        return out.toString();
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
