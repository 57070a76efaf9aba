package org.shopkeeper.decisions.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;

/** What the cells of an indexed table accept, case by case. */
class CellMeaningTest {

    @Test
    void numbersAreEqualWhenTheyCompareEqual() {
        TableIndex index = oneColumn(Scalar.NUMBER, values(new BigDecimal("1.0")));
        assertThat(first(index, new BigDecimal("1.00"))).isZero();
        assertThat(first(index, new BigDecimal("1E0"))).isZero();
        assertThat(first(index, 1)).isZero();
        assertThat(first(index, new BigDecimal("1.0000000000000000000000000000001")))
                .isEqualTo(TableIndex.NONE);
    }

    @Test
    void boundsAreExactBeyondEighteenDigits() {
        BigDecimal bound = new BigDecimal("123456789012345678901234567890.12345");
        TableIndex index = oneColumn(Scalar.NUMBER, interval(bound, null), interval(null, bound));
        assertThat(first(index, bound)).isZero();
        assertThat(first(index, bound.subtract(new BigDecimal("1E-30")))).isEqualTo(1);
    }

    @Test
    void numbersFarOffTheGridCostNothingAndMatchRightly() {
        TableIndex index =
                oneColumn(Scalar.NUMBER, interval(new BigDecimal("99.95"), null), interval(null, BigDecimal.ZERO));
        assertThat(first(index, new BigDecimal("1E+2000000000"))).isZero();
        assertThat(first(index, new BigDecimal("-1E+2000000000"))).isEqualTo(1);
        assertThat(first(index, new BigDecimal("-1E-2000000000"))).isEqualTo(1);
        assertThat(first(index, new BigDecimal("1E-2000000000"))).isEqualTo(TableIndex.NONE);
    }

    @Test
    void nullMatchesADashAndACellThatNamesItOnly() {
        Set<@Nullable Object> noneOrA = new LinkedHashSet<>(Arrays.asList("A", null));
        TableIndex index = oneColumn(
                Scalar.STRING,
                values("A"),
                new CellSet.AllBut(Set.of("B")),
                new CellSet.Values(noneOrA),
                new CellSet.Any());
        assertThat(index.all(new @Nullable Object[] {null}, OpaqueCells.NONE)).containsExactly(2, 3);
    }

    @Test
    void aValueOfAnotherKindMatchesADashOnly() {
        TableIndex index = oneColumn(Scalar.STRING, values("5"), new CellSet.AllBut(Set.of("B")), new CellSet.Any());
        assertThat(index.all(new Object[] {5}, OpaqueCells.NONE)).containsExactly(2);
        assertThat(index.all(new Object[] {List.of("5")}, OpaqueCells.NONE)).containsExactly(2);
    }

    @Test
    void zonedDateTimesCompareAsInstantsAndNeverWithLocalOnes() {
        OffsetDateTime start = OffsetDateTime.parse("2026-11-11T00:00:00+08:00");
        TableIndex index = oneColumn(Scalar.DATE_TIME, interval(start, null));
        assertThat(first(index, ZonedDateTime.parse("2026-11-10T16:00:00Z[UTC]")))
                .isZero();
        assertThat(first(index, OffsetDateTime.parse("2026-11-10T15:59:59.999Z")))
                .isEqualTo(TableIndex.NONE);
        assertThat(first(index, LocalDateTime.parse("2030-01-01T00:00:00"))).isEqualTo(TableIndex.NONE);
    }

    @Test
    void datesBeforeBetweenAndAfter() {
        LocalDate singlesDay = LocalDate.of(2026, 11, 11);
        TableIndex index = oneColumn(
                Scalar.DATE,
                new CellSet.Intervals(List.of(new CellSet.Interval(singlesDay, false, singlesDay.plusDays(2), true))));
        assertThat(first(index, singlesDay)).isEqualTo(TableIndex.NONE);
        assertThat(first(index, singlesDay.plusDays(1))).isZero();
        assertThat(first(index, singlesDay.plusDays(2))).isZero();
        assertThat(first(index, singlesDay.plusDays(3))).isEqualTo(TableIndex.NONE);
    }

