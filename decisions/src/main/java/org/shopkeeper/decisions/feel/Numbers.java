package org.shopkeeper.decisions.feel;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** FEEL's numbers: decimals of 34 digits, rounded half even (IEEE 754-2008 decimal128; DMN 1.5, §10.3.2.3.1). */
public final class Numbers {

    static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int DIGITS = 34;

    /** Largest exponent of a decimal128, beyond which a number is refused (a power tower would fill the memory). */
    private static final int MAX_EXPONENT = 6144;

    /** The exponential function of more than this is beyond decimal128. */
    private static final BigDecimal LARGEST_EXP = BigDecimal.valueOf(14_140);

    private Numbers() {}

    static BigDecimal rounded(BigDecimal number) {
        return number.precision() <= DIGITS ? number : number.round(PRECISION);
    }

    static BigDecimal add(BigDecimal a, BigDecimal b) {
        if (a.scale() == b.scale()) {
            return rounded(a.add(b));
        }
        // Numbers of very different size: do not spell out the zeros between them.
        return Math.abs((long) a.scale() - b.scale()) > 100 ? a.add(b, PRECISION) : rounded(a.add(b));
    }

    static BigDecimal subtract(BigDecimal a, BigDecimal b) {
        if (a.scale() == b.scale()) {
            return rounded(a.subtract(b));
        }
        return Math.abs((long) a.scale() - b.scale()) > 100 ? a.subtract(b, PRECISION) : rounded(a.subtract(b));
    }

    static BigDecimal multiply(BigDecimal a, BigDecimal b) {
        return rounded(a.multiply(b));
    }

    /** Null where {@code b} is zero. */
    static @Nullable BigDecimal divide(BigDecimal a, BigDecimal b) {
        return b.signum() == 0 ? null : a.divide(b, PRECISION);
    }

    /** Whether the number is far from overflow, seen by its scale alone. */
    static boolean isModest(BigDecimal number) {
        int scale = number.scale();
        return scale > -100 && scale < 100;
    }

    static boolean tooLarge(BigDecimal number) {
        return Math.abs((long) number.precision() - 1 - number.scale()) > MAX_EXPONENT;
    }

    /** Null where the result is no real number or too large. */
    static @Nullable BigDecimal power(BigDecimal base, BigDecimal exponent) {
        BigDecimal whole = exponent.stripTrailingZeros();
        if (whole.scale() <= 0 && whole.abs().compareTo(BigDecimal.valueOf(999_999_999)) <= 0) {
            int n = whole.intValueExact();
            if (n < 0 && base.signum() == 0) {
                return null;
            }
            double magnitude = base.signum() == 0 ? 0 : n * Math.log10(Math.abs(base.doubleValue()));
            if (Math.abs(magnitude) > MAX_EXPONENT || Double.isNaN(magnitude)) {
                return null;
            }
            if (n < 0) {
                return BigDecimal.ONE.divide(base.pow(-n, PRECISION), PRECISION);
            }
            return base.pow(n, PRECISION);
        }
        if (base.signum() <= 0
                || exponent.abs().multiply(log10(base)).compareTo(BigDecimal.valueOf(MAX_EXPONENT)) > 0) {
            return base.signum() == 0 && exponent.signum() > 0 ? BigDecimal.ZERO : null;
        }
        return BigDecimalMath.pow(base, exponent, PRECISION);
    }

    /** The size of the decimal logarithm, roughly. */
    private static BigDecimal log10(BigDecimal number) {
        return BigDecimal.valueOf(Math.abs((long) number.precision() - number.scale()));
    }

    /** The natural logarithm; null where the argument is not positive. */
    static @Nullable BigDecimal log(BigDecimal number) {
        return number.signum() <= 0 ? null : BigDecimalMath.log(number, PRECISION);
    }

    /** Null where the result is too large. */
    static @Nullable BigDecimal exp(BigDecimal number) {
        return number.abs().compareTo(LARGEST_EXP) > 0 ? null : BigDecimalMath.exp(number, PRECISION);
    }

    /** Null where the argument is negative. */
    static @Nullable BigDecimal sqrt(BigDecimal number) {
        return number.signum() < 0 ? null : number.sqrt(PRECISION);
    }

    /** Null where it is no finite number. */
    static @Nullable BigDecimal ofDouble(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? null : new BigDecimal(Double.toString(value));
    }

    /** As FEEL writes it: no exponent, no zeros that mean nothing after the point. */
    static String text(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal plain = number.scale() > 0 ? number.stripTrailingZeros() : number;
        return plain.toPlainString();
    }

    /** A whole number that fits an int; null otherwise. */
    static @Nullable Integer whole(@Nullable Object value) {
        if (!(value instanceof BigDecimal number)) {
            return null;
        }
        BigDecimal cut = number.setScale(0, RoundingMode.DOWN);
        if (cut.precision() > 10 || cut.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            return null;
        }
        return cut.intValue();
    }

    /** FEEL's number for a Java number; null for NaN and infinities. */
    public static @Nullable BigDecimal of(Number number) {
        if (number instanceof BigDecimal decimal) {
            return rounded(decimal);
        }
        if (number instanceof BigInteger integer) {
            return rounded(new BigDecimal(integer));
        }
        if (number instanceof Double || number instanceof Float) {
            return ofDouble(number.doubleValue());
        }
        return BigDecimal.valueOf(number.longValue());
    }
}
