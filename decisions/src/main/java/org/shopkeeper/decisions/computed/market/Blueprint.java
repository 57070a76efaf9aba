package org.shopkeeper.decisions.computed.market;

import static org.shopkeeper.decisions.computed.Fields.DAYS;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;
import static org.shopkeeper.decisions.computed.Fields.texts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** The category blueprint in one question, and a new product from its raw facts to its admission. */
final class Blueprint {
    private static final String ROLE = "market/categoryRole";
    private static final String MARGIN = "market/grossMarginPolicy";
    private static final String GRADE = "market/supplierGrade";
    private static final String VERDICT = "market/homogeneityVerdict";
    private static final String GAP = "market/priceBandGap";
    private static final String ADMISSION = "market/admission";

    static final ComputedDecision BLUEPRINT = ComputedDecision.named("market/categoryBlueprint", "F4")
            .titled("品类蓝图", "Category blueprint")
            .takes(
                    text("category", "品类", "category"),
                    fraction("marketGrowthYoY", "市场同比增长", "market growth year over year"),
                    money("ownSales", "本店销售额", "own sales"),
                    money("rivalSales", "最大竞争者销售额", "sales of the largest rival, above 0"),
                    fraction("gmRate", "毛利率", "gross margin rate"),
                    money("categoryTarget", "品类销售目标", "sales target"),
                    money("minViablePerSku", "单 SKU 最低可行销售额", "least viable sales per SKU, above 0"),
                    number("active", "SKUs", "在售 SKU 数", "SKUs on sale"),
                    numbers("monthly", "units or CNY", "1–12 月的值", "twelve monthly values, January first"))
            .gives(
                    text("role", "角色", "role"),
                    fraction("budgetShareGuide", "预算占比指引", "guide share of the budget"),
                    fraction("gmFloor", "毛利底线", "margin floor"),
                    fraction("gmTarget", "毛利目标", "margin target"),
                    number("cap", "SKUs", "SKU 上限(含角色系数)", "SKU cap, the role's factor included"),
                    number("headroom", "SKUs", "余量", "cap − on sale"),
                    numbers("peak", "month", "旺季月份", "peak months"),
                    numbers("off", "month", "淡季月份", "off-season months"))
            .codesOf("category", MARGIN, "category")
            .asks(MARGIN, ROLE)
            .source("M1.02, M1.01, M1.11 times the quota factor of the role, M1.12")
            .decide(Blueprint::blueprint);

    static final ComputedDecision NEW_PRODUCT = ComputedDecision.named("market/newProduct", "F4")
            .titled("新品从资料到准入", "A new product, from its facts to its admission")
            .takes(
                    text("category", "品类", "category"),
                    texts("attrs", "属性", "attributes"),
                    money("price", "价格", "price, above 0"),
                    text("title", "标题", "title"),
                    structs(
                            "leaf",
                            "同叶子类目的在售 SKU",
                            "SKUs on sale in the same leaf",
                            text("sku", "SKU 编号", "SKU id"),
                            texts("attrs", "属性", "attributes"),
                            money("price", "价格", "price, above 0"),
                            text("title", "标题", "title")),
                    numbers("comps", "CNY", "竞品价格", "competitor prices, each above 0"),
                    fraction("gmRate", "毛利率", "gross margin rate"),
                    fraction("otif", "齐套到货率", "supplier on time in full, 0..1"),
                    fraction("quality", "质量合格率", "supplier quality, 0..1"),
                    fraction("priceScore", "价格得分", "supplier price score, 0..1"),
                    fraction("response", "响应得分", "supplier response, 0..1"),
                    fraction("demandShare", "价格带需求占比", "share of demand in the price band"),
                    fraction("supplyShare", "价格带本店供给占比", "share of own SKUs in the price band, above 0"),
                    flag("qualificationOk", "资质齐全", "qualification documents complete"))
            .gives(
                    fraction("maxSim", "最大相似度", "largest similarity"),
                    number("priceIndex", "价格指数", "price index"),
                    text("supplierGrade", "供应商等级", "supplier grade"),
                    number("opportunityIndex", "机会指数", "opportunity index"),
                    number("score", "得分", "score 0..100"),
                    text("decision", "结论", "GO, PILOT or REJECT"),
                    number("firstOrderCoverDays", DAYS, "首单备货天数", "days that the first order covers"))
            .codesOf("category", MARGIN, "category")
            .asks(MARGIN, GRADE, VERDICT, GAP, ADMISSION)
            .source("M1.02, M1.04, M1.05, M1.08, M1.09 → M1.06")
            .decide(Blueprint::newProduct);

