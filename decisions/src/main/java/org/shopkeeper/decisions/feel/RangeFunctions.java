package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Arguments.single;
import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Relations between points and ranges (DMN 1.5, table 78, after Allen), and {@code range(from)}. */
final class RangeFunctions {

    private RangeFunctions() {}

    static void define() {
        pair("before", "point1, point2", RangeFunctions::before, true, true);
        pair("after", "point1, point2", (a, b) -> before(b, a), true, true);
        pair("meets", "range1, range2", RangeFunctions::meets, false, false);
        pair("met by", "range1, range2", (a, b) -> meets(b, a), false, false);
        pair("overlaps", "range1, range2", (a, b) -> overlapsBefore(a, b) || overlapsBefore(b, a) || within(a, b) || within(b, a), false, false);
        pair("overlaps before", "range1, range2", RangeFunctions::startsBeforeAndOverlaps, false, false);
        pair("overlaps after", "range1, range2", (a, b) -> endsAfterAndOverlaps(a, b), false, false);
        pair("finishes", "point, range", RangeFunctions::finishes, true, false);
        pair("finished by", "range, point", (a, b) -> finishes(b, a), false, true);
        pair("includes", "range, point", (a, b) -> within(b, a), false, true);
        pair("during", "point, range", RangeFunctions::within, true, false);
        pair("starts", "point, range", RangeFunctions::starts, true, false);
        pair("started by", "range, point", (a, b) -> starts(b, a), false, true);
        pair("coincides", "point1, point2", RangeFunctions::coincides, true, true);
        Builtins.define(new Builtin("range").with("from", new FeelType.RangeOf(Basic.ANY), (a, run) -> {
            return single(a, 0) instanceof String text ? RangeText.parse(text) : MISFIT;
        }));
    }

    private interface Relation {
        boolean holds(FeelRange a, FeelRange b);
    }

    private static void pair(String name, String parameters, Relation relation, boolean firstPoint, boolean secondPoint) {
        Builtins.define(new Builtin(name).with(parameters, Basic.BOOLEAN, (a, run) -> {
            Object first = single(a, 0);
            Object second = single(a, 1);
            FeelRange x = asRange(first, firstPoint);
            FeelRange y = asRange(second, secondPoint);
            boolean pointAndPoint = !(first instanceof FeelRange) && !(second instanceof FeelRange);
            boolean takesPoints = name.equals("before") || name.equals("after") || name.equals("coincides");
            if (x == null || y == null || pointAndPoint && !takesPoints || !comparable(x, y)) {
                return MISFIT;
            }
            if (name.equals("coincides") && first instanceof FeelRange != second instanceof FeelRange) {
                return MISFIT;
            }
            return relation.holds(x, y);
        }));
    }

    /** A point is a range of one. */
    private static @Nullable FeelRange asRange(@Nullable Object value, boolean pointAllowed) {
        if (value instanceof FeelRange range) {
            return range;
        }
        return value == null || !pointAllowed || Values.order(value, value) == Values.UNORDERED
                ? null
                : new FeelRange(true, value, value, true);
    }

    private static boolean comparable(FeelRange a, FeelRange b) {
        Object x = a.low() != null ? a.low() : a.high();
        Object y = b.low() != null ? b.low() : b.high();
        return Values.order(x, y) != Values.UNORDERED;
    }

    /** Order of two low ends; no end is before all. */
    private static int lows(FeelRange a, FeelRange b) {
        if (a.low() == null || b.low() == null) {
            return a.low() == b.low() ? 0 : a.low() == null ? -1 : 1;
        }
        int order = Values.order(a.low(), b.low());
        return order != 0 ? order : Boolean.compare(b.lowClosed(), a.lowClosed());
    }

    private static int highs(FeelRange a, FeelRange b) {
        if (a.high() == null || b.high() == null) {
            return a.high() == b.high() ? 0 : a.high() == null ? 1 : -1;
        }
        int order = Values.order(a.high(), b.high());
        return order != 0 ? order : Boolean.compare(a.highClosed(), b.highClosed());
    }

    private static boolean before(FeelRange a, FeelRange b) {
        if (a.high() == null || b.low() == null) {
            return false;
        }
        int order = Values.order(a.high(), b.low());
        return order < 0 || order == 0 && !(a.highClosed() && b.lowClosed());
    }

    private static boolean meets(FeelRange a, FeelRange b) {
        return a.high() != null
                && b.low() != null
                && a.highClosed()
                && b.lowClosed()
                && Values.order(a.high(), b.low()) == 0;
    }

    private static boolean overlapsBefore(FeelRange a, FeelRange b) {
        return lows(a, b) <= 0 && highs(a, b) <= 0 && !before(a, b);
    }

    /** Starts before the other, or with it but closed where that is open, and ends within it. */
    private static boolean startsBeforeAndOverlaps(FeelRange a, FeelRange b) {
        if (a.high() == null || b.low() == null || lows(a, b) >= 0 || before(a, b)) {
            return false;
        }
        return highs(a, b) <= 0;
    }

    private static boolean endsAfterAndOverlaps(FeelRange a, FeelRange b) {
        if (b.high() == null || a.low() == null || lows(b, a) >= 0 || before(b, a)) {
            return false;
        }
        return highs(b, a) <= 0;
    }

    private static boolean within(FeelRange a, FeelRange b) {
        return lows(a, b) >= 0 && highs(a, b) <= 0;
    }

    private static boolean finishes(FeelRange a, FeelRange b) {
        return a.high() != null && highs(a, b) == 0 && lows(a, b) >= 0;
    }

    private static boolean starts(FeelRange a, FeelRange b) {
        return a.low() != null && lows(a, b) == 0 && highs(a, b) <= 0;
    }

    private static boolean coincides(FeelRange a, FeelRange b) {
        return lows(a, b) == 0 && highs(a, b) == 0;
    }
}
