package org.shopkeeper.planner.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shopkeeper.planner.stages.PattersonReader;
import org.shopkeeper.planner.stages.StageScheduler;

/**
 * Schedules projects of PSPLIB and compares each with the known optimum.
 *
 * <p>Usage: {@code FOLDER BOUNDS.csv SECONDS [FIRST-LETTERS]}: a folder of {@code .rcp} files, a table {@code instance,lb,ub}, and
 * seconds per project. The table writes {@code j301_1} for the file {@code j30_1_1.rcp}.
 */
public final class StageConformance {

    private StageConformance() {}

    public static void main(String[] arguments) throws IOException {
        String prefix = arguments.length > 3 ? arguments[3] : "";
        run(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Duration.ofSeconds(Long.parseLong(arguments[2])),
                prefix,
                Clock.systemUTC(),
                System.out);
    }

    /** Prints one line per project that misses its optimum, and a last line with the count. Answers how many reach it. */
    static int run(Path folder, Path bounds, Duration each, String prefix, Clock clock, PrintStream out)
            throws IOException {
        Map<String, Integer> optima = new HashMap<>();
        for (String line : Files.readAllLines(bounds)) {
            String[] cells = line.split(",");
            if (!cells[0].equals("instance")) {
                optima.put(cells[0], Integer.parseInt(cells[2]));
            }
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(f -> f.toString().endsWith(".rcp"))
                    .filter(f -> f.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
        int optimal = 0;
        int proven = 0;
        long slowest = 0;
        long start = clock.millis();
        for (Path file : files) {
            String name = file.getFileName().toString().replace(".rcp", "");
            Integer optimum = optima.get(name.replaceFirst("_", ""));
            if (optimum == null) {
                throw new IllegalArgumentException("The table knows no optimum of the project (" + name + ").");
            }
            long begun = clock.millis();
            StageScheduler.Schedule schedule =
                    StageScheduler.shortest(PattersonReader.read(Files.readString(file)), each, 2, 1);
            slowest = Math.max(slowest, clock.millis() - begun);
            proven += schedule.proven() ? 1 : 0;
            if (schedule.makespanDays() == optimum) {
                optimal++;
            } else {
                out.println(name + "  " + schedule.makespanDays() + "  optimum " + optimum);
            }
        }
        out.println("%d of %d optimal, %d proven, %.1f s in all, slowest %.1f s"
                .formatted(optimal, files.size(), proven, (clock.millis() - start) / 1e3, slowest / 1e3));
        return optimal;
    }
}
