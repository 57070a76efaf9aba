package org.shopkeeper.decisions.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open stretch between two places of one kind: whether anything is in it, and what a person would name from it. */
final class Between {

    private static final List<BigDecimal> WHOLE = List.of(BigDecimal.ONE);
    /** Day, hour, minute, second, millisecond, nanosecond. */
    private static final List<BigDecimal> CLOCK = List.of(
            new BigDecimal("86400000000000"),
            new BigDecimal("3600000000000"),
            new BigDecimal("60000000000"),
            new BigDecimal("1000000000"),
            new BigDecimal("1000000"),
            BigDecimal.ONE);

    private Between() {}

    static boolean isEmpty(Ordinal.Kind kind, @Nullable Ordinal low, @Nullable Ordinal high) {
        if (kind == Ordinal.Kind.STRING) {
            return high != null && (low == null ? "".equals(high.text()) : (low.text() + '\u0000').equals(high.text()));
        }
        if (!kind.discrete) {
            return false;
        }
        BigDecimal from = low == null ? null : low.place();
        BigDecimal to = high == null ? null : high.place();
        if (from == null && kind.min != null) {
            from = kind.min.subtract(BigDecimal.ONE);
        }
        if (to == null && kind.max != null) {
            to = kind.max.add(BigDecimal.ONE);
        }
        return from != null && to != null && from.add(BigDecimal.ONE).compareTo(to) >= 0;
    }

    /** The simplest value strictly between, near the low end where there is one; the stretch must not be empty. */
    static Ordinal simplest(Ordinal.Kind kind, @Nullable Ordinal low, @Nullable Ordinal high) {
        if (kind == Ordinal.Kind.STRING) {
            return string(low, high);
        }
        BigDecimal from = low == null ? kind.min == null ? null : kind.min.subtract(BigDecimal.ONE) : low.place();
        BigDecimal to = high == null ? kind.max == null ? null : kind.max.add(BigDecimal.ONE) : high.place();
        if (from == null && to == null) {
            return Ordinal.at(kind, BigDecimal.ZERO);
        }
        for (int i = 0; ; i++) {
            BigDecimal step = step(kind, i);
            if (from != null) {
                BigDecimal next = from.divide(step, 0, RoundingMode.FLOOR)
                        .add(BigDecimal.ONE)
                        .multiply(step);
                if (to == null || next.compareTo(to) < 0) {
                    return Ordinal.at(kind, next);
                }
            } else if (to != null) {
                return Ordinal.at(
                        kind,
                        to.divide(step, 0, RoundingMode.CEILING)
                                .subtract(BigDecimal.ONE)
                                .multiply(step));
            }
        }
    }

    /**
     * The value strictly between that lies next to its low or its high end, one step of {@code scale} decimals away where
     * that fits, a smaller one otherwise; the end must exist.
     */
    static Ordinal beside(
            Ordinal.Kind kind, @Nullable Ordinal low, @Nullable Ordinal high, boolean nearLow, int scale) {
        if (kind == Ordinal.Kind.STRING) {
            return string(low, high);
        }
        Ordinal end = nearLow ? low : high;
        Ordinal other = nearLow ? high : low;
        if (end == null) {
            return simplest(kind, low, high);
        }
        for (int i = 0; ; i++) {
            BigDecimal step = i == 0 ? small(kind, scale) : step(kind, (kind == Ordinal.Kind.NUMBER ? scale : 3) + i);
            BigDecimal next = nearLow ? end.place().add(step) : end.place().subtract(step);
            boolean fits =
                    other == null || (nearLow ? next.compareTo(other.place()) < 0 : next.compareTo(other.place()) > 0);
            if (fits && within(kind, next)) {
                return Ordinal.at(kind, next);
            }
        }
    }

    static boolean within(Ordinal.Kind kind, BigDecimal place) {
        return (kind.min == null || place.compareTo(kind.min) >= 0)
                && (kind.max == null || place.compareTo(kind.max) <= 0);
    }

    /** The step between neighbours: {@code scale} decimals for numbers, a day, a month, a second. */
    static BigDecimal small(Ordinal.Kind kind, int scale) {
        // Clocks step by seconds: nobody asks for a nanosecond more.
        return step(kind, kind == Ordinal.Kind.NUMBER ? scale : 3);
    }

    private static BigDecimal step(Ordinal.Kind kind, int i) {
        if (kind == Ordinal.Kind.NUMBER) {
            return BigDecimal.ONE.movePointLeft(i);
        }
        boolean clock =
                switch (kind) {
                    case LOCAL_TIME, OFFSET_TIME, LOCAL_DATE_TIME, ZONED_DATE_TIME, DAYS_AND_TIME_DURATION -> true;
                    default -> false;
                };
        List<BigDecimal> steps = clock ? CLOCK : WHOLE;
        return steps.get(Math.min(i, steps.size() - 1));
    }

    private static Ordinal string(@Nullable Ordinal low, @Nullable Ordinal high) {
        if (low == null || low.text() == null) {
            return new Ordinal(Ordinal.Kind.STRING, null, high == null ? "other" : "");
        }
        for (String tail : List.of("0", " ", "\u0000")) {
            Ordinal next = new Ordinal(Ordinal.Kind.STRING, null, low.text() + tail);
            if (high == null || next.compareTo(high) < 0) {
                return next;
            }
        }
        throw new IllegalArgumentException("Nothing lies between %s and %s.".formatted(low, high));
    }
}
