package org.shopkeeper.decisions.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;
import org.shopkeeper.decisions.table.Table.HitPolicy;

class TableAnalysisTest {

    private static final CellSet ANY = new CellSet.Any();
    private static final Table.Column AMOUNT = new Table.Column("Amount / 金额", "amount", Scalar.NUMBER, from(0), false);
    private static final Table.Column TIER =
            new Table.Column("Tier / 会员等级", "tier", Scalar.STRING, new CellSet.Values(Set.of("gold", "silver")), false);

    private static CellSet from(long low) {
        return new CellSet.Intervals(List.of(new CellSet.Interval(n(low), true, null, false)));
    }

    private static CellSet between(long low, long high, boolean closed) {
        return new CellSet.Intervals(List.of(new CellSet.Interval(n(low), true, n(high), closed)));
    }

    private static CellSet is(String... values) {
        return new CellSet.Values(Set.of(values));
    }

    private static BigDecimal n(long number) {
        return BigDecimal.valueOf(number);
    }

    private static Table.Row row(String output, CellSet... cells) {
        return new Table.Row("r", List.of(cells), List.of(output));
    }

    private static Findings analyse(HitPolicy policy, Table.Row... rows) {
        return TableAnalysis.analyse(
                new Table("promotion/off", "off", policy, List.of(AMOUNT, TIER), Arrays.asList(rows)));
    }

    private static Finding only(Findings findings, Code code) {
        List<Finding> found =
                findings.findings().stream().filter(f -> f.code() == code).toList();
        assertThat(found).as(findings.toString()).hasSize(1);
        return found.get(0);
    }

