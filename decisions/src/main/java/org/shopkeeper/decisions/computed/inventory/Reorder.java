package org.shopkeeper.decisions.computed.inventory;

import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;

/** Whether a SKU is reordered now, and how much: stops first, then the trigger, then the budget. */
public final class Reorder {
    private static final Set<String> STOPPED_STAGES = Set.of("CLEARANCE", "DECLINE", "DORMANT");
    private static final String STOPPED_GRADE = "D";

    static final ComputedDecision REORDER = ComputedDecision.named("inventory/reorder", "M5.22")
            .titled("补货触发", "Reorder")
            .takes(
                    number("ip", UNITS, "库存位置,可为负", "inventory position; negative under backorders"),
                    number("ropv", UNITS, "补货点", "reorder point"),
                    number("S", UNITS, "目标库存", "order-up-to level"),
                    number("pack", UNITS, "装箱数", "pack multiple"),
                    number("moq", UNITS, "起订量", "minimum order quantity, 0 for none"),
                    text("stage", "生命周期阶段;缺省视为不停补", "lifecycle stage; none stops the order when absent")
                            .oneOf("NEW", "GROWTH", "MATURE", "DECLINE", "CLEARANCE", "DORMANT")
                            .optional(),
                    text("supplierGrade", "供应商等级;缺省视为不停补", "supplier grade; none stops the order when absent")
                            .oneOf("A", "B", "C", "D")
                            .optional(),
                    number("promoExtra", UNITS, "活动额外需求;缺省为 0", "extra units for a promotion; none when absent")
                            .optional(),
                    money(
                                    "budgetLeft",
                                    "剩余采购预算;缺省为不限,给出时须有 unitCost",
                                    "budget left; no limit when absent, needs unitCost when given")
                            .optional(),
                    money("unitCost", "单位进价", "cost per unit").optional())
            .gives(
                    flag("trigger", "是否下单", "whether to order"),
                    number("qty", UNITS, "订货量", "quantity; 0 when not ordering"),
                    text(
                            "reason",
                            "原因",
                            "ROP, PROMO, ABOVE_ROP, LIFECYCLE_STOP, SUPPLIER_STOP, BUDGET_CAPPED or BUDGET_BLOCKED"))
            .source("IP ≤ ROP + promotion extra → fill up to S + promotion extra in packs; stops and budget cap")
            .decide((in, released) -> {
                Proposal proposal = propose(sku(in, in.number("ip"), in.notNegative("ropv"), in.notNegative("S")));
                Answer answer = Answer.with("trigger", proposal.trigger())
                        .and("qty", proposal.quantity())
                        .and("reason", proposal.reasons().get(0).code());
                proposal.reasons().forEach(r -> answer.because(r.code(), r.zh(), r.en()));
                return answer;
            });

    private Reorder() {}

    /**
     * @param position inventory position, units; negative under backorders
     * @param reorderPoint units
     * @param orderUpTo units
     * @param pack above 0
     * @param moq 0 for none
     * @param stage lifecycle stage, null when unknown
     * @param supplierGrade A–D, null when unknown
     * @param promoExtra units that a coming promotion needs on top
     * @param budgetLeft CNY, null for no limit
     * @param unitCost CNY above 0; needed when there is a budget
     */
    public record Sku(
            BigDecimal position,
            BigDecimal reorderPoint,
            BigDecimal orderUpTo,
            BigDecimal pack,
            BigDecimal moq,
            @Nullable String stage,
            @Nullable String supplierGrade,
            BigDecimal promoExtra,
            @Nullable BigDecimal budgetLeft,
            @Nullable BigDecimal unitCost) {}

    /**
     * @param quantity whole packs; 0 when not triggered
     * @param reasons the deciding one first; every stop that holds is listed
     */
    public record Proposal(boolean trigger, BigDecimal quantity, List<Reason> reasons) {}

    /** What is left to read once the position and the levels are known. */
    static Sku sku(Inputs in, BigDecimal position, BigDecimal reorderPoint, BigDecimal orderUpTo) {
        if (in.has("budgetLeft")) {
            in.needs("unitCost");
        }
        return new Sku(
                position,
                reorderPoint,
                orderUpTo,
                in.positive("pack"),
                in.notNegative("moq"),
                in.has("stage") ? in.text("stage") : null,
                in.has("supplierGrade") ? in.text("supplierGrade") : null,
                in.notNegative("promoExtra", BigDecimal.ZERO),
                in.has("budgetLeft") ? in.notNegative("budgetLeft") : null,
                in.has("budgetLeft") ? in.positive("unitCost") : null);
    }

    /** Decides for one SKU. */
    public static Proposal propose(Sku sku) {
        List<Reason> stops = stops(sku);
        if (!stops.isEmpty()) {
            return new Proposal(false, BigDecimal.ZERO, stops);
        }
        if (sku.position().compareTo(sku.reorderPoint().add(sku.promoExtra())) > 0) {
            return no("ABOVE_ROP", "库存位置高于补货点", "the inventory position is above the reorder point");
        }
        BigDecimal needed = sku.orderUpTo().add(sku.promoExtra()).subtract(sku.position());
        BigDecimal quantity = OrderQuantity.units(needed, sku.pack(), sku.moq());
        if (quantity.signum() == 0) {
            return no("ABOVE_TARGET", "库存位置已达目标库存", "the inventory position already reaches the target");
        }
        Reason trigger = sku.position().compareTo(sku.reorderPoint()) <= 0
                ? reason("ROP", "库存位置不高于补货点", "the inventory position is at or below the reorder point")
                : reason("PROMO", "活动备货提高了触发点", "the coming promotion lifts the trigger");
        return withinBudget(sku, quantity, trigger);
    }

    private static Proposal withinBudget(Sku sku, BigDecimal quantity, Reason trigger) {
        BigDecimal budget = sku.budgetLeft();
        BigDecimal cost = sku.unitCost();
        if (budget == null || cost == null || quantity.multiply(cost).compareTo(budget) <= 0) {
            return new Proposal(true, quantity, List.of(trigger));
        }
        Require.positive("unitCost", cost);
        BigDecimal packs = budget.divide(cost.multiply(sku.pack()), 0, RoundingMode.FLOOR);
        BigDecimal affordable = packs.multiply(sku.pack());
        if (affordable.signum() == 0 || affordable.compareTo(sku.moq()) < 0) {
            return new Proposal(
                    false,
                    BigDecimal.ZERO,
                    List.of(
                            reason(
                                    "BUDGET_BLOCKED",
                                    "剩余预算不足以订起订量",
                                    "the budget left does not pay for the minimum order"),
                            trigger));
        }
        return new Proposal(
                true,
                affordable,
                List.of(reason("BUDGET_CAPPED", "数量以剩余预算为限", "the quantity is capped by the budget left"), trigger));
    }

    private static List<Reason> stops(Sku sku) {
        var stops = new ArrayList<Reason>();
        if (sku.stage() != null && STOPPED_STAGES.contains(sku.stage())) {
            stops.add(reason("LIFECYCLE_STOP", "生命周期阶段停止补货", "the lifecycle stage stops reorders"));
        }
        if (STOPPED_GRADE.equals(sku.supplierGrade())) {
            stops.add(reason("SUPPLIER_STOP", "D 级供应商停止下单", "no orders to a supplier of grade D"));
        }
        return stops;
    }

    private static Proposal no(String code, String zh, String en) {
        return new Proposal(false, BigDecimal.ZERO, List.of(reason(code, zh, en)));
    }

    private static Reason reason(String code, String zh, String en) {
        return new Reason(code, zh, en, null);
    }
}
