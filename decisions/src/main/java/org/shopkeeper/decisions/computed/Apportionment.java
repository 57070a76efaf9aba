package org.shopkeeper.decisions.computed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits an amount into parts that always add up to the whole. Source: Hamilton's method of the largest remainder. */
public final class Apportionment {
    private Apportionment() {}

    /**
     * Splits by largest remainder; equal remainders go to the earlier part.
     *
     * @param total amount to split, not negative, with at most {@code decimals} decimals
     * @param weights not negative; when all are 0 the parts are equal
     * @param decimals of the smallest unit: 2 for fen, 0 for pieces
     * @return parts in the order of the weights; their sum is {@code total}
     * @throws ImpossibleInput when there are no parts, or a weight is negative
     */
    public static List<BigDecimal> byLargestRemainder(BigDecimal total, List<BigDecimal> weights, int decimals) {
        Require.atLeast("weights", weights.size(), 1);
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal weight : weights) {
            sum = sum.add(Require.notNegative("weights", weight));
        }
        if (sum.signum() == 0) {
            return byLargestRemainder(
                    total, weights.stream().map(w -> BigDecimal.ONE).toList(), decimals);
        }
        var parts = new ArrayList<BigDecimal>();
        var remainders = new ArrayList<BigDecimal>();
        BigDecimal given = BigDecimal.ZERO;
        for (BigDecimal weight : weights) {
            BigDecimal exact = Rounding.quotient(total.multiply(weight), sum);
            BigDecimal floor = exact.setScale(decimals, RoundingMode.FLOOR);
            parts.add(floor);
            remainders.add(exact.subtract(floor));
            given = given.add(floor);
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        int left = total.subtract(given).divide(unit, 0, RoundingMode.HALF_UP).intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i).add(unit)));
        return List.copyOf(parts);
    }
}
