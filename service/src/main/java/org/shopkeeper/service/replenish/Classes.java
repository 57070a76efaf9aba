package org.shopkeeper.service.replenish;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.inventory.AbcXyz;
import org.shopkeeper.service.replenish.Questions.NoOutcome;
import org.shopkeeper.service.sales.SalesFacts.BiggestOrder;
import org.shopkeeper.service.sales.SalesFacts.SkuSales;

/** The class and the demand pattern of every SKU, and which of them rest on one order. */
final class Classes {

    /** From this share of a SKU's units on, its biggest order is looked at by itself. */
    static final BigDecimal EXCEPTIONAL_SHARE = new BigDecimal("0.20");

    /**
     * @param cv null where a SKU sold nothing in whole weeks
     * @param pattern null where the pattern could not be told
     */
    record SkuClass(
            String abc,
            String xyz,
            @Nullable BigDecimal cv,
            @Nullable String pattern,
            @Nullable BigDecimal adi,
            @Nullable BigDecimal cv2) {}

    private final Questions questions;
    private final Window window;
    private final Map<String, SkuClass> bySku = new LinkedHashMap<>();

    /** Sales values in falling order, and their sums up to each place. */
    private final BigDecimal[] values;

    private final BigDecimal[] sums;

    Classes(Questions questions, Window window, Map<String, Demand> demands, Map<String, StockRow> stock)
            throws NoOutcome {
        this.questions = questions;
        this.window = window;
        this.values = demands.values().stream().map(Demand::gross).toArray(BigDecimal[]::new);
        Arrays.sort(values, java.util.Comparator.reverseOrder());
        this.sums = new BigDecimal[values.length + 1];
        sums[0] = BigDecimal.ZERO;
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i].add(values[i]);
        }
        var items = new ArrayList<Map<String, Object>>();
        demands.forEach((sku, demand) -> {
            StockRow row = stock.get(sku);
            items.add(Map.of(
                    "sku",
                    sku,
                    "gmv",
                    demand.gross(),
                    "weekly",
                    demand.weekly(),
                    "keySku",
                    row != null && row.keySku()));
        });
        Map<String, @Nullable Object> answer =
                questions.ask("inventory/abcXyz", Map.of("items", items)).values();
        Object wrapped = answer.get("value");
        Map<?, ?> classes = wrapped instanceof Map<?, ?> map ? map : answer;
        for (var one : demands.entrySet()) {
            Map<?, ?> found = (Map<?, ?>) Objects.requireNonNull(classes.get(one.getKey()));
            bySku.put(
                    one.getKey(),
                    withPattern(
                            String.valueOf(found.get("abc")),
                            String.valueOf(found.get("xyz")),
                            found.get("cv") instanceof BigDecimal cv ? cv : null,
                            one.getValue().weekly()));
        }
    }

    SkuClass of(String sku) {
        return Objects.requireNonNull(bySku.get(sku));
    }

    /** What to say where the class or the pattern of a SKU rests on its biggest order; null where it does not. */
    Proposal.@Nullable Warning restsOnOneOrder(SkuSales sales, Demand demand) throws NoOutcome {
        BiggestOrder order = sales.biggest();
        BigDecimal share = Rounding.quotient(BigDecimal.valueOf(order.units()), BigDecimal.valueOf(demand.units()));
        if (share.compareTo(EXCEPTIONAL_SHARE) < 0) {
            return null;
        }
        SkuClass with = of(sales.sku());
        var changes = new ArrayList<String>();
        Demand rest = Demand.without(order, sales.days(), window);
        if (rest.units() == 0) {
            changes.add(with.abc() + "/" + with.xyz() + " " + with.pattern() + " → -");
        } else {
            SkuClass without = classWithout(rest, demand);
            change(changes, with.abc(), without.abc());
            change(changes, with.xyz(), without.xyz());
            change(changes, with.pattern(), without.pattern());
        }
        if (changes.isEmpty()) {
            return null;
        }
        String percent = share.movePointRight(2).setScale(0, java.math.RoundingMode.HALF_UP) + " %";
        String what = String.join(", ", changes);
        return new Proposal.Warning(
                "RESTS_ON_ONE_ORDER",
                "分类依赖一张订单 " + order.invoiceNo() + "(" + order.day() + "," + order.units() + " 件,占 " + percent
                        + (order.cancelledLater() ? ",之后已取消" : "") + ");去掉它则 " + what,
                "its classes rest on one order, " + order.invoiceNo() + " (" + order.day() + ", " + order.units()
                        + " units, " + percent + (order.cancelledLater() ? ", cancelled later" : "")
                        + "); without it: " + what);
    }

    private static void change(List<String> changes, @Nullable String with, @Nullable String without) {
        if (!Objects.equals(with, without)) {
            changes.add(with + " → " + without);
        }
    }

    private SkuClass classWithout(Demand rest, Demand demand) throws NoOutcome {
        int bigger = 0;
        while (bigger < values.length && values[bigger].compareTo(rest.gross()) > 0) {
            bigger++;
        }
        // The SKU itself stands among the bigger ones, with the order that is taken away.
        BigDecimal before = sums[bigger].subtract(demand.gross()).max(BigDecimal.ZERO);
        BigDecimal total = sums[values.length].subtract(demand.gross()).add(rest.gross());
        BigDecimal share = Rounding.forLookup(Rounding.quotient(before, total));
        double[] weekly =
                rest.weekly().stream().mapToDouble(BigDecimal::doubleValue).toArray();
        BigDecimal cv = AbcXyz.variation(weekly);
        String abc = questions
                .ask("inventory/abcClass", Map.of("cumShareBefore", share))
                .text("abc");
        String xyz = cv == null
                ? "-"
                : questions.ask("inventory/xyzClass", Map.of("cv", cv)).text("xyz");
        return withPattern(abc, xyz, cv, rest.weekly());
    }

    private SkuClass withPattern(String abc, String xyz, @Nullable BigDecimal cv, List<BigDecimal> weekly)
            throws NoOutcome {
        Questions.Outcome pattern = questions.ask("inventory/demandClassification", Map.of("y", weekly));
        return new SkuClass(
                abc, xyz, cv, pattern.text("pattern"), pattern.numberOrNull("adi"), pattern.numberOrNull("cv2"));
    }
}
