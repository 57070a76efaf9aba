package org.shopkeeper.decisions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.dmn.DmnReader;
import org.shopkeeper.decisions.feel.Names;
import org.shopkeeper.decisions.feel.Parser;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.CellSet.Interval;
import org.shopkeeper.decisions.table.Table;

class TablesTest {

    private static final String FILE =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="pricing" namespace="urn:pricing">
              <itemDefinition name="tChannel"><typeRef>string</typeRef>
                <allowedValues><text>"web","app"</text></allowedValues></itemDefinition>
              <inputData id="i1" name="channel"><variable name="channel" typeRef="tChannel"/></inputData>
              <inputData id="i2" name="order amount"><variable name="order amount" typeRef="number"/></inputData>
              <decision id="d" name="discount"><variable name="discount" typeRef="number"/>
                <informationRequirement><requiredInput href="#i1"/></informationRequirement>
                <decisionTable id="t" hitPolicy="COLLECT" aggregation="SUM">
                  <input id="c1"><inputExpression><text>channel</text></inputExpression></input>
                  <input id="c2" label="金额"><inputExpression typeRef="number"><text>order amount</text></inputExpression></input>
                  <output id="o1" name="discount" typeRef="number"/>
                  <rule id="r1"><inputEntry><text>"web"</text></inputEntry><inputEntry><text>[100..200)</text></inputEntry>
                    <outputEntry><text>0.05</text></outputEntry></rule>
                  <rule id="r2"><inputEntry><text>-</text></inputEntry><inputEntry><text>&gt; order amount</text></inputEntry>
                    <outputEntry><text> 0.1 </text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    @Test
    void aDmnTableBecomesSetsOfCells() {
        Table table = Tables.of(DmnReader.read("pricing/discount", FILE)).get(0);

        assertThat(table.policy()).isEqualTo("pricing/discount");
        assertThat(table.hitPolicy()).isEqualTo(Table.HitPolicy.COLLECT_SUM);
        assertThat(table.columns())
                .containsExactly(
                        new Table.Column("channel", Scalar.STRING, new CellSet.Values(Set.of("web", "app")), false),
                        new Table.Column("金额", "order amount", Scalar.NUMBER, new CellSet.Any(), false));
        assertThat(table.rows().get(0))
                .isEqualTo(new Table.Row(
                        "r1",
                        List.of(
                                new CellSet.Values(Set.of("web")),
                                new CellSet.Intervals(
                                        List.of(new Interval(number("1E+2"), true, number("2E+2"), false)))),
                        List.of("0.05")));
        assertThat(table.rows().get(1).cells())
                .containsExactly(new CellSet.Any(), new CellSet.Opaque("> order amount"));
        assertThat(table.rows().get(1).outputs()).containsExactly("0.1");
    }

    @Test
    void overlappingAndAdjacentIntervalsAreJoined() {
        assertThat(cell("[1..5], (5..7), 10, < 0"))
                .isEqualTo(new CellSet.Intervals(List.of(
                        new Interval(null, false, number("0"), false),
                        new Interval(number("1"), true, number("7"), false),
                        new Interval(number("1E+1"), true, number("1E+1"), true))));
    }

    @Test
    void aNegatedIntervalIsItsComplement() {
        assertThat(cell("not([1..5))"))
                .isEqualTo(new CellSet.Intervals(List.of(
                        new Interval(null, false, number("1"), false), new Interval(number("5"), true, null, false))));
    }

    @Test
    void namedValuesMayBeNegatedAndNullIsAValue() {
        assertThat(cell("not(\"a\", \"b\")")).isEqualTo(new CellSet.AllBut(Set.of("a", "b")));
        assertThat(cell("null")).isEqualTo(new CellSet.Values(Collections.singleton(null)));
        assertThat(cell("true")).isEqualTo(new CellSet.Values(Set.of(true)));
        assertThat(cell("-5, 7.0")).isEqualTo(new CellSet.Values(Set.of(number("-5"), number("7"))));
    }

    @Test
    void nullPassesANegatedTestWhereItCanOccur() {
        assertThat(Cells.of(Parser.unaryTests("not(5)", Names.none(), Names.none()), "not(5)", true))
                .isEqualTo(new CellSet.Opaque("not(5)"));
    }

    @Test
    void datesAreOrderedValuesInEveryWriting() {
        Interval year = new Interval(LocalDate.of(2026, 1, 1), true, LocalDate.of(2027, 1, 1), false);
        assertThat(cell("[date(\"2026-01-01\")..date(\"2027-01-01\"))"))
                .isEqualTo(new CellSet.Intervals(List.of(year)));
        assertThat(cell("[@\"2026-01-01\"..@\"2027-01-01\"[")).isEqualTo(new CellSet.Intervals(List.of(year)));
    }

    @Test
    void anEmptyRangeAcceptsNothing() {
        assertThat(cell("[5..1]")).isEqualTo(new CellSet.Values(Set.of()));
    }

    private static CellSet cell(String text) {
        return Cells.of(Parser.unaryTests(text, Names.none(), Names.none()), text, false);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
