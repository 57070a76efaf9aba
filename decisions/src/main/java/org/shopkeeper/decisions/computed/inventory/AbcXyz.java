package org.shopkeeper.decisions.computed.inventory;

import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.numbers;
import static org.shopkeeper.decisions.computed.Fields.struct;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/**
 * Classes of SKUs by value (ABC) and by steadiness of weekly demand (XYZ), and the service level that follows. A SKU's ABC
 * class looks at the share of value before it, so the SKU that crosses 80 % is still A; the deviation is that of a sample.
 */
public final class AbcXyz {
    private static final String ABC = "inventory/abcClass";
    private static final String XYZ = "inventory/xyzClass";
    private static final String LEVEL = "inventory/serviceLevel";
    private static final BigDecimal KEY_SKU_STEP = new BigDecimal("0.01");
    private static final BigDecimal KEY_SKU_CEILING = new BigDecimal("0.99");
    private static final BigDecimal KEY_SKU_BUFFER = new BigDecimal("1.2");

    // A SKU that never sold varies without bound: it falls into the last class, whatever its cut is.
    private static final BigDecimal UNBOUNDED = new BigDecimal("1000000000");

    static final ComputedDecision ABC_XYZ = ComputedDecision.named("inventory/abcXyz", "M5.01")
            .titled("ABC/XYZ 分类", "ABC/XYZ classification")
            .takes(structs(
                    "items",
                    "参与分类的全部 SKU",
                    "all SKUs to classify together",
                    text("sku", "SKU 编号", "SKU id"),
                    money("gmv", "期间 GMV", "GMV of the period"),
                    numbers("weekly", UNITS, "每周销量,至少两周", "units per week, two weeks at least"),
                    flag("keySku", "是否关键 SKU;缺省为否", "hero or contract SKU; not when absent")
                            .optional()))
            .givesByKey(struct(
                    "*",
                    "各 SKU",
                    "per SKU",
                    text("abc", "ABC 类", "ABC class"),
                    text("xyz", "XYZ 类", "XYZ class"),
                    number("cv", "变异系数", "coefficient of variation; null where nothing was sold")
                            .orNull(),
                    fraction("csl", "周期服务水平", "cycle service level")))
            .asks(ABC, XYZ, LEVEL)
            .source("cumulative GMV share before the SKU, descending; CV = sample deviation / mean of weekly units")
            .decide((in, released) -> classify(in, released));

    static final ComputedDecision TARGET = ComputedDecision.named("inventory/targetServiceLevel", "M5.03")
            .titled("目标服务水平(含关键 SKU)", "Target service level, key SKUs included")
            .takes(
                    text("abc", "ABC 类", "ABC class").oneOf("A", "B", "C"),
                    text("xyz", "XYZ 类", "XYZ class").oneOf("X", "Y", "Z"),
                    flag("keySku", "是否关键 SKU(爆款或合同)", "hero or contract SKU"))
            .gives(
                    fraction("cycleServiceLevel", "周期服务水平", "cycle service level"),
                    number("reviewDays", "d", "盘点周期", "review period"),
                    text("policy", "补货策略", "replenishment policy"),
                    number("bufferFactor", "缓冲系数", "factor on the safety stock"))
            .asks(LEVEL)
            .source("released table; a key SKU gets +1 pp, at most 99 %, and 1.2 times the buffer")
            .decide((in, released) -> {
                boolean key = in.flag("keySku");
                Ruling level = released.row(LEVEL, Map.of("abc", in.text("abc"), "xyz", in.text("xyz")));
                return Answer.with("cycleServiceLevel", raised(level.number("cycleServiceLevel"), key))
                        .and("reviewDays", level.number("reviewDays"))
                        .and("policy", level.text("policy"))
                        .and("bufferFactor", key ? KEY_SKU_BUFFER : BigDecimal.ONE)
                        .by(level);
            });

    private AbcXyz() {}

    /** The service level of a key SKU: one percentage point more, up to 99 %, never less than before. */
    public static BigDecimal raised(BigDecimal level, boolean keySku) {
        return keySku ? level.add(KEY_SKU_STEP).min(KEY_SKU_CEILING).max(level) : level;
    }

    /**
     * Coefficient of variation of weekly units, with the sample deviation.
     *
     * @param weekly two weeks at least, none negative
     * @return null where nothing was sold
     */
    public static @Nullable BigDecimal variation(double[] weekly) {
        Require.atLeast("weekly", weekly.length, 2);
        double mean = new Mean().evaluate(weekly);
        return mean <= 0 ? null : Rounding.forLookup(new StandardDeviation(true).evaluate(weekly) / mean);
    }

    private static Answer classify(Inputs in, Released released) {
        List<Inputs> items = in.structs("items");
        Require.atLeast("items", items.size(), 1);
        BigDecimal total = items.stream().map(i -> i.notNegative("gmv")).reduce(BigDecimal.ZERO, BigDecimal::add);
        Require.positive("items.gmv", total);
        var classes = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        items.forEach(item -> classes.put(item.text("sku"), new LinkedHashMap<>()));
        var byValue = new ArrayList<>(items);
        byValue.sort(Comparator.comparing((Inputs i) -> i.number("gmv"), Comparator.reverseOrder()));
        BigDecimal before = BigDecimal.ZERO;
        for (Inputs item : byValue) {
            BigDecimal share = Rounding.forLookup(Rounding.quotient(before, total));
            classes.put(item.text("sku"), classesOf(item, share, released));
            before = before.add(item.number("gmv"));
        }
        return Answer.of(classes);
    }

    private static Map<String, @Nullable Object> classesOf(Inputs item, BigDecimal shareBefore, Released released) {
        double[] weekly = item.values("weekly");
        for (double units : weekly) {
            Require.notNegative(item.path("weekly"), units);
        }
        BigDecimal cv = variation(weekly);
        String abc = released.row(ABC, Map.of("cumShareBefore", shareBefore)).text("abc");
        String xyz =
                released.row(XYZ, Map.of("cv", cv == null ? UNBOUNDED : cv)).text("xyz");
        BigDecimal level = released.row(LEVEL, Map.of("abc", abc, "xyz", xyz)).number("cycleServiceLevel");
        var classes = new LinkedHashMap<String, @Nullable Object>();
        classes.put("abc", abc);
        classes.put("xyz", xyz);
        classes.put("cv", cv == null ? null : Rounding.ratio(cv));
        classes.put("csl", raised(level, item.flag("keySku", false)));
        return classes;
    }
}
