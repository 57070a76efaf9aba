package org.shopkeeper.decisions.computed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How figures are rounded, in one place: money to the fen, ratios to 4 decimals, table inputs to 9, all HALF_UP. */
public final class Rounding {
    /** Digits carried between the steps; rounding happens at the last step only. */
    public static final MathContext CARRIED = MathContext.DECIMAL128;

    private Rounding() {}

    /** CNY, 2 decimals. */
    public static BigDecimal money(BigDecimal amount) {
        return to(2, amount);
    }

    /** A reported ratio or rate, 4 decimals. */
    public static BigDecimal ratio(BigDecimal ratio) {
        return to(4, ratio);
    }

    public static BigDecimal ratio(double ratio) {
        return to(4, ratio);
    }

    /** A computed table input: 9 decimals, so that a cut value that is met exactly behaves as it is written. */
    public static BigDecimal forLookup(BigDecimal value) {
        return to(9, value);
    }

    public static BigDecimal forLookup(double value) {
        return to(9, value);
    }

    public static BigDecimal to(int decimals, BigDecimal value) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }

    /**
     * @throws ArithmeticException for NaN and infinity
     */
    public static BigDecimal to(int decimals, double value) {
        return to(decimals, exact(value));
    }

    /**
     * The decimal that the double prints as.
     *
     * @throws ArithmeticException for NaN and infinity
     */
    public static BigDecimal exact(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("not a finite number");
        }
        return BigDecimal.valueOf(value);
    }

    /** Whole units, rounded up; what binary arithmetic left beyond the 9th decimal does not count as a unit. */
    public static BigDecimal up(double value) {
        return up(exact(value));
    }

    public static BigDecimal up(BigDecimal value) {
        return forLookup(value).setScale(0, RoundingMode.CEILING);
    }

    /** Whole units, rounded down; see {@link #up(double)}. */
    public static BigDecimal down(BigDecimal value) {
        return forLookup(value).setScale(0, RoundingMode.FLOOR);
    }

    /** Quotient with the digits that are carried; the caller has made sure that the divisor is not zero. */
    public static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, CARRIED);
    }
}
