package org.shopkeeper.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of medians and ratios, in Markdown. */
final class Report {

    /** What the ratios are taken against. */
    private static final String OURS = "shopkeeper";

    private record Place(String table, int pool) {
        @Override
        public String toString() {
            return pool == 1024 ? table : "%s · %dk".formatted(table, pool / 1024);
        }
    }

    private final List<String> players;
    private final Set<Place> places = new LinkedHashSet<>();
    private final Map<String, Map<Place, List<Cost>>> costs = new LinkedHashMap<>();

    Report(List<String> players) {
        this.players = players;
    }

    void add(String player, String table, int pool, List<Cost> more) {
        Place place = new Place(table, pool);
        places.add(place);
        costs.computeIfAbsent(player, key -> new LinkedHashMap<>())
                .computeIfAbsent(place, key -> new ArrayList<>())
                .addAll(more);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        out.append("\n")
                .append(machine())
                .append("\n\nCPU nanoseconds per decision, medians; pool of 1,024 sets of facts unless said\n\n");
        table(out, Cell.NANOS);
        out.append("\nTimes ").append(OURS).append(" (above 1: slower than ours)\n\n");
        table(out, Cell.RATIO);
        out.append("\nBytes allocated per decision\n\n");
        table(out, Cell.BYTES);
        return out.toString();
    }

    private enum Cell {
        NANOS,
        RATIO,
        BYTES
    }

    private void table(StringBuilder out, Cell cell) {
        out.append("| player |");
        places.forEach(place -> out.append(' ').append(place).append(" |"));
        out.append("\n|---|").append("---:|".repeat(places.size())).append('\n');
        for (String player : players) {
            out.append("| ").append(player).append(" |");
            for (Place place : places)
                out.append(' ').append(shown(cell, player, place)).append(" |");
            out.append('\n');
        }
    }

    private String shown(Cell cell, String player, Place place) {
        Cost cost = cost(player, place);
        if (cost == null) return "–";
        if (cell == Cell.BYTES && Double.isNaN(cost.bytes())) return "–";
        if (cell == Cell.BYTES) return "%,.0f".formatted(cost.bytes());
        if (cell == Cell.NANOS) return Cost.readable(cost.nanos());
        Cost ours = cost(OURS, place);
        return ours == null ? "–" : "%,.2f".formatted(cost.nanos() / ours.nanos());
    }

    private @Nullable Cost cost(String player, Place place) {
        List<Cost> all = costs.getOrDefault(player, Map.of()).get(place);
        return all == null ? null : Cost.median(all);
    }

    private static String machine() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return "Machine: %s, %d processors, load %.1f; Java %s; %s %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        load,
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }

    private static String processor() {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) return System.getProperty("os.arch", "unknown");
        try {
            return Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch", "unknown"));
        } catch (IOException unreadable) {
            return System.getProperty("os.arch", "unknown");
        }
    }
}
