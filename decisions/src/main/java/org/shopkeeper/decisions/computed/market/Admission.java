package org.shopkeeper.decisions.computed.market;

import static org.shopkeeper.decisions.computed.Fields.DAYS;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** Whether a new product is taken in: margin fit, price, supplier, market gap and difference make a score, tables decide. */
public final class Admission {
    private static final String TABLE = "market/admission";
    private static final String VERDICT = "market/homogeneityVerdict";
    private static final String GAP = "market/priceBandGap";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Map<String, Integer> SUPPLIER_POINTS = Map.of("A", 100, "B", 80, "C", 60, "D", 0);
    private static final Map<String, Integer> GAP_POINTS = Map.of("GAP", 100, "BALANCED", 60, "CROWDED", 20);

    static final ComputedDecision ADMISSION = ComputedDecision.named("market/productAdmission", "M1.06")
            .titled("新品准入", "Admission of a new product")
            .takes(
                    fraction("gmRate", "毛利率", "gross margin rate"),
                    fraction("gmFloor", "毛利底线", "margin floor of the category"),
                    fraction("gmTarget", "毛利目标", "margin target of the category, above the floor"),
                    number("priceIndex", "价格指数", "own price / median competitor price"),
                    text("supplierGrade", "供应商等级", "supplier grade").oneOf("A", "B", "C", "D"),
                    number("opportunityIndex", "机会指数", "demand share / own supply share"),
                    fraction("maxSim", "最大相似度", "largest similarity to a SKU of the leaf, 0..1"),
                    flag("qualificationOk", "资质齐全;缺省为是", "qualification documents complete; complete when absent")
                            .optional())
            .gives(
                    number("score", "得分", "score 0..100"),
                    text("decision", "结论", "GO, PILOT or REJECT"),
                    number("firstOrderCoverDays", DAYS, "首单备货天数", "days that the first order covers"))
            .asks(VERDICT, GAP, TABLE)
            .source("0.30·margin fit + 0.20·price + 0.20·supplier + 0.20·gap + 0.10·(1 − similarity)")
            .decide(Admission::decide);

    private Admission() {}

    static Answer decide(Inputs in, Released released) {
        BigDecimal rate = in.number("gmRate");
        BigDecimal floor = in.number("gmFloor");
        BigDecimal maxSim = in.share("maxSim");
        Ruling verdict = released.row(VERDICT, Map.of("similarity", Rounding.forLookup(maxSim)));
        Ruling gap =
                released.row(GAP, Map.of("opportunityIndex", Rounding.forLookup(in.notNegative("opportunityIndex"))));
        BigDecimal score = score(
                marginFit(rate, floor, in.number("gmTarget")),
                pricePoints(in.positive("priceIndex")),
                points("supplierGrade", SUPPLIER_POINTS, in.text("supplierGrade")),
                points("opportunityIndex", GAP_POINTS, gap.text("band")),
                maxSim);
        Answer answer = Answer.with("score", Rounding.to(2, score));
        if (rate.compareTo(floor) < 0) {
            return answer.and("decision", "REJECT")
                    .and("firstOrderCoverDays", BigDecimal.ZERO)
                    .because("MARGIN_BELOW_FLOOR", "毛利率低于底线", "the margin rate is below the floor");
        }
        Map<String, Object> row = new HashMap<>();
        row.put("homogeneity", verdict.text("verdict"));
        row.put("gmRate", rate);
        row.put("gmFloor", floor);
        row.put("qualificationOk", in.flag("qualificationOk", true));
        row.put("score", Rounding.forLookup(score));
        Ruling ruling = released.row(TABLE, row);
        return answer.and("decision", ruling.text("decision"))
                .and("firstOrderCoverDays", ruling.number("firstOrderCoverDays"))
                .by(ruling);
    }

    /**
     * @param marginFit 0..1
     * @param pricePoints 0..100
     * @param supplierPoints 0..100
     * @param gapPoints 0..100
     * @param similarity 0..1
     * @return 0..100
     */
    public static BigDecimal score(
            BigDecimal marginFit, int pricePoints, int supplierPoints, int gapPoints, BigDecimal similarity) {
        return marginFit
                .multiply(BigDecimal.valueOf(30))
                .add(BigDecimal.valueOf(pricePoints + supplierPoints + gapPoints)
                        .multiply(new BigDecimal("0.20")))
                .add(BigDecimal.ONE.subtract(similarity).multiply(HUNDRED).multiply(new BigDecimal("0.10")));
    }

    /** Where the margin lies between floor and target, 0..1. */
    public static BigDecimal marginFit(BigDecimal rate, BigDecimal floor, BigDecimal target) {
        BigDecimal span = target.subtract(floor);
        if (span.signum() <= 0) {
            throw new ImpossibleInput("gmTarget", "必须高于毛利底线", "must exceed gmFloor");
        }
        return Rounding.quotient(rate.subtract(floor), span)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.ONE);
    }

    /** Points for the price against the median of the competitors. */
    public static int pricePoints(BigDecimal priceIndex) {
        if (priceIndex.compareTo(new BigDecimal("0.95")) <= 0) {
            return 100;
        }
        if (priceIndex.compareTo(BigDecimal.ONE) <= 0) {
            return 85;
        }
        if (priceIndex.compareTo(new BigDecimal("1.05")) <= 0) {
            return 70;
        }
        return priceIndex.compareTo(new BigDecimal("1.15")) <= 0 ? 40 : 0;
    }

    private static int points(String name, Map<String, Integer> points, String grade) {
        Integer value = points.get(grade);
        if (value == null) {
            throw new ImpossibleInput(name, "没有对应的分值: " + grade, "has no points for " + grade);
        }
        return value;
    }
}
