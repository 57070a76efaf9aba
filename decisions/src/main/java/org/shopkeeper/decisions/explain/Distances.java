package org.shopkeeper.decisions.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Axis;
import org.shopkeeper.decisions.region.Ordinal;

/** Distances between values of one column. */
final class Distances {

    private static final int DECIMALS = 4;
    private static final BigDecimal YEAR = new BigDecimal(365);
    private static final BigDecimal DAY = new BigDecimal("86400000000000");

    private Distances() {}

    /** From a value to the nearest one of a set that is not empty and does not hold it. */
    static Distance toSet(Axis axis, @Nullable Object from, AtomSet set) {
        Distance best = null;
        for (int part = 0; part < set.parts(); part++) {
            for (int atom : new int[] {set.low(part), set.high(part)}) {
                Distance distance = between(from, axis.nearest(atom, from));
                if (atom != 0 && (best == null || nearer(distance, best))) {
                    best = distance;
                }
            }
        }
        return best == null ? between(from, axis.witness(set)) : best;
    }

    private static boolean nearer(Distance a, Distance b) {
        Ordinal x = size(a);
        Ordinal y = size(b);
        if (a.amount() != null && b.amount() != null && x.kind() == y.kind()) {
            return x.compareTo(y) < 0;
        }
        return a.amount() != null && b.amount() == null;
    }

    private static Ordinal size(Distance distance) {
        Object amount = distance.amount();
        if (amount instanceof BigDecimal number) {
            return Ordinal.of(number.abs());
        } else if (amount instanceof Duration duration) {
            return Ordinal.of(duration.abs());
        } else if (amount instanceof Period period) {
            return Ordinal.of(Period.ofMonths((int) Math.abs(period.toTotalMonths())));
        }
        return Ordinal.of(amount);
    }

    static boolean isMore(Object amount) {
        if (amount instanceof BigDecimal number) {
            return number.signum() > 0;
        }
        return amount instanceof Duration duration ? !duration.isNegative() : !((Period) amount).isNegative();
    }

    static Distance between(@Nullable Object from, @Nullable Object to) {
        Ordinal a = Ordinal.of(from);
        Ordinal b = Ordinal.of(to);
        if (a.kind() != b.kind() || a.number() == null || b.number() == null || a.kind() == Ordinal.Kind.BOOLEAN) {
            return new Distance(to, null, to == null ? new BigDecimal(2) : BigDecimal.ONE);
        }
        BigDecimal difference = b.place().subtract(a.place());
        BigDecimal scale =
                switch (a.kind()) {
                    case DATE -> YEAR;
                    case LOCAL_TIME, OFFSET_TIME, LOCAL_DATE_TIME, ZONED_DATE_TIME -> DAY;
                    default ->
                        a.place().signum() == 0
                                ? difference.abs().add(BigDecimal.ONE)
                                : a.place().abs();
                };
        BigDecimal relative = difference.abs().divide(scale, DECIMALS, RoundingMode.HALF_UP);
        Object amount =
                switch (a.kind()) {
                    case NUMBER -> difference;
                    case DATE -> Duration.ofDays(difference.longValueExact());
                    case YEARS_AND_MONTHS_DURATION ->
                        Period.ofMonths(difference.intValueExact()).normalized();
                    default -> nanos(difference);
                };
        return new Distance(to, amount, relative);
    }

    private static Duration nanos(BigDecimal nanos) {
        BigDecimal[] parts = nanos.divideAndRemainder(new BigDecimal("1000000000"));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