    private Blueprint() {}

    private static Answer blueprint(Inputs in, Released released) {
        Ruling margin = released.row(MARGIN, Map.of("category", in.text("category")));
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("marketGrowthYoY", in.number("marketGrowthYoY"));
        facts.put(
                "relativeShare",
                Rounding.forLookup(Rounding.quotient(in.notNegative("ownSales"), in.positive("rivalSales"))));
        facts.put("gmGap", Rounding.forLookup(in.number("gmRate").subtract(margin.number("gmFloor"))));
        Ruling role = released.row(ROLE, facts);
        BigDecimal cap = in.notNegative("categoryTarget")
                .divide(in.positive("minViablePerSku"), 0, RoundingMode.FLOOR)
                .multiply(role.number("skuQuotaFactor"))
                .setScale(0, RoundingMode.FLOOR);
        Answer seasons = Assortment.seasonality(in);
        return Answer.with("role", role.text("role"))
                .and("budgetShareGuide", role.number("budgetShareGuide"))
                .and("gmFloor", margin.number("gmFloor"))
                .and("gmTarget", margin.number("gmTarget"))
                .and("cap", cap)
                .and("headroom", cap.subtract(BigDecimal.valueOf(in.count("active"))))
                .and("peak", seasons.value("peak"))
                .and("off", seasons.value("off"))
                .alsoBy(role)
                .alsoBy(margin);
    }

    private static Answer newProduct(Inputs in, Released released) {
        Ruling margin = released.row(MARGIN, Map.of("category", in.text("category")));
        BigDecimal similarity = Homogeneity.nearest(in).similarity();
        List<BigDecimal> rivals = in.numbers("comps");
        Require.atLeast("comps", rivals.size(), 1);
        rivals.forEach(price -> Require.positive("comps", price));
        BigDecimal priceIndex = Rounding.quotient(in.positive("price"), Sourcing.median(rivals));
        Ruling grade = released.row(GRADE, Map.of("score", Rounding.forLookup(Sourcing.supplierScore(in))));
        BigDecimal supply = Require.positive("supplyShare", in.share("supplyShare"));
        BigDecimal opportunity = Rounding.quotient(in.share("demandShare"), supply);
        Map<String, @Nullable Object> candidate = new LinkedHashMap<>();
        candidate.put("gmRate", in.number("gmRate"));
        candidate.put("gmFloor", margin.number("gmFloor"));
        candidate.put("gmTarget", margin.number("gmTarget"));
        candidate.put("priceIndex", Rounding.forLookup(priceIndex));
        candidate.put("supplierGrade", grade.text("grade"));
        candidate.put("opportunityIndex", Rounding.forLookup(opportunity));
        candidate.put("maxSim", similarity);
        candidate.put("qualificationOk", in.flag("qualificationOk"));
        Answer admission = Admission.decide(new Inputs(candidate), released);
        return Answer.with("maxSim", Rounding.ratio(similarity))
                .and("priceIndex", Rounding.ratio(priceIndex))
                .and("supplierGrade", grade.text("grade"))
                .and("opportunityIndex", Rounding.ratio(opportunity))
                .and("score", admission.value("score"))
                .and("decision", admission.value("decision"))
                .and("firstOrderCoverDays", admission.value("firstOrderCoverDays"))
                .after(admission);
    }
}