    @Test
    void aSecondMatchIsNeverHidden() {
        TableIndex index = oneColumn(
                Scalar.NUMBER,
                interval(BigDecimal.ONE, null),
                interval(null, BigDecimal.TEN),
                values(BigDecimal.valueOf(2)));
        assertThat(index.only(new Object[] {0}, OpaqueCells.NONE)).isEqualTo(1);
        assertThat(index.only(new Object[] {3}, OpaqueCells.NONE)).isEqualTo(TableIndex.SEVERAL);
        assertThat(index.count(new Object[] {2}, OpaqueCells.NONE)).isEqualTo(3);
    }

    @Test
    void opaqueCellsAreAskedForCandidatesOnly() {
        TableIndex index = TableIndex.of(table(
                Table.HitPolicy.UNIQUE,
                List.of(Scalar.STRING, Scalar.NUMBER),
                List.of(
                        List.of(values("A"), new CellSet.Opaque("> limit")),
                        List.of(values("B"), new CellSet.Opaque("> limit")),
                        List.of(values("A"), new CellSet.Any()))));
        List<String> asked = new ArrayList<>();
        OpaqueCells opaque = (row, column) -> {
            asked.add(row + "," + column);
            return false;
        };
        assertThat(index.only(new Object[] {"A", 1}, opaque)).isEqualTo(2);
        assertThat(asked).containsExactly("0,1");
    }

    @Test
    void aTableThatSplitsBadlyIsSearchedByBitSets() {
        GeneratedTable overlapping = new GeneratedTable(new Random(9), 3000, 6, 0.3, false, Table.HitPolicy.UNIQUE);
        assertThat(TableIndex.of(overlapping.table).shape().bitBlocks()).isPositive();
    }

    @Test
    void memoryGrowsWithTheRowsAndNoFaster() {
        long small = TableIndex.of(overlapping(2000)).shape().bytes();
        long large = TableIndex.of(overlapping(16_000)).shape().bytes();
        assertThat(large).isLessThan(small * 8 * 2);
    }

    @Test
    void aListInACellIsRefused() {
        assertThatThrownBy(() -> oneColumn(Scalar.ANY, values(List.of(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opaque");
    }

    /** Every row's intervals overlap half of all others. */
    private static Table overlapping(int rows) {
        List<List<CellSet>> body = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < rows; i++) {
            List<CellSet> cells = new ArrayList<>();
            for (int c = 0; c < 3; c++) {
                BigDecimal low = BigDecimal.valueOf(random.nextInt(rows), 2);
                cells.add(interval(low, low.add(BigDecimal.valueOf(rows / 2, 2))));
            }
            body.add(cells);
        }
        return table(Table.HitPolicy.COLLECT, List.of(Scalar.NUMBER, Scalar.NUMBER, Scalar.NUMBER), body);
    }

    private static int first(TableIndex index, Object value) {
        return index.first(new Object[] {value}, OpaqueCells.NONE);
    }

    private static CellSet values(Object value) {
        return new CellSet.Values(Set.of(value));
    }

    /** {@code [low..high)} */
    private static CellSet interval(@Nullable Comparable<?> low, @Nullable Comparable<?> high) {
        return new CellSet.Intervals(List.of(new CellSet.Interval(low, true, high, false)));
    }

    private static TableIndex oneColumn(Scalar type, CellSet... cells) {
        return TableIndex.of(table(
                Table.HitPolicy.UNIQUE,
                List.of(type),
                Arrays.stream(cells).map(List::of).toList()));
    }

    private static Table table(Table.HitPolicy policy, List<Scalar> types, List<List<CellSet>> body) {
        List<Table.Column> columns = new ArrayList<>();
        for (Scalar type : types) {
            columns.add(new Table.Column("c" + columns.size(), type, new CellSet.Any(), true));
        }
        List<Table.Row> rows = new ArrayList<>();
        for (List<CellSet> cells : body) rows.add(new Table.Row("r" + rows.size(), cells, List.of()));
        return new Table("test/meaning", "meaning", policy, columns, rows);
    }
}
