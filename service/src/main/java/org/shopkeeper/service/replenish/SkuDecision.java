package org.shopkeeper.service.replenish;

import static org.shopkeeper.service.replenish.Replenishment.figure;
import static org.shopkeeper.service.replenish.Replenishment.own;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.service.replenish.Proposal.Status;
import org.shopkeeper.service.replenish.Proposal.Warning;
import org.shopkeeper.service.replenish.Questions.NoOutcome;
import org.shopkeeper.service.replenish.Questions.Outcome;
import org.shopkeeper.service.sales.SalesFacts.SkuSales;

/** The chain of decisions about one SKU: service level, safety stock, reorder point, target, quantity, reorder. */
final class SkuDecision {

    private final Questions questions;
    private final Classes classes;
    private final SkuSales sku;
    private final Demand demand;
    private final LetterTwins twins;

    private @Nullable BigDecimal serviceLevel;
    private @Nullable BigDecimal reviewDays;
    private @Nullable String reviewPolicy;
    private @Nullable BigDecimal safetyStock;
    private @Nullable BigDecimal reorderPoint;
    private @Nullable BigDecimal orderUpTo;
    private @Nullable BigDecimal quantityToTarget;

    SkuDecision(Questions questions, Classes classes, SkuSales sku, Demand demand, LetterTwins twins) {
        this.questions = questions;
        this.classes = classes;
        this.sku = sku;
        this.demand = demand;
        this.twins = twins;
    }

    /**
     * @param refused the SKU's row in the stock sheet has a mistake
     * @param budgetLeft null for no limit
     */
    Proposal propose(StockRow stock, boolean refused, @Nullable BigDecimal budgetLeft) {
        if (refused) {
            return proposal(
                    stock,
                    Status.STOCK_ROW_REFUSED,
                    null,
                    List.of(own(
                            "STOCK_ROW_REFUSED",
                            "库存表中该行有错误,见 stock-problems.csv",
                            "its row in the stock sheet has a" + " mistake, see stock-problems.csv")),
                    List.of());
        }
        try {
            levels(stock);
            Outcome reorder = questions.askOnRecord("inventory/reorder", reorderInput(stock, budgetLeft), sku.sku());
            boolean order = Boolean.TRUE.equals(reorder.values().get("trigger"));
            return proposal(
                    stock, order ? Status.ORDER : Status.NO_ORDER, reorder.number("qty"), reorder.reasons(), List.of());
        } catch (NoOutcome e) {
            List<String> missing = e.missing().stream().map(SkuDecision::column).toList();
            return proposal(
                    stock,
                    missing.isEmpty() ? Status.FAILED : Status.INSUFFICIENT_DATA,
                    null,
                    List.of(own(
                            missing.isEmpty() ? "FAILED" : "INSUFFICIENT_DATA",
                            missing.isEmpty() ? "决策没有结果:" + e.getMessage() : "缺少数据:" + String.join("、", missing),
                            missing.isEmpty()
                                    ? String.valueOf(e.getMessage())
                                    : "missing: " + String.join(", ", missing))),
                    missing);
        }
    }

    private void levels(StockRow stock) throws NoOutcome {
        Classes.SkuClass skuClass = classes.of(sku.sku());
        Outcome target = questions.ask(
                "inventory/targetServiceLevel",
                Map.of("abc", skuClass.abc(), "xyz", skuClass.xyz(), "keySku", stock.keySku()));
        serviceLevel = target.number("cycleServiceLevel");
        reviewDays = target.number("reviewDays");
        reviewPolicy = target.text("policy");
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("csl", serviceLevel);
        facts.put("d", demand.perDay());
        facts.put("sd", demand.deviationPerDay());
        facts.put("lt", stock.leadTimeDays());
        facts.put("slt", stock.leadTimeSdDays());
        BigDecimal unbuffered =
                questions.ask("inventory/safetyStock", facts).number("value").setScale(0, RoundingMode.CEILING);
        // The buffer of a key SKU comes on top of its safety stock, and so on top of both levels.
        BigDecimal extra = unbuffered
                .multiply(target.number("bufferFactor"))
                .setScale(0, RoundingMode.CEILING)
                .subtract(unbuffered);
        Outcome point = questions.ask("inventory/reorderPoint", facts);
        safetyStock = point.number("ss").add(extra);
        reorderPoint = point.number("rop").add(extra);
        facts.put("R", reviewDays);
        orderUpTo = questions.ask("inventory/orderUpTo", facts).number("S").add(extra);
        var stocks = new LinkedHashMap<String, @Nullable Object>();
        stocks.put("S", orderUpTo);
        stocks.put("onHand", stock.onHand());
        stocks.put("onOrder", stock.onOrder());
        stocks.put("backorder", stock.backorder());
        stocks.put("pack", stock.pack());
        stocks.put("moq", stock.moq());
        quantityToTarget = questions.ask("inventory/orderQuantity", stocks).number("qty");
    }

