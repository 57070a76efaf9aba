package org.shopkeeper.decisions.computed.market;

import static org.shopkeeper.decisions.computed.Fields.DAYS;
import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** The role of a category and the stage of a SKU, from the sales figures that the tables are asked with. */
public final class CategoryRole {
    private static final String ROLE = "market/categoryRole";
    private static final String STAGE = "market/skuLifecycle";
    private static final int TREND_WEEKS = 4;

    static final ComputedDecision ROLE_FROM_SALES = ComputedDecision.named("market/categoryRoleFromSales", "M1.01")
            .titled("品类角色(按销售额)", "Category role, from sales")
            .takes(
                    fraction("marketGrowthYoY", "市场同比增长", "market growth year over year"),
                    money("ownSales", "本店销售额", "own sales"),
                    money("rivalSales", "最大竞争者销售额", "sales of the largest rival, above 0"),
                    fraction("gmRate", "毛利率", "gross margin rate"),
                    fraction("gmFloor", "毛利底线", "gross margin floor of the category"))
            .gives(
                    text("role", "角色", "role"),
                    number("skuQuotaFactor", "SKU 配额系数", "factor on the SKU quota"),
                    fraction("budgetShareGuide", "预算占比指引", "guide share of the budget"),
                    number("rule", "命中行", "row that matched"))
            .asks(ROLE)
            .source("BCG growth-share matrix: relative share = own / largest rival; gmGap = margin rate − floor")
            .decide((in, released) -> {
                BigDecimal share = Rounding.quotient(in.notNegative("ownSales"), in.positive("rivalSales"));
                Map<String, Object> row = new HashMap<>();
                row.put("marketGrowthYoY", in.number("marketGrowthYoY"));
                row.put("relativeShare", Rounding.forLookup(share));
                row.put("gmGap", Rounding.forLookup(in.number("gmRate").subtract(in.number("gmFloor"))));
                Ruling role = released.row(ROLE, row);
                return Answer.with("role", role.text("role"))
                        .and("skuQuotaFactor", role.number("skuQuotaFactor"))
                        .and("budgetShareGuide", role.number("budgetShareGuide"))
                        .and("rule", role.rule())
                        .by(role);
            });

    static final ComputedDecision STAGE_FROM_SALES = ComputedDecision.named("market/skuLifecycleFromSales", "M1.03")
            .titled("SKU 生命周期(按周销量)", "SKU lifecycle, from weekly sales")
            .takes(
                    number("daysSinceLaunch", DAYS, "上架天数", "days since launch"),
                    numbers("weekly", UNITS, "每周销量,旧到新,取最近 4 周", "units per week, oldest first; the last 4 count"),
                    number("doh", DAYS, "在手天数", "days on hand"),
                    number("daysSinceLastSale", DAYS, "距上次销售天数", "days since the last sale"))
            .gives(
                    fraction("weeklySlope", "周斜率", "slope per week, relative to the mean"),
                    text("stage", "阶段", "stage"),
                    text("action", "动作", "action"))
            .asks(STAGE)
            .source("OLS slope over the last 4 weeks / their mean")
            .decide((in, released) -> {
                BigDecimal slope = Rounding.forLookup(relativeSlope(in.values("weekly")));
                Map<String, Object> row = new HashMap<>();
                row.put("daysSinceLaunch", in.notNegative("daysSinceLaunch"));
                row.put("weeklySlope", slope);
                row.put("doh", in.notNegative("doh"));
                row.put("daysSinceLastSale", in.notNegative("daysSinceLastSale"));
                Ruling stage = released.row(STAGE, row);
                return Answer.with("weeklySlope", Rounding.ratio(slope))
                        .and("stage", stage.text("stage"))
                        .and("action", stage.text("action"))
                        .by(stage);
            });

    private CategoryRole() {}

    /**
     * Slope per week of the last four weeks, as a share of their mean; 0 where nothing was sold.
     *
     * @param weekly units per week, oldest first, at least 4, none negative
     */
    public static double relativeSlope(double[] weekly) {
        Require.atLeast("weekly", weekly.length, TREND_WEEKS);
        var regression = new SimpleRegression();
        double[] last = new double[TREND_WEEKS];
        for (int week = 0; week < TREND_WEEKS; week++) {
            last[week] = Require.notNegative("weekly", weekly[weekly.length - TREND_WEEKS + week]);
            regression.addData(week, last[week]);
        }
        double mean = new Mean().evaluate(last);
        return mean == 0 ? 0 : regression.getSlope() / mean;
    }
}