    @Test
    void aMissingRangeIsAGapWithItsBoundsAndARealInput() {
        Findings findings = analyse(
                HitPolicy.UNIQUE,
                row("1", between(0, 100, false), ANY),
                row("2", from(200), ANY),
                row("3", between(100, 200, false), is("gold")));
        Finding gap = only(findings, Code.GAP);
        assertThat(Objects.requireNonNull(gap.region()).where())
                .containsEntry("amount", "[100..200)")
                .containsEntry("tier", "\"silver\"")
                .hasSize(2);
        assertThat(Objects.requireNonNull(gap.witness()).input())
                .containsEntry("amount", n(100))
                .containsEntry("tier", "silver");
        assertThat(gap.text().en()).isEqualTo("No rule matches where Amount is [100..200), Tier is \"silver\".");
        assertThat(gap.text().zh()).isEqualTo("没有规则匹配：金额 为 [100..200)，会员等级 为 \"silver\"。");
        assertThat(gap.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void closedBoundsThatMeetOverlapInOnePoint() {
        Findings findings = analyse(HitPolicy.UNIQUE, row("1", between(0, 100, true), ANY), row("2", from(100), ANY));
        Finding overlap = only(findings, Code.OVERLAP);
        assertThat(overlap.rows()).containsExactly(1, 2);
        assertThat(Objects.requireNonNull(overlap.region()).where()).containsEntry("amount", "100");
        assertThat(overlap.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void overlapsWithTheSameOutputSuggestAny() {
        Findings findings = analyse(HitPolicy.UNIQUE, row("1", between(0, 100, true), ANY), row("1.0", from(100), ANY));
        only(findings, Code.OVERLAP_SAME_OUTPUT);
        assertThat(only(findings, Code.HIT_POLICY_ADVICE).text().en()).startsWith("Hit policy ANY would fit");
    }

    @Test
    void exceptionsBeforeTheirGeneralRuleSuggestFirst() {
        Findings findings =
                analyse(HitPolicy.UNIQUE, row("1", between(0, 100, true), is("gold")), row("2", from(0), ANY));
        assertThat(only(findings, Code.HIT_POLICY_ADVICE).text().en()).startsWith("Hit policy FIRST would fit");
    }

    @Test
    void aFirstTableThatNeverOverlapsMayBeUnique() {
        Findings findings = analyse(HitPolicy.FIRST, row("1", ANY, is("gold")), row("2", ANY, is("silver")));
        assertThat(only(findings, Code.HIT_POLICY_ADVICE).text().en()).startsWith("Hit policy UNIQUE would fit");
        assertThat(only(findings, Code.IDLE_COLUMN).column()).isEqualTo("amount");
    }

    @Test
    void aRowMaskedByTwoOthersTogetherNamesBoth() {
        Findings findings = analyse(
                HitPolicy.FIRST,
                row("1", between(0, 100, true), ANY),
                row("2", from(50), ANY),
                row("3", from(10), is("gold")),
                row("4", ANY, ANY));
        List<Finding> masked = findings.findings().stream()
                .filter(f -> f.code() == Code.MASKED_ROW)
                .toList();
        assertThat(masked).extracting(Finding::rows).containsExactly(List.of(3, 1, 2), List.of(4, 1, 2));
        assertThat(masked.get(0).text().zh()).isEqualTo("第 3 行永远不会生效：它的所有输入都先被第 1、2 行决定。");
    }

    @Test
    void aTypoInAClosedListIsNamedWithItsRow() {
        Findings findings = analyse(HitPolicy.UNIQUE, row("1", ANY, is("gold", "sliver")), row("2", ANY, is("glod")));
        List<Finding> outside = findings.findings().stream()
                .filter(f -> f.code() == Code.OUTSIDE_DOMAIN)
                .toList();
        assertThat(outside).extracting(Finding::rows).containsExactly(List.of(1), List.of(2));
        assertThat(outside.get(0).text().en())
                .isEqualTo("Row 1: column Tier names \"sliver\", which its declared values do not allow.");
        assertThat(only(findings, Code.UNREACHABLE_ROW).rows()).containsExactly(2);
    }

    @Test
    void aDuplicateRowAndAContradictionAreToldApart() {
        Findings findings = analyse(
                HitPolicy.ANY,
                row("1", from(0), is("gold")),
                row("1", from(0), is("gold")),
                row("2", from(0), is("silver")),
                row("3", from(0), is("silver")));
        assertThat(only(findings, Code.DUPLICATE_ROW).rows()).containsExactly(1, 2);
        assertThat(only(findings, Code.CONTRADICTING_ROWS).rows()).containsExactly(3, 4);
    }

    @Test
    void aConditionThatCannotBeLookedIntoIsSaidAndAssumed() {
        Findings findings = analyse(HitPolicy.UNIQUE, row("1", new CellSet.Opaque("? > budget"), ANY));
        only(findings, Code.HIDDEN_CONDITION);
        Finding gap = only(findings, Code.GAP);
        assertThat(Objects.requireNonNull(gap.witness()).assuming())
                .singleElement()
                .matches(condition -> !condition.holds());
    }

    @Test
    void aCleanTableHasNoFindingToMend() {
        Findings findings = analyse(
                HitPolicy.UNIQUE,
                row("1", between(0, 100, false), ANY),
                row("2", from(100), is("gold")),
                row("3", from(100), is("silver")));
        assertThat(findings.clean()).as(findings.toString()).isTrue();
        assertThat(findings.complete()).isTrue();
    }

    /** A thousand rows over ten columns that overlap badly: where the usual validator does not end. */
    @ParameterizedTest
    @EnumSource
    void aTangledTableStillEndsWithFewFindings(HitPolicy policy) {
        for (double open : new double[] {0.1, 0.5, 0.8}) {
            Findings findings = TableAnalysis.analyse(tangled(policy, 1_000, 10, open));
            assertThat(findings.findings()).hasSizeLessThanOrEqualTo(TableAnalysis.MOST);
        }
    }

    private static Table tangled(HitPolicy policy, int rows, int columns, double open) {
        Random random = new Random(20261111);
        List<Table.Column> all = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            all.add(new Table.Column("c" + c, c % 3 == 0 ? Scalar.STRING : Scalar.NUMBER, ANY, false));
        }
        List<Table.Row> list = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            List<CellSet> cells = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                int low = random.nextInt(1000);
                if (random.nextDouble() < open) {
                    cells.add(ANY);
                } else if (c % 3 == 0) {
                    cells.add(is("v" + low % 10));
                } else {
                    cells.add(between(low, low + 1 + random.nextInt(600), false));
                }
            }
            list.add(new Table.Row("r" + r, cells, List.of(String.valueOf(random.nextInt(20)))));
        }
        return new Table("a/b", "b", policy, all, list);
    }
}
