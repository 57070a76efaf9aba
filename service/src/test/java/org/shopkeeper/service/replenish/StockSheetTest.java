package org.shopkeeper.service.replenish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.shopkeeper.service.jobs.JobFailed;
import org.shopkeeper.service.problem.ProblemException;

class StockSheetTest {

    @Test
    void takesWhatIsGivenAndNamesTheDefaultsItTookForTheRest() {
        StockSheet sheet = read("sku,onHand,leadTimeDays,unitCost\n85123A,120,21,\n");

        StockRow row = Objects.requireNonNull(sheet.rows().get("85123A"));
        assertThat(row.onHand()).isEqualByComparingTo("120");
        assertThat(row.leadTimeDays()).isEqualByComparingTo("21");
        assertThat(row.unitCost()).isNull();
        assertThat(row.defaulted()).containsExactly("onOrder", "backorder", "leadTimeSdDays", "pack", "moq");
    }

    @Test
    void neverGuessesWhatIsOnHand() {
        StockSheet sheet = read("sku,onHand\n85123A,\n");

        assertThat(sheet.rows()).isEmpty();
        assertThat(sheet.refused()).containsExactly("85123A");
        assertThat(sheet.problems()).singleElement().satisfies(p -> {
            assertThat(p.line()).isEqualTo(2);
            assertThat(p.column()).isEqualTo("onHand");
        });
    }

    @Test
    void reportsEveryMistakeOfARowWithItsColumn() {
        StockSheet sheet = read("sku,onHand,pack,supplierGrade,lifecycle,keySku,moq\nA1,-3,0,E,OLD,maybe,1e9\n");

        assertThat(sheet.problems())
                .extracting(StockSheet.RowProblem::column)
                .containsExactlyInAnyOrder("onHand", "pack", "moq", "supplierGrade", "lifecycle", "keySku");
    }

    @Test
    void aSkuThatIsThereTwiceIsUsedInNeitherForm() {
        StockSheet sheet = read("sku,onHand\nA1,3\nA1,4\n");

        assertThat(sheet.rows()).isEmpty();
        assertThat(sheet.refused()).containsExactly("A1");
    }

    @Test
    void refusesAnUnknownColumnRatherThanPassingOverIt() {
        assertThatThrownBy(() -> read("sku,onHand,leadtime\nA1,3,5\n"))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("leadtime");
    }

    @Test
    void refusesASheetWithoutTheColumnsThatItNeeds() {
        assertThatThrownBy(() -> read("sku,pack\nA1,3\n"))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("onHand");
    }

    @Test
    void aCostHasNoDefault() {
        assertThatThrownBy(() -> Defaults.with(Map.of("unitCost", BigDecimal.ONE)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("unitCost");
    }

    @Test
    void aSkuThatTheSheetLeavesOutHasNoStockOnHandThatIsKnown() {
        StockRow row = Defaults.with(null).rowNotInSheet();

        assertThat(row.onHand()).isNull();
        assertThat(row.position()).isNull();
        assertThat(row.defaulted()).doesNotContain("onHand");
    }

    private static StockSheet read(String csv) {
        return StockSheet.read(csv, Defaults.with(null));
    }
}
