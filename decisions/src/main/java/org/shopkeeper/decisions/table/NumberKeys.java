package org.shopkeeper.decisions.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Keys of decimals on the grid {@code 10^-scale} that holds all constants of the column: {@code 2g} for the grid point g,
 * {@code 2g + 1} for everything between it and the next, which no cell tells apart. Exact for every decimal; beyond the
 * grid's ends there are no constants, so that all values there share a key.
 */
final class NumberKeys extends ColumnKeys {

    private static final int LONG_DIGITS = 18;
    /** Grid points of constants stay within ± this, so that a key never overflows. */
    private static final long GRID_END = 1L << 60;

    private static final long BELOW = -(1L << 62);
    private static final long ABOVE = 1L << 62;
    private static final long[] POWER = new long[LONG_DIGITS + 1];

    static {
        POWER[0] = 1;
        for (int i = 1; i <= LONG_DIGITS; i++) POWER[i] = POWER[i - 1] * 10;
    }

    private final int scale;

    NumberKeys(int scale) {
        this.scale = scale;
    }

    /** The scale of the coarsest grid that holds all constants, or -1 where its points do not fit. */
    static int commonScale(Comparable<?>[] constants) {
        int scale = 0;
        for (Comparable<?> constant : constants) {
            BigDecimal number = (BigDecimal) constant;
            // Stripping a number of a million digits costs more than the ranks that serve it.
            if (number.precision() > 40 || Math.abs((long) number.scale()) > 40) return -1;
            scale = Math.max(scale, number.stripTrailingZeros().scale());
        }
        if (scale > LONG_DIGITS) return -1;
        BigDecimal end = BigDecimal.valueOf(GRID_END, scale);
        for (Comparable<?> constant : constants) {
            if (((BigDecimal) constant).abs().compareTo(end) >= 0) return -1;
        }
        return scale;
    }

    int scale() {
        return scale;
    }

    @Override
    long key(@Nullable Object value) {
        if (value instanceof BigDecimal number) return decimalKey(number);
        if (value == null) return NULL;
        if (value instanceof Integer || value instanceof Long) return numberKey(((Number) value).longValue(), 0);
        if (value instanceof BigInteger integer) return decimalKey(new BigDecimal(integer));
        return WRONG;
    }

    private long decimalKey(BigDecimal number) {
        if (number.precision() > LONG_DIGITS) return longDecimalKey(number);
        int itsScale = number.scale();
        // The unscaled value as a long; the intermediate decimal does not escape and is not allocated.
        return numberKey(number.scaleByPowerOfTen(itsScale).longValue(), itsScale);
    }

    @Override
    long numberKey(long unscaled, int itsScale) {
        if (itsScale == scale) return gridKey(unscaled);
        return itsScale < scale
                ? coarserKey(unscaled, (long) scale - itsScale)
                : finerKey(unscaled, (long) itsScale - scale);
    }

    /** What an int of the scale is multiplied with to give its key, or 0 where it needs a division or might overflow. */
    long smallFactor(int itsScale) {
        int digits = scale - itsScale;
        return digits < 0 || digits > 8 ? 0 : 2 * POWER[digits];
    }

    private static long gridKey(long point) {
        return point < -GRID_END ? BELOW : point > GRID_END ? ABOVE : point << 1;
    }

    private static long coarserKey(long unscaled, long digits) {
        if (unscaled == 0) return 0;
        if (digits > LONG_DIGITS) return unscaled < 0 ? BELOW : ABOVE;
        long factor = POWER[(int) digits];
        long point = unscaled * factor;
        long high = Math.multiplyHigh(unscaled, factor);
        if (high != point >> 63) return unscaled < 0 ? BELOW : ABOVE;
        return gridKey(point);
    }

    private static long finerKey(long unscaled, long digits) {
        // 10^19 exceeds every long.
        if (digits > LONG_DIGITS) return unscaled == 0 ? 0 : unscaled < 0 ? -1 : 1;
        long point = quotient(unscaled, (int) digits);
        long rest = unscaled - point * POWER[(int) digits];
        if (rest < 0) point--;
        long key = gridKey(point);
        return rest == 0 ? key : key | 1;
    }

    /** A division by a constant is a multiplication, four times as quick. */
    private static long quotient(long unscaled, int digits) {
        return switch (digits) {
            case 1 -> unscaled / 10;
            case 2 -> unscaled / 100;
            case 3 -> unscaled / 1_000;
            case 4 -> unscaled / 10_000;
            default -> unscaled / POWER[digits];
        };
    }

    private long longDecimalKey(BigDecimal number) {
        if (number.signum() == 0) return 0;
        // Digits before the point of the grid, without writing them out: 1E+1000000000 is a small object.
        long digits = (long) number.precision() - number.scale() + scale;
        if (digits > 19) return number.signum() < 0 ? BELOW : ABOVE;
        if (digits < 0) return number.signum() < 0 ? -1 : 1;
        BigDecimal floor = number.setScale(scale, RoundingMode.FLOOR);
        BigInteger point = floor.unscaledValue();
        if (point.bitLength() > 60) return point.signum() < 0 ? BELOW : ABOVE;
        return (point.longValue() << 1) | (floor.compareTo(number) == 0 ? 0 : 1);
    }
}
