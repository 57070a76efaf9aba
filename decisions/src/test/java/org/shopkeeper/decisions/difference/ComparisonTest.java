package org.shopkeeper.decisions.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.region.PlainTable;
import org.shopkeeper.decisions.region.RandomTables;
import org.shopkeeper.decisions.region.Space;
import org.shopkeeper.decisions.table.Table;

class ComparisonTest {

    private static final long STEPS = 50_000_000L;

    @Test
    void equalsBruteForceOnTenThousandGeneratedPairs() {
        long seed = new Random().nextLong();
        System.out.println("ComparisonTest.equalsBruteForceOnTenThousandGeneratedPairs seed " + seed);
        RandomTables tables = new RandomTables(seed);
        int different = 0;
        for (int pair = 0; pair < 10_000; pair++) {
            List<Table.Column> columns = tables.columns(2);
            Table before = tables.table(tables.hitPolicy(), columns, 5);
            Table after = changed(tables, before);
            different += check(before, after, "seed " + seed + " pair " + pair) > 0 ? 1 : 0;
        }
        assertThat(different).as("pairs that differ at all").isBetween(3_000, 9_000);
    }

    private static Table changed(RandomTables tables, Table before) {
        Random random = tables.random();
        if (random.nextInt(8) == 0) {
            return tables.table(tables.hitPolicy(), tables.columns(2), 5);
        }
        List<Table.Row> rows = new ArrayList<>(before.rows());
        int edits = random.nextInt(4);
        for (int i = 0; i < edits; i++) {
            int kind = random.nextInt(4);
            if (kind == 0 || rows.isEmpty()) {
                rows.add(random.nextInt(rows.size() + 1), tables.row("n" + i, before.columns()));
            } else if (kind == 1) {
                rows.remove(random.nextInt(rows.size()));
            } else if (kind == 2) {
                rows.add(random.nextInt(rows.size()), rows.remove(random.nextInt(rows.size())));
            } else {
                rows.set(random.nextInt(rows.size()), tables.row("e" + i, before.columns()));
            }
        }
        var policy = random.nextInt(5) == 0 ? tables.hitPolicy() : before.hitPolicy();
        return new Table(before.policy(), before.name(), policy, before.columns(), before.outputs(), rows);
    }

    private static int check(Table before, Table after, String where) {
        Space space = Space.of(before, after);
        List<Comparison.Leaf> leaves = Comparison.leaves(before, after, STEPS);
        RandomTables.everyInput(RandomTables.points(before, after), space, input -> {
            if (!possible(input, before, after)) {
                return;
            }
            String old = PlainTable.answer(before, input);
            String now = PlainTable.answer(after, input);
            List<String> found = new ArrayList<>();
            for (Comparison.Leaf leaf : leaves) {
                if (inside(space, leaf, input)) {
                    found.add(PlainTable.answer(leaf.before()) + " → " + PlainTable.answer(leaf.after()));
                }
            }
            List<String> expected = old.equals(now) ? List.of() : List.of(old + " → " + now);
            if (!found.equals(expected)) {
                assertThat(found)
                        .as("%s at %s%n%s%n%s", where, input, before, after)
                        .isEqualTo(expected);
            }
        });
        Differences report = Comparison.compare(before, after, 1_000, STEPS);
        for (Difference difference : report.shown()) {
            var witness = new PlainTable.Input(
                    difference.witness().input(), difference.witness().assuming());
            if (before.columns().equals(after.columns())) {
                assertThat(PlainTable.answer(before, witness))
                        .as(where)
                        .isEqualTo(PlainTable.answer(difference.before()));
                assertThat(PlainTable.answer(after, witness))
                        .as(where)
                        .isEqualTo(PlainTable.answer(difference.after()));
            }
        }
        assertThat(report.complete()).as(where).isTrue();
        return report.total();
    }

    /** Each value is one that some version of its column allows. */
    private static boolean possible(PlainTable.Input input, Table... versions) {
        return input.values().entrySet().stream().allMatch(entry -> Stream.of(versions)
                .flatMap(table -> table.columns().stream())
                .anyMatch(column ->
                        column.name().equals(entry.getKey()) && PlainTable.allowed(column, entry.getValue())));
    }

    private static boolean inside(Space space, Comparison.Leaf leaf, PlainTable.Input input) {
        for (int d = 0; d < space.dimensions(); d++) {
            int hidden = d - space.columns();
            Object value = hidden < 0
                    ? input.values().get(space.axis(d).name())
                    : input.truths().get(new ArrayList<>(space.hidden()).get(hidden));
            int atom = space.axis(d).atomOf(value);
            if (atom < 0 || !leaf.box()[d].contains(atom)) {
                return false;
            }
        }
        return true;
    }
}
