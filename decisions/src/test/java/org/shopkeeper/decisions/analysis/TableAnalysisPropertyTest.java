package org.shopkeeper.decisions.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.difference.Comparison;
import org.shopkeeper.decisions.difference.Sameness;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Budget;
import org.shopkeeper.decisions.region.PlainTable;
import org.shopkeeper.decisions.region.RandomTables;
import org.shopkeeper.decisions.region.Space;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;
import org.shopkeeper.decisions.table.Table.HitPolicy;

class TableAnalysisPropertyTest {

    /** What trying every input shows. */
    private static final class Tried {
        final TreeSet<Integer> matched = new TreeSet<>();
        final TreeSet<Integer> winning = new TreeSet<>();
        final TreeSet<String> pairs = new TreeSet<>();
        final List<PlainTable.Input> gaps = new ArrayList<>();
        final List<PlainTable.Input> matchedInputs = new ArrayList<>();
        /** By column: whether some two inputs that differ there only are answered differently. */
        final Map<String, Boolean> decides = new HashMap<>();
    }

    @Test
    void findsWhatTryingEveryInputFinds() {
        long seed = new Random().nextLong();
        System.out.println("TableAnalysisPropertyTest.findsWhatTryingEveryInputFinds seed " + seed);
        RandomTables tables = new RandomTables(seed);
        for (int i = 0; i < 1_500; i++) {
            Table table = tables.table(tables.hitPolicy(), tables.columns(3), 6);
            check(table, "seed " + seed + " table " + i + " " + table);
        }
    }

    private static void check(Table table, String where) {
        Subject subject = new Subject(table);
        Tried tried = tryAll(table, subject.space);
        Findings found = TableAnalysis.analyse(table);
        assertThat(found.complete()).as(where).isTrue();
        gaps(table, subject, tried, where);
        pairs(subject, tried, where);
        rows(table, found, tried, where);
        witnesses(table, found, where);
        columns(table, found, tried, where);
    }

    private static Tried tryAll(Table table, Space space) {
        Tried tried = new Tried();
        Map<String, String> answers = new HashMap<>();
        RandomTables.everyInput(RandomTables.points(table), space, input -> {
            if (!PlainTable.allowed(table, input)) {
                return;
            }
            List<Integer> rows = PlainTable.matching(table, input);
            tried.matched.addAll(rows);
            for (int a : rows) {
                for (int b : rows) {
                    if (a < b) {
                        tried.pairs.add(a + "-" + b);
                    }
                }
            }
            if (rows.isEmpty()) {
                tried.gaps.add(input);
            } else {
                tried.matchedInputs.add(input);
                rows.stream()
                        .min((a, b) -> table.hitPolicy() == HitPolicy.PRIORITY ? priority(table, a, b) : a - b)
                        .ifPresent(tried.winning::add);
            }
            String answer = PlainTable.answer(table, input);
            for (Table.Column column : table.columns()) {
                Map<String, @Nullable Object> others = new HashMap<>(input.values());
                others.remove(column.name());
                String key = column.name() + others + input.truths();
                String before = answers.putIfAbsent(key, answer);
                if (before != null && !before.equals(answer)) {
                    tried.decides.put(column.name(), true);
                }
            }
        });
        return tried;
    }

    private static int priority(Table table, int a, int b) {
        List<String> order = List.of("3", "1", "2");
        int byOutput = order.indexOf(table.rows().get(a).outputs().get(0))
                - order.indexOf(table.rows().get(b).outputs().get(0));
        return byOutput != 0 ? byOutput : a - b;
    }

    private static void gaps(Table table, Subject subject, Tried tried, String where) {
        Gaps.Result gaps = Gaps.find(subject, new Budget(10_000_000));
        if (table.outputs().get(0).otherwise() != null) {
            assertThat(gaps.findings()).as(where).isEmpty();
            return;
        }
        for (PlainTable.Input input : tried.gaps) {
            assertThat(inAny(subject.space, gaps.boxes(), input))
                    .as("gap at %s in %s", input, where)
                    .isTrue();
        }
        for (PlainTable.Input input : tried.matchedInputs) {
            assertThat(inAny(subject.space, gaps.boxes(), input))
                    .as("no gap at %s in %s", input, where)
                    .isFalse();
        }
    }