    private Map<String, @Nullable Object> reorderInput(StockRow stock, @Nullable BigDecimal budgetLeft) {
        var input = new LinkedHashMap<String, @Nullable Object>();
        input.put("ip", stock.position());
        input.put("ropv", reorderPoint);
        input.put("S", orderUpTo);
        input.put("pack", stock.pack());
        input.put("moq", stock.moq());
        putKnown(input, "stage", stock.lifecycle());
        putKnown(input, "supplierGrade", stock.supplierGrade());
        putKnown(input, "promoExtra", stock.promoExtra());
        putKnown(input, "budgetLeft", budgetLeft);
        putKnown(input, "unitCost", stock.unitCost());
        return input;
    }

    private static void putKnown(Map<String, @Nullable Object> input, String name, @Nullable Object value) {
        if (value != null) {
            input.put(name, value);
        }
    }

    /** The column of the stock sheet behind an input. */
    private static String column(String input) {
        return switch (input) {
            case "lt" -> "leadTimeDays";
            case "slt" -> "leadTimeSdDays";
            case "stage" -> "lifecycle";
            case "ip" -> "onHand";
            default -> input;
        };
    }

    private Proposal proposal(
            StockRow stock, Status status, @Nullable BigDecimal quantity, List<Reason> reasons, List<String> missing) {
        Classes.SkuClass skuClass = classes.of(sku.sku());
        BigDecimal cost = stock.unitCost();
        return new Proposal(
                sku.sku(),
                sku.description(),
                status,
                skuClass.abc(),
                skuClass.xyz(),
                skuClass.cv(),
                skuClass.pattern(),
                skuClass.adi(),
                skuClass.cv2(),
                serviceLevel,
                reviewDays,
                reviewPolicy,
                demand.units(),
                demand.gross(),
                figure(demand.perDay()),
                figure(demand.deviationPerDay()),
                stock.leadTimeDays(),
                stock.leadTimeSdDays(),
                safetyStock,
                reorderPoint,
                orderUpTo,
                stock.onHand(),
                stock.onOrder(),
                stock.backorder(),
                stock.position(),
                quantityToTarget,
                quantity,
                cost,
                cost == null || quantity == null
                        ? null
                        : quantity.multiply(cost).setScale(2, RoundingMode.HALF_UP),
                reasons,
                warnings(stock, status),
                missing,
                stock.defaulted(),
                demand.first(),
                demand.last());
    }

    private List<Warning> warnings(StockRow stock, Status status) {
        var warnings = new ArrayList<Warning>();
        try {
            Warning oneOrder = classes.restsOnOneOrder(sku, demand);
            if (oneOrder != null) {
                warnings.add(oneOrder);
            }
        } catch (NoOutcome e) {
            warnings.add(new Warning(
                    "NOT_CHECKED_FOR_ONE_ORDER",
                    "未能检查是否依赖单张订单:" + e.getMessage(),
                    "could not be checked for resting on one order: " + e.getMessage()));
        }
        List<String> others = twins.of(sku.sku());
        if (!others.isEmpty()) {
            String names = String.join(", ", others);
            warnings.add(new Warning(
                    "LETTER_CASE_TWIN",
                    "另有仅大小写不同的编码 " + names + ",可能是同一商品",
                    "there is also " + names + ", which differs by letter case alone: perhaps the same product"));
        }
        if (status == Status.ORDER && stock.defaulted().contains("onHand")) {
            warnings.add(new Warning(
                    "STOCK_NOT_GIVEN", "未提供库存,按声明的默认值计算", "stock was not given; the declared default was taken"));
        }
        return List.copyOf(warnings);
    }
}
