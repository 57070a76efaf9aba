package org.shopkeeper.decisions.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index answers as a scan does, whatever the table and the facts. */
class TableIndexTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersAsAScanDoesOnSmallTables(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            agrees(random, 1 + random.nextInt(30), 1 + random.nextInt(5), random.nextDouble() * 0.6, 60, seed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void answersAsAScanDoesOnTablesThatDoNotSplitWell(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4; i++) agrees(random, 300 + random.nextInt(900), 3 + random.nextInt(8), 0.3, 150, seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void answersAsAScanDoesOnHugeOverlappingTables(long seed) {
        agrees(new Random(seed), 12_000, 4, 0.2, 100, seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32})
    void answersAsAScanDoesOnWideTables(long seed) {
        agrees(new Random(seed), 200, 70, 0.95, 200, seed);
    }

    private static void agrees(Random random, int rows, int columns, double wildcards, int asked, long seed) {
        Table.HitPolicy policy = random.nextBoolean() ? Table.HitPolicy.FIRST : Table.HitPolicy.UNIQUE;
        GeneratedTable generated = new GeneratedTable(random, rows, columns, wildcards, random.nextBoolean(), policy);
        TableIndex index = TableIndex.of(generated.table);
        int salt = random.nextInt();
        OpaqueCells opaque = (row, column) -> ((row * 31 + column) ^ salt) % 3 != 0;
        for (int i = 0; i < asked; i++) {
            @Nullable Object[] facts = generated.facts();
            List<Integer> expected = NaiveScan.matches(generated.table, facts, opaque);
            String what = "seed %d, %d × %d, facts %s".formatted(seed, rows, columns, List.of(show(facts)));
            Map<String, @Nullable Object> byName = new HashMap<>();
            long[] keys = new long[columns];
            for (int c = 0; c < columns; c++) {
                byName.put("column " + c, facts[c]);
                keys[c] = index.key(c, facts[c]);
            }
            int first = expected.isEmpty() ? TableIndex.NONE : expected.get(0);
            int only = expected.size() > 1 ? TableIndex.SEVERAL : first;
            assertThat(index.all(facts, opaque)).as(what).containsExactly(ints(expected));
            assertThat(index.all(byName, opaque)).as(what).containsExactly(ints(expected));
            assertThat(index.all(keys, opaque)).as(what).containsExactly(ints(expected));
            assertThat(index.first(facts, opaque)).as(what).isEqualTo(first);
            assertThat(index.first(byName, opaque)).as(what).isEqualTo(first);
            assertThat(index.first(keys, opaque)).as(what).isEqualTo(first);
            assertThat(index.only(facts, opaque)).as(what).isEqualTo(only);
            assertThat(index.only(byName, opaque)).as(what).isEqualTo(only);
            assertThat(index.only(keys, opaque)).as(what).isEqualTo(only);
            assertThat(index.count(facts, opaque)).as(what).isEqualTo(expected.size());
        }
    }

    private static int[] ints(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Object[] show(@Nullable Object[] facts) {
        Object[] shown = new Object[facts.length];
        for (int i = 0; i < facts.length; i++) {
            Object fact = facts[i];
            shown[i] = fact == null ? "null" : fact.getClass().getSimpleName() + " " + fact;
        }
        return shown;
    }
}