    private static boolean inAny(Space space, List<AtomSet[]> boxes, PlainTable.Input input) {
        int[] atoms = new int[space.dimensions()];
        List<String> hidden = new ArrayList<>(space.hidden());
        for (int d = 0; d < atoms.length; d++) {
            Object value = d < space.columns()
                    ? input.values().get(space.axis(d).name())
                    : input.truths().get(hidden.get(d - space.columns()));
            atoms[d] = space.axis(d).atomOf(value);
        }
        return boxes.stream().anyMatch(box -> {
            for (int d = 0; d < atoms.length; d++) {
                if (!box[d].contains(atoms[d])) {
                    return false;
                }
            }
            return true;
        });
    }

    private static void pairs(Subject subject, Tried tried, String where) {
        Overlapping overlapping = new Overlapping(subject);
        TreeSet<String> found = new TreeSet<>();
        for (int place : subject.reachablePlaces()) {
            long[] bits = overlapping.with(place);
            for (int other = Overlapping.next(bits, 0); other >= 0; other = Overlapping.next(bits, other + 1)) {
                int a = subject.order[place];
                int b = subject.order[other];
                found.add(Math.min(a, b) + "-" + Math.max(a, b));
            }
        }
        assertThat(found).as(where).isEqualTo(tried.pairs);
    }

    private static void rows(Table table, Findings found, Tried tried, String where) {
        TreeSet<Integer> unreachable = new TreeSet<>();
        TreeSet<Integer> masked = new TreeSet<>();
        for (Finding finding : found.findings()) {
            if (finding.code() == Code.UNREACHABLE_ROW) {
                unreachable.add(finding.rows().get(0) - 1);
            } else if (finding.code() == Code.MASKED_ROW) {
                masked.add(finding.rows().get(0) - 1);
            } else if (finding.code() == Code.SUBSUMED_ROW) {
                List<Table.Row> rows = new ArrayList<>(table.rows());
                rows.remove(finding.rows().get(0) - 1);
                Table shorter = new Table(
                        table.policy(), table.name(), table.hitPolicy(), table.columns(), table.outputs(), rows);
                assertThat(Comparison.sameness(table, shorter, new Budget(1_000_000)))
                        .as("%s in %s", finding, where)
                        .isEqualTo(Sameness.PROVEN_SAME);
            }
        }
        TreeSet<Integer> never = new TreeSet<>();
        TreeSet<Integer> losing = new TreeSet<>();
        for (int r = 0; r < table.rows().size(); r++) {
            if (!tried.matched.contains(r)) {
                never.add(r);
            } else if (!tried.winning.contains(r)) {
                losing.add(r);
            }
        }
        assertThat(unreachable).as("unreachable rows of %s", where).isEqualTo(never);
        boolean firstWins = table.hitPolicy() == HitPolicy.FIRST || table.hitPolicy() == HitPolicy.PRIORITY;
        assertThat(masked).as("masked rows of %s", where).isEqualTo(firstWins ? losing : new TreeSet<>());
    }

    private static void witnesses(Table table, Findings found, String where) {
        for (Finding finding : found.findings()) {
            if (finding.witness() == null) {
                continue;
            }
            var input = new PlainTable.Input(
                    finding.witness().input(), finding.witness().assuming());
            assertThat(PlainTable.allowed(table, input))
                    .as("%s in %s", finding, where)
                    .isTrue();
            List<Integer> rows = PlainTable.matching(table, input);
            switch (finding.code()) {
                case GAP -> assertThat(rows).as("%s in %s", finding, where).isEmpty();
                case OVERLAP, OVERLAP_SAME_OUTPUT, ORDER_DECIDES ->
                    assertThat(rows)
                            .as("%s in %s", finding, where)
                            .hasSizeGreaterThan(1)
                            .contains(finding.rows().get(0) - 1);
                default ->
                    assertThat(rows)
                            .as("%s in %s", finding, where)
                            .contains(finding.rows().get(0) - 1);
            }
        }
    }

    private static void columns(Table table, Findings found, Tried tried, String where) {
        if (table.rows().isEmpty() || tried.gaps.isEmpty() && tried.matchedInputs.isEmpty()) {
            return;
        }
        TreeSet<String> idle = new TreeSet<>();
        for (Finding finding : found.findings()) {
            if (finding.code() == Code.IDLE_COLUMN) {
                idle.add(String.valueOf(finding.column()));
            }
        }
        for (int c = 0; c < table.columns().size(); c++) {
            int at = c;
            String name = table.columns().get(c).name();
            boolean hidden = table.rows().stream().anyMatch(row -> row.cells().get(at) instanceof CellSet.Opaque);
            boolean decides = hidden || tried.decides.getOrDefault(name, false);
            assertThat(idle.contains(name))
                    .as("column %s is idle in %s", name, where)
                    .isEqualTo(!decides);
        }
    }
}
