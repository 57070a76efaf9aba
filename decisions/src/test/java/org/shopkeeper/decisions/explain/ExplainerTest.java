package org.shopkeeper.decisions.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.region.PlainTable;
import org.shopkeeper.decisions.region.RandomTables;
import org.shopkeeper.decisions.region.Space;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

class ExplainerTest {

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    private static CellSet from(String low) {
        return new CellSet.Intervals(List.of(new CellSet.Interval(n(low), true, null, false)));
    }

    private static CellSet between(String low, String high) {
        return new CellSet.Intervals(List.of(new CellSet.Interval(n(low), true, n(high), false)));
    }

    private static CellSet is(String value) {
        return new CellSet.Values(Set.of(value));
    }

    /** 满减: 60 off from 200 for members of any tier, 20 off from 100 for gold. */
    private static Table offers() {
        List<Table.Column> columns = List.of(
                new Table.Column("amount", Scalar.NUMBER, new CellSet.Any(), false),
                new Table.Column("tier", Scalar.STRING, new CellSet.Values(Set.of("gold", "silver", "none")), false));
        return new Table(
                "promotion/offers",
                "offers",
                Table.HitPolicy.FIRST,
                columns,
                List.of(new Table.Output("off", List.of(), null)),
                List.of(
                        new Table.Row("P-1", List.of(from("200"), new CellSet.Any()), List.of("60")),
                        new Table.Row("P-2", List.of(between("100", "200"), is("gold")), List.of("20")),
                        new Table.Row("P-3", List.of(new CellSet.Any(), new CellSet.Any()), List.of("0"))));
    }

    private static @Nullable Object decide(Map<String, @Nullable Object> input) {
        var plain = new PlainTable.Input(input, List.of());
        return offers().rows()
                .get(PlainTable.matching(offers(), plain).get(0))
                .outputs()
                .get(0);
    }

    @Test
    void aMatchedRowNamesEachCellAndTheValueThatMetIt() {
        RowCheck row = new Explainer(offers()).why(Map.of("amount", n("150"), "tier", "gold"), 2);
        assertThat(row.id()).isEqualTo("P-2");
        assertThat(row.outputs()).containsEntry("off", "20");
        assertThat(row.cells()).extracting(CellCheck::wanted).containsExactly("[100..200)", "\"gold\"");
        assertThat(row.text().en())
                .isEqualTo(
                        "Row 2 matched: amount is 150, which meets [100..200); tier is \"gold\", which meets \"gold\".");
        assertThat(row.text().zh()).isEqualTo("第 2 行匹配：amount 为 150，符合 [100..200)；tier 为 \"gold\"，符合 \"gold\"。");
    }

    @Test
    void theNearestRowsComeFirstWithTheDistanceToTheirBounds() {
        List<RowCheck> rows = new Explainer(offers()).whyNot(Map.of("amount", n("182"), "tier", "silver"), 5);
        assertThat(rows).extracting(RowCheck::row).containsExactly(1, 2);
        CellCheck cell = rows.get(0).cells().get(0);
        assertThat(cell.holds()).isFalse();
        Distance distance = Objects.requireNonNull(cell.distance());
        assertThat(distance.nearest()).isEqualTo(n("200"));
        assertThat(distance.amount()).isEqualTo(n("18"));
        assertThat(distance.relative()).isEqualTo(n("0.0989"));
        assertThat(rows.get(0).text().en()).isEqualTo("Row 1 did not match: amount is 182, wanted >=200 (18 more).");
        assertThat(rows.get(1).text().zh()).isEqualTo("第 2 行未匹配：tier 为 \"silver\"，要求 \"gold\"。");
    }

    @Test
    void theSmallestFlipSaysEighteenMoreEarnsSixtyOff() {
        Explainer explainer = new Explainer(offers());
        Flip flip = Objects.requireNonNull(
                explainer.smallestFlip(Map.of("amount", n("182"), "tier", "silver"), ExplainerTest::decide));
        assertThat(flip.changes()).hasSize(1);
        assertThat(flip.input()).containsEntry("amount", n("200"));
        assertThat(flip.after()).isEqualTo("60");
        assertThat(flip.smallest()).isTrue();
        assertThat(flip.text().en())
                .isEqualTo("If amount were 200 instead of 182 (18 more), the answer would be \"60\" instead of \"0\".");
    }

    @Test
    void justBelowAnOpenBoundKeepsTheDecimalsOfTheAmount() {
        Flip flip = Objects.requireNonNull(new Explainer(offers())
                .smallestFlip(Map.of("amount", n("200.00"), "tier", "silver"), ExplainerTest::decide));
        assertThat(flip.input()).containsEntry("amount", n("199.99"));
    }

