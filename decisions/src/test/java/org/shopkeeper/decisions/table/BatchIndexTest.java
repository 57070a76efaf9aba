package org.shopkeeper.decisions.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;

/** A batch decides each set of facts as if it were asked alone. */
class BatchIndexTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void decidesColumnsOfAnyValuesAsOneByOne(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            Table.HitPolicy policy = i % 2 == 0 ? Table.HitPolicy.FIRST : Table.HitPolicy.UNIQUE;
            GeneratedTable generated = new GeneratedTable(random, 1 + random.nextInt(120), 3, 0.3, false, policy);
            TableIndex index = TableIndex.of(generated.table);
            int size = 1 + random.nextInt(1500);
            @Nullable Object[][] facts = new Object[size][];
            @Nullable Object[][] columns = new Object[3][size];
            for (int row = 0; row < size; row++) {
                facts[row] = generated.facts();
                for (int c = 0; c < 3; c++) columns[c][row] = facts[row][c];
            }
            List<BatchColumn> batch = new ArrayList<>();
            for (@Nullable Object[] column : columns) batch.add(new BatchColumn.Values(column));
            agrees(index, new BatchIndex(index, batch), facts, "seed " + seed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7})
    void decidesTypedColumnsAsTheValuesTheyStandFor(long seed) {
        Random random = new Random(seed);
        TableIndex index = TableIndex.of(promotions(random));
        int size = 3000;
        int scale = random.nextInt(5);
        long[] amounts = new long[size];
        int[] codes = new int[size];
        int[] days = new int[size];
        byte[] loyal = new byte[size];
        BitSet noAmount = new BitSet();
        BitSet noDay = new BitSet();
        String[] dictionary = {"web", "app", "shop", "elsewhere"};
        @Nullable Object[][] facts = new Object[size][];
        for (int i = 0; i < size; i++) {
            amounts[i] = random.nextInt(50) == 0 ? random.nextLong() : random.nextInt(2_000_000) - 1000;
            codes[i] = random.nextInt(5) - 1;
            days[i] = 20_700 + random.nextInt(60);
            loyal[i] = (byte) (random.nextInt(3) - 1);
            noAmount.set(i, random.nextInt(20) == 0);
            noDay.set(i, random.nextInt(20) == 0);
            facts[i] = new Object[] {
                codes[i] < 0 ? null : dictionary[codes[i]],
                noAmount.get(i) ? null : BigDecimal.valueOf(amounts[i], scale),
                noDay.get(i) ? null : LocalDate.ofEpochDay(days[i]),
                loyal[i] < 0 ? null : loyal[i] == 1
            };
        }
        List<BatchColumn> columns = List.of(
                new BatchColumn.Texts(dictionary, codes),
                new BatchColumn.Numbers(amounts, scale, noAmount),
                new BatchColumn.Dates(days, noDay),
                new BatchColumn.Truths(loyal));
        agrees(index, new BatchIndex(index, columns), facts, "seed " + seed);
    }

    @Test
    void refusesColumnsThatDoNotFitTheTable() {
        TableIndex index = TableIndex.of(promotions(new Random(1)));
        assertThatThrownBy(() -> new BatchIndex(index, List.of(new BatchColumn.Truths(new byte[1]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 columns");
    }

    private static void agrees(TableIndex index, BatchIndex batch, @Nullable Object[][] facts, String seed) {
        int[] first = new int[facts.length];
        int[] only = new int[facts.length];
        batch.first(0, facts.length, first, OpaqueCells.NONE);
        batch.only(0, facts.length, only, OpaqueCells.NONE);
        for (int i = 0; i < facts.length; i++) {
            assertThat(first[i]).as("%s, fact %d", seed, i).isEqualTo(index.first(facts[i], OpaqueCells.NONE));
            assertThat(only[i]).as("%s, fact %d", seed, i).isEqualTo(index.only(facts[i], OpaqueCells.NONE));
        }
    }

    private static Table promotions(Random random) {
        List<Table.Row> rows = new ArrayList<>();
        String[] channels = {"web", "app", "shop"};
        for (int i = 0; i < 60; i++) {
            BigDecimal low = BigDecimal.valueOf(random.nextInt(2000), random.nextInt(3));
            LocalDate day = LocalDate.ofEpochDay(20_700 + random.nextInt(40));
            Set<@Nullable Object> channel = new LinkedHashSet<>();
            channel.add(channels[random.nextInt(3)]);
            rows.add(new Table.Row(
                    "r" + i,
                    List.of(
                            random.nextInt(3) == 0 ? new CellSet.Any() : new CellSet.Values(channel),
                            new CellSet.Intervals(List.of(new CellSet.Interval(
                                    low, true, low.add(BigDecimal.valueOf(random.nextInt(900))), false))),
                            new CellSet.Intervals(
                                    List.of(new CellSet.Interval(day, true, day.plusDays(random.nextInt(20)), true))),
                            random.nextBoolean()
                                    ? new CellSet.Any()
                                    : new CellSet.Values(new LinkedHashSet<>(List.of(random.nextBoolean())))),
                    List.of()));
        }
        List<Table.Column> columns = List.of(
                new Table.Column("channel", Scalar.STRING, new CellSet.Any(), true),
                new Table.Column("amount", Scalar.NUMBER, new CellSet.Any(), true),
                new Table.Column("day", Scalar.DATE, new CellSet.Any(), true),
                new Table.Column("loyal", Scalar.BOOLEAN, new CellSet.Any(), true));
        return new Table("test/promotions", "promotions", Table.HitPolicy.FIRST, columns, rows);
    }
}
