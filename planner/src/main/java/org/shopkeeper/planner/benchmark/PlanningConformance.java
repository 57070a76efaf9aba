package org.shopkeeper.planner.benchmark;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.planner.calendar.CoreEvaluator;
import org.shopkeeper.planner.calendar.PlanScore;
import org.shopkeeper.planner.calendar.SlotTable;
import org.shopkeeper.planner.search.PlanProgress;
import org.shopkeeper.planner.search.PlanSearch;
import org.shopkeeper.planner.search.SearchLimits;

/**
 * Plans instances of LPC-core and prints one line for each: {@code SMALL-1  hard medium soft  bound  gap  seconds}. The score is
 * the exact evaluator's, the bound holds for every plan of the same medium level, the gap is in percent of the bound.
 *
 * <p>Usage: {@code --size SMALL --seeds 1-10 --seconds 30 [--search-seed 1]}.
 */
public final class PlanningConformance {

    private PlanningConformance() {}

    /** What is asked for on the command line. */
    record Request(InstanceSize size, List<Long> seeds, long seconds, long searchSeed) {

        static Request parse(String... arguments) {
            InstanceSize size = InstanceSize.SMALL;
            List<Long> seeds = List.of(1L);
            long seconds = 30;
            long searchSeed = 1;
            for (int i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException("The option (" + arguments[i] + ") needs a value.");
                }
                String value = arguments[i + 1];
                switch (arguments[i]) {
                    case "--size" -> size = InstanceSize.valueOf(value.toUpperCase(Locale.ROOT));
                    case "--seeds" -> seeds = seeds(value);
                    case "--seconds" -> seconds = Long.parseLong(value);
                    case "--search-seed" -> searchSeed = Long.parseLong(value);
                    default ->
                        throw new IllegalArgumentException("The option (" + arguments[i]
                                + ") is unknown. Maybe one of --size, --seeds, --seconds, --search-seed.");
                }
            }
            return new Request(size, seeds, seconds, searchSeed);
        }

        private static List<Long> seeds(String value) {
            List<Long> seeds = new ArrayList<>();
            for (String part : value.split(",")) {
                String[] ends = part.split("-");
                for (long seed = Long.parseLong(ends[0]); seed <= Long.parseLong(ends[ends.length - 1]); seed++) {
                    seeds.add(seed);
                }
            }
            return seeds;
        }
    }

    public static void main(String[] arguments) {
        run(Request.parse(arguments), Clock.systemUTC(), System.out);
    }

    static void run(Request request, Clock clock, PrintStream out) {
        for (long seed : request.seeds) {
            long start = clock.millis();
            SlotTable table = SlotTable.of(CoreGenerator.generate(request.size, seed));
            SearchLimits limits =
                    new SearchLimits(Duration.ofSeconds(request.seconds), Long.MAX_VALUE, request.searchSeed, true);
            PlanProgress result = new PlanSearch(table, limits, clock, progress -> {}).run(null);
            PlanScore score = new CoreEvaluator(table).evaluate(result.plan());
            out.println(line(table.problem().name(), score, result, (clock.millis() - start) / 1e3));
        }
    }

    private static String line(String name, PlanScore score, PlanProgress result, double seconds) {
        @Nullable Double gap = result.gap();
        return String.format(
                Locale.ROOT,
                "%s  %d %d %d  %s  %s  %.1f%s",
                name,
                score.hard(),
                score.medium(),
                score.softFen(),
                result.boundFen() == null ? "-" : result.boundFen(),
                gap == null ? "-" : String.format(Locale.ROOT, "%.2f%%", 100 * gap),
                seconds,
                result.proven() ? "  proven" : "");
    }
}