    @Test
    void aConditionThatCannotBeLookedIntoIsSaidToBeUnchecked() {
        Table table = offers();
        List<Table.Row> rows =
                List.of(new Table.Row("P-9", List.of(new CellSet.Opaque("? > budget"), is("gold")), List.of("1")));
        Table hidden =
                new Table(table.policy(), table.name(), table.hitPolicy(), table.columns(), table.outputs(), rows);
        RowCheck row = new Explainer(hidden)
                .whyNot(Map.of("amount", n("1"), "tier", "none"), 1)
                .get(0);
        assertThat(row.cells()).extracting(CellCheck::holds).containsExactly(null, false);
        Explainer evaluating = new Explainer(hidden, (column, cell, input) -> true);
        assertThat(evaluating
                        .whyNot(Map.of("amount", n("1"), "tier", "none"), 1)
                        .get(0)
                        .cells())
                .extracting(CellCheck::column)
                .containsExactly("tier");
    }

    @Test
    void flipsAreTrueAndNoSingleChangeIsSmallerOnGeneratedTables() {
        long seed = new Random().nextLong();
        System.out.println("ExplainerTest.flipsAreTrueAndNoSingleChangeIsSmallerOnGeneratedTables seed " + seed);
        RandomTables tables = new RandomTables(seed);
        for (int i = 0; i < 400; i++) {
            Table table = tables.table(tables.hitPolicy(), tables.columns(3), 6);
            if (table.rows().stream().anyMatch(r -> r.cells().stream().anyMatch(c -> c instanceof CellSet.Opaque))) {
                continue;
            }
            Explainer explainer = new Explainer(table);
            Map<String, List<@Nullable Object>> points = RandomTables.points(table);
            List<PlainTable.Input> inputs = new ArrayList<>();
            RandomTables.everyInput(points, Space.of(table), inputs::add);
            for (int k = 0; k < 8; k++) {
                PlainTable.Input input = inputs.get(tables.random().nextInt(inputs.size()));
                if (PlainTable.allowed(table, input)) {
                    check(table, explainer, points, input, "seed " + seed + " table " + i + " " + input + " " + table);
                }
            }
        }
    }

    private static void check(
            Table table,
            Explainer explainer,
            Map<String, List<@Nullable Object>> points,
            PlainTable.Input input,
            String where) {
        String answer = answer(table, input.values());
        Flip flip = explainer.smallestFlip(input.values(), values -> answer(table, values));
        boolean single = false;
        for (Table.Column column : table.columns()) {
            for (Object value : points.getOrDefault(column.name(), List.of())) {
                Map<String, @Nullable Object> changed = new LinkedHashMap<>(input.values());
                changed.put(column.name(), value);
                if (PlainTable.allowed(column, value) && !answer(table, changed).equals(answer)) {
                    single = true;
                    assertThat(flip).as(where).isNotNull();
                    Distance here = Distances.between(input.values().get(column.name()), value);
                    Flip found = Objects.requireNonNull(flip);
                    assertThat(found.changes()).as(where).hasSize(1);
                    // The search keeps to the decimals of the column; a change by a millionth is not its business.
                    if (!(value instanceof BigDecimal number) || number.scale() <= 0) {
                        assertThat(found.changes().get(0).distance().relative())
                                .as("%s against %s in %s", found, value, where)
                                .isLessThanOrEqualTo(here.relative());
                    }
                }
            }
        }
        if (flip != null) {
            assertThat(answer(table, flip.input()))
                    .as(where)
                    .isEqualTo(flip.after())
                    .isNotEqualTo(answer);
            assertThat(PlainTable.allowed(table, new PlainTable.Input(flip.input(), List.of())))
                    .as("%s in %s", flip, where)
                    .isTrue();
            assertThat(single || flip.changes().size() > 1).as(where).isTrue();
        }
        List<Integer> matching = PlainTable.matching(table, input);
        List<RowCheck> others = explainer.whyNot(input.values(), 100);
        assertThat(others).as(where).hasSize(table.rows().size() - matching.size());
        for (RowCheck row : others) {
            moveOver(table, input, row, where);
        }
    }

    /** Taking the nearest value of every failed cell must make the row match. */
    private static void moveOver(Table table, PlainTable.Input input, RowCheck row, String where) {
        Map<String, @Nullable Object> moved = new HashMap<>(input.values());
        for (CellCheck cell : row.cells()) {
            if (cell.distance() == null) {
                return;
            }
            moved.put(cell.column(), cell.distance().nearest());
        }
        assertThat(PlainTable.matching(table, new PlainTable.Input(moved, List.of())))
                .as("%s moved to %s in %s", row, moved, where)
                .contains(row.row() - 1);
    }

    private static String answer(Table table, Map<String, @Nullable Object> values) {
        return PlainTable.answer(table, new PlainTable.Input(values, List.of()));
    }
}
