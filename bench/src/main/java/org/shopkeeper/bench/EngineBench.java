package org.shopkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.shopkeeper.bench.player.Players;

/**
 * The comparison of the engine with its peers: {@code ./shopkeeper bench engine [--quick] [--tables=T1,T2] [--players=…]
 * [--pools=1024,65536] [--rounds=n] [--no-footprint]}. Prints medians of CPU nanoseconds and bytes per decision, ratios, and the machine.
 */
public final class EngineBench {

    private static final List<String> TABLES = List.of("T1", "T2", "T3a", "T3b", "T100k", "T4");

    /** Carts of the graph: 20 lines each, so that more of them measure the memory rather than the engine. */
    private static final int CARTS = 64;

    private EngineBench() {}

    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        Wish wish = Wish.of(arguments);
        Report report = new Report(wish.players());
        Zen zen = wish.players().contains(Zen.NAME) ? Zen.installed(home()) : null;
        // Rounds go over all players, so that a noisy minute of the machine does not hit one player alone.
        for (int round = 0; round < wish.rounds(); round++) {
            for (String table : wish.tables()) {
                for (int pool : wish.pools()) {
                    for (String player : wish.players()) {
                        if (player.equals(Zen.NAME)) {
                            if (zen == null || pool > 1024 || table.equals("T100k")) continue;
                            report.add(player, table, pool, zen.measured(table, wish.measurements(), wish.millis()));
                            continue;
                        }
                        if (!Players.plays(player, table)) continue;
                        if (table.equals(Players.GRAPH)) {
                            if (pool == 1024) report.add(player, table, pool, measured(player, table, CARTS, wish));
                            continue;
                        }
                        if (pool > 1024 && Players.isSlow(player, table)) continue;
                        report.add(player, table, pool, measured(player, table, pool, wish));
                    }
                }
            }
        }
        System.out.println(report.text());
        if (wish.footprint()) System.out.println(Footprint.report());
    }

    /** The project's folder: where the program was started, or above. */
    private static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("bench/zen")) && folder.getParent() != null)
            folder = folder.getParent();
        return folder;
    }

    private static List<Cost> measured(String player, String table, int pool, Wish wish) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(DecisionBenchmark.class.getName())
                .param("player", player)
                .param("table", table)
                .param("pool", Integer.toString(pool))
                .param("millis", Integer.toString(wish.millis()))
                .forks(1)
                .warmupIterations(wish.warmups())
                .measurementIterations(wish.measurements())
                .timeout(TimeValue.minutes(20))
                .jvmArgs("-Xms1g", "-Xmx4g", "-XX:+UseParallelGC")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        List<Cost> costs = new ArrayList<>();
        results.forEach(run -> run.getBenchmarkResults()
                .forEach(fork -> fork.getIterationResults().forEach(iteration -> costs.add(cost(iteration)))));
        System.err.printf("%-16s %-6s %6d %s%n", player, table, pool, Cost.median(costs));
        return costs;
    }

    private static Cost cost(IterationResult iteration) {
        double decisions = score(iteration, "decisions");
        return new Cost(score(iteration, "cpuNanos") / decisions, score(iteration, "bytes") / decisions);
    }

    private static double score(IterationResult iteration, String name) {
        Result<?> result = iteration.getSecondaryResults().get(name);
        if (result == null) throw new IllegalStateException("The harness did not report (%s).".formatted(name));
        return result.getScore();
    }

    /** What was asked for on the command line. */
    private record Wish(
            List<String> tables,
            List<Integer> pools,
            List<String> players,
            int rounds,
            int warmups,
            int measurements,
            int millis,
            boolean footprint) {

        static Wish of(String... arguments) {
            boolean quick = List.of(arguments).contains("--quick");
            List<String> tables = TABLES;
            List<String> players = new ArrayList<>(Players.NAMES);
            players.add(Zen.NAME);
            List<Integer> pools = List.of(1024, 65_536);
            int rounds = quick ? 1 : 3;
            for (String argument : arguments) {
                List<String> values =
                        List.of(argument.substring(argument.indexOf('=') + 1).split(","));
                if (argument.startsWith("--tables=")) tables = values;
                else if (argument.startsWith("--players=")) players = values;
                else if (argument.startsWith("--pools="))
                    pools = values.stream().map(Integer::valueOf).toList();
                else if (argument.startsWith("--rounds=")) rounds = Integer.parseInt(values.get(0));
                else if (!List.of("--quick", "--no-footprint").contains(argument)) {
                    throw new IllegalArgumentException("There is no option (%s).".formatted(argument));
                }
            }
            return new Wish(
                    tables,
                    pools,
                    players,
                    rounds,
                    quick ? 6 : 10,
                    quick ? 5 : 9,
                    quick ? 100 : 200,
                    !List.of(arguments).contains("--no-footprint"));
        }
    }
}
