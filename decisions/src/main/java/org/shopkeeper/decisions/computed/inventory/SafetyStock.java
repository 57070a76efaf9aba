package org.shopkeeper.decisions.computed.inventory;

import static org.shopkeeper.decisions.computed.Fields.DAYS;
import static org.shopkeeper.decisions.computed.Fields.UNITS;
import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.number;

import java.math.BigDecimal;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Normal;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;

/**
 * Stock held against uncertain demand and lead time, and the two stock levels built on it. Everything is in units per day and
 * days. Source: Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 2017, §6.7 and §6.10.
 */
public final class SafetyStock {
    private static final String SOURCE = "Silver, Pyke & Thomas 2017: SS = z·√(LT·σ_d² + d²·σ_LT²)";

    private static final Field CSL = fraction("csl", "周期服务水平", "cycle service level, above 0 and below 1");
    private static final Field DEMAND = number("d", "units/d", "日均需求", "mean demand per day");
    private static final Field DEMAND_SD = number("sd", "units/d", "日需求标准差", "standard deviation of daily demand");
    private static final Field LEAD_TIME = number("lt", DAYS, "提前期", "mean lead time");
    private static final Field LEAD_TIME_SD = number("slt", DAYS, "提前期标准差", "standard deviation of the lead time");

    static final ComputedDecision SAFETY_STOCK = ComputedDecision.named("inventory/safetyStock", "M5.14")
            .titled("安全库存", "Safety stock")
            .takes(CSL, DEMAND, DEMAND_SD, LEAD_TIME, LEAD_TIME_SD)
            .givesOne(number("safetyStock", UNITS, "安全库存,未取整", "safety stock before rounding up, 2 decimals"))
            .source(SOURCE)
            .decide((in, released) -> {
                Demand demand = Demand.of(in);
                return Answer.of(Rounding.to(2, units(in.value("csl"), demand, demand.leadTime())))
                        .because(
                                "SAFETY_STOCK",
                                "服务水平、需求波动与提前期波动决定",
                                "set by service level, demand and lead time deviation");
            });

    static final ComputedDecision REORDER_POINT = ComputedDecision.named("inventory/reorderPoint", "M5.15")
            .titled("补货点", "Reorder point")
            .takes(CSL, DEMAND, DEMAND_SD, LEAD_TIME, LEAD_TIME_SD)
            .gives(
                    number("ss", UNITS, "安全库存,向上取整", "safety stock, rounded up"),
                    number("rop", UNITS, "补货点", "reorder point, rounded up"))
            .source("ROP = ⌈d·LT + SS⌉; " + SOURCE)
            .decide((in, released) -> {
                Demand demand = Demand.of(in);
                double csl = in.value("csl");
                return Answer.with("ss", Rounding.up(units(csl, demand, demand.leadTime())))
                        .and("rop", reorderPoint(csl, demand));
            });

    static final ComputedDecision ORDER_UP_TO = ComputedDecision.named("inventory/orderUpTo", "M5.16")
            .titled("目标库存", "Order-up-to level")
            .takes(CSL, DEMAND, DEMAND_SD, number("R", DAYS, "盘点周期", "review period"), LEAD_TIME, LEAD_TIME_SD)
            .gives(number("S", UNITS, "目标库存", "order-up-to level, rounded up"))
            .source("Silver, Pyke & Thomas 2017: S = d·(R+LT) + z·√((R+LT)·σ_d² + d²·σ_LT²)")
            .decide((in, released) -> Answer.with(
                    "S",
                    orderUpTo(
                            in.value("csl"), Demand.of(in), in.notNegative("R").doubleValue())));

    private SafetyStock() {}

    /**
     * Demand during replenishment.
     *
     * @param mean units per day
     * @param deviation standard deviation of daily demand, units per day
     * @param leadTime days
     * @param leadTimeDeviation days
     */
    public record Demand(double mean, double deviation, double leadTime, double leadTimeDeviation) {
        public Demand {
            Require.notNegative("d", mean);
            Require.notNegative("sd", deviation);
            Require.notNegative("lt", leadTime);
            Require.notNegative("slt", leadTimeDeviation);
        }

        static Demand of(Inputs in) {
            return new Demand(in.value("d"), in.value("sd"), in.value("lt"), in.value("slt"));
        }
    }

    /**
     * Safety stock before rounding. A service level below 50 % calls for none, so it is never negative.
     *
     * @param csl cycle service level, above 0 and below 1
     * @param days exposure: the lead time, plus the review period under periodic review
     * @throws org.shopkeeper.decisions.computed.ImpossibleInput when {@code csl} is not within (0, 1)
     */
    public static double units(double csl, Demand demand, double days) {
        double variance =
                days * square(demand.deviation()) + square(demand.mean()) * square(demand.leadTimeDeviation());
        return Math.max(0, Normal.z("csl", csl) * Math.sqrt(variance));
    }

    /** The inventory position at which an order must go out: whole units, never below the safety stock. */
    public static BigDecimal reorderPoint(double csl, Demand demand) {
        return Rounding.up(demand.mean() * demand.leadTime() + units(csl, demand, demand.leadTime()));
    }

    /**
     * The level an order fills the inventory position up to, under periodic review: whole units.
     *
     * @param reviewDays days between reviews; 0 under continuous review
     */
    public static BigDecimal orderUpTo(double csl, Demand demand, double reviewDays) {
        double days = Require.notNegative("R", reviewDays) + demand.leadTime();
        return Rounding.up(demand.mean() * days + units(csl, demand, days));
    }

    private static double square(double x) {
        return x * x;
    }
}
