package org.shopkeeper.decisions.computed;

import java.math.BigDecimal;

/** What must hold of a fact for a formula to mean anything. Each throws {@link ImpossibleInput} with the fact's name. */
public final class Require {
    private Require() {}

    public static BigDecimal positive(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new ImpossibleInput(name, "必须大于 0", "must be greater than 0");
        }
        return value;
    }

    public static double positive(String name, double value) {
        if (!(value > 0)) {
            throw new ImpossibleInput(name, "必须大于 0", "must be greater than 0");
        }
        return value;
    }

    public static BigDecimal notNegative(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new ImpossibleInput(name, "不能为负", "must not be negative");
        }
        return value;
    }

    public static double notNegative(String name, double value) {
        if (!(value >= 0)) {
            throw new ImpossibleInput(name, "不能为负", "must not be negative");
        }
        return value;
    }

    /** 0 ≤ value ≤ 1. */
    public static BigDecimal share(String name, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new ImpossibleInput(name, "必须在 0 与 1 之间", "must lie between 0 and 1");
        }
        return value;
    }

    /** 0 ≤ value < 1. */
    public static BigDecimal shareBelowOne(String name, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) >= 0) {
            throw new ImpossibleInput(name, "必须不小于 0 且小于 1", "must be at least 0 and below 1");
        }
        return value;
    }

    /** 0 < value < 1. */
    public static double probability(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new ImpossibleInput(name, "必须大于 0 且小于 1", "must be greater than 0 and below 1");
        }
        return value;
    }

    public static BigDecimal notZero(String name, BigDecimal value) {
        if (value.signum() == 0) {
            throw new ImpossibleInput(name, "不能为 0", "must not be 0");
        }
        return value;
    }

    public static BigDecimal atMost(String name, BigDecimal value, BigDecimal limit, String limitName) {
        if (value.compareTo(limit) > 0) {
            throw new ImpossibleInput(name, "不能大于 " + limitName, "must not exceed " + limitName);
        }
        return value;
    }

    public static void sameLength(String name, int length, String other, int otherLength) {
        if (length != otherLength) {
            throw new ImpossibleInput(
                    name,
                    "的项数 (" + length + ") 必须与 " + other + " (" + otherLength + ") 相同",
                    "has " + length + " elements but " + other + " has " + otherLength);
        }
    }

    public static void atLeast(String name, int length, int minimum) {
        if (length < minimum) {
            throw new ImpossibleInput(
                    name, "至少需要 " + minimum + " 项", "must have at least " + minimum + " elements but has " + length);
        }
    }
}
