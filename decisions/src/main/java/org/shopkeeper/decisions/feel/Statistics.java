package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums and averages of lists of numbers; MISFIT where an element is no number. */
final class Statistics {

    private Statistics() {}

    private static @Nullable List<BigDecimal> numbers(List<?> list) {
        List<BigDecimal> numbers = new ArrayList<>(list.size());
        for (Object each : list) {
            if (!(each instanceof BigDecimal number)) {
                return null;
            }
            numbers.add(number);
        }
        return numbers;
    }

    static @Nullable Object sum(List<?> list, Evaluation run) {
        if (list.isEmpty()) {
            return Builtin.EMPTY;
        }
        Object first = list.get(0);
        if (!(first instanceof BigDecimal)) {
            return MISFIT;
        }
        Object sum = first;
        for (int i = 1; i < list.size(); i++) {
            sum = Arithmetic.add(sum, list.get(i), run);
            if (sum == null) {
                return MISFIT;
            }
        }
        return sum;
    }

    private static BigDecimal total(List<BigDecimal> numbers) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal number : numbers) {
            sum = Numbers.add(sum, number);
        }
        return sum;
    }

    static @Nullable Object product(List<?> list) {
        List<BigDecimal> numbers = numbers(list);
        if (numbers == null) {
            return MISFIT;
        }
        if (numbers.isEmpty()) {
            return Builtin.EMPTY;
        }
        BigDecimal product = BigDecimal.ONE;
        for (BigDecimal number : numbers) {
            product = Numbers.multiply(product, number);
            if (Numbers.tooLarge(product)) {
                return MISFIT;
            }
        }
        return product;
    }

    static @Nullable Object mean(List<?> list) {
        List<BigDecimal> numbers = numbers(list);
        if (numbers == null) {
            return MISFIT;
        }
        return numbers.isEmpty() ? Builtin.EMPTY : Numbers.divide(total(numbers), BigDecimal.valueOf(numbers.size()));
    }

    static @Nullable Object median(List<?> list) {
        List<BigDecimal> numbers = numbers(list);
        if (numbers == null) {
            return MISFIT;
        }
        if (numbers.isEmpty()) {
            return Builtin.EMPTY;
        }
        Collections.sort(numbers);
        int middle = numbers.size() / 2;
        return numbers.size() % 2 == 1
                ? numbers.get(middle)
                : Numbers.divide(Numbers.add(numbers.get(middle - 1), numbers.get(middle)), BigDecimal.valueOf(2));
    }

    /** Of a sample: divided by n - 1. */
    static @Nullable Object deviation(List<?> list) {
        List<BigDecimal> numbers = numbers(list);
        if (numbers == null || numbers.size() < 2) {
            return MISFIT;
        }
        BigDecimal mean = total(numbers).divide(BigDecimal.valueOf(numbers.size()), Numbers.PRECISION);
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal number : numbers) {
            BigDecimal distance = Numbers.subtract(number, mean);
            squares = Numbers.add(squares, Numbers.multiply(distance, distance));
        }
        return squares.divide(BigDecimal.valueOf(numbers.size() - 1L), Numbers.PRECISION)
                .sqrt(Numbers.PRECISION);
    }

    /** The most frequent values, ascending. */
    static Object mode(List<?> list) {
        List<BigDecimal> numbers = numbers(list);
        if (numbers == null) {
            return MISFIT;
        }
        Collections.sort(numbers);
        List<Object> modes = new ArrayList<>();
        int most = 0;
        int from = 0;
        for (int i = 1; i <= numbers.size(); i++) {
            if (i == numbers.size() || numbers.get(i).compareTo(numbers.get(from)) != 0) {
                int times = i - from;
                if (times > most) {
                    most = times;
                    modes.clear();
                }
                if (times == most) {
                    modes.add(numbers.get(from));
                }
                from = i;
            }
        }
        return modes;
    }
}
