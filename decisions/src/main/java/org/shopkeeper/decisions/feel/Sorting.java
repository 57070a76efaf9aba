package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stable merge sort, safe with orders that contradict themselves (which Java's own sort refuses by an exception). */
final class Sorting {

    private Sorting() {}

    /** Thrown for values without an order; never leaves this class. */
    private static final class NoOrder extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoOrder() {
            super(null, null, false, false);
        }
    }

    private interface Precedes {
        boolean test(@Nullable Object a, @Nullable Object b);
    }

    static Object sorted(List<?> list, @Nullable Object precedes, Evaluation run) {
        Precedes order;
        if (precedes instanceof FeelFunction function) {
            if (function.parameterNames().size() != 2) {
                return MISFIT;
            }
            order = (a, b) -> truth(function.call(new Object[] {a, b}, run));
        } else if (precedes == null) {
            order = (a, b) -> natural(a, b);
        } else {
            return MISFIT;
        }
        run.elements(list.size());
        @Nullable Object[] sorted = list.toArray();
        try {
            sort(sorted, sorted.clone(), 0, sorted.length, order, run);
        } catch (NoOrder e) {
            return MISFIT;
        }
        List<@Nullable Object> result = new ArrayList<>(sorted.length);
        for (Object each : sorted) {
            result.add(each);
        }
        return result;
    }

    private static boolean truth(@Nullable Object answer) {
        if (answer instanceof Boolean yes) {
            return yes;
        }
        throw new NoOrder();
    }

    private static boolean natural(@Nullable Object a, @Nullable Object b) {
        int order = Values.order(a, b);
        if (order == Values.UNORDERED) {
            throw new NoOrder();
        }
        return order < 0;
    }

    private static void sort(
            @Nullable Object[] into, @Nullable Object[] from, int low, int high, Precedes order, Evaluation run) {
        if (high - low < 2) {
            return;
        }
        int middle = (low + high) >>> 1;
        sort(from, into, low, middle, order, run);
        sort(from, into, middle, high, order, run);
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            run.step();
            boolean takeRight = left >= middle || right < high && order.test(from[right], from[left]);
            into[i] = takeRight ? from[right++] : from[left++];
        }
    }
}
