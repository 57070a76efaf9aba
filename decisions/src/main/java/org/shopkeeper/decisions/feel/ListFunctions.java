package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Arguments.at;
import static org.shopkeeper.decisions.feel.Arguments.list;
import static org.shopkeeper.decisions.feel.Arguments.listOrAll;
import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Functions on lists (DMN 1.5, §10.3.4.4); positions begin at 1, negative ones count from the end. */
final class ListFunctions {

    private static final FeelType LIST = Access.ANY_LIST;

    private ListFunctions() {}

    static void define() {
        of("list contains", "list, element", Basic.BOOLEAN, (l, a) -> contains(l, at(a, 1)));
        of("count", "list", Basic.NUMBER, (l, a) -> BigDecimal.valueOf(l.size()));
        of("reverse", "list", LIST, (l, a) -> {
            List<Object> reversed = new ArrayList<>(l);
            Collections.reverse(reversed);
            return reversed;
        });
        of("index of", "list, match", LIST, (l, a) -> indexOf(l, at(a, 1)));
        of("distinct values", "list", LIST, (l, a) -> distinct(l));
        of("flatten", "list", LIST, (l, a) -> flatten(l, new ArrayList<>()));
        of("remove", "list, position", LIST, (l, a) -> {
            int i = index(l, Arguments.single(a, 1), l.size());
            if (i < 0) {
                return MISFIT;
            }
            List<Object> rest = new ArrayList<>(l);
            rest.remove(i);
            return rest;
        });
        of("insert before", "list, position, newItem", LIST, (l, a) -> {
            int i = index(l, Arguments.single(a, 1), l.size());
            if (i < 0) {
                return MISFIT;
            }
            List<@Nullable Object> longer = new ArrayList<>(l);
            longer.add(i, at(a, 2));
            return longer;
        });
        of("sublist", "list, start position, length?", LIST, ListFunctions::sublist);
        Builtins.define(new Builtin("append").with("list, item...", LIST, (a, run) -> {
            List<?> l = list(a, 0);
            if (l == null) {
                return MISFIT;
            }
            run.elements((long) l.size() + a.length);
            List<@Nullable Object> longer = new ArrayList<>(l);
            for (int i = 1; i < a.length; i++) {
                longer.add(a[i]);
            }
            return longer;
        }));
        Builtins.define(new Builtin("concatenate").with("list...", LIST, (a, run) -> concatenate(a, run)));
        Builtins.define(new Builtin("union").with("list...", LIST, (a, run) -> {
            List<@Nullable Object> all = new ArrayList<>();
            for (Object each : a) {
                if (each instanceof List<?> l) {
                    run.elements(l.size());
                    all.addAll(l);
                } else {
                    all.add(each);
                }
            }
            return distinct(all);
        }));
        replaceAndSort();
        aggregates();
    }

    private static void replaceAndSort() {
        BiFunction<@Nullable Object[], Evaluation, Object> replace = (a, run) -> {
            List<?> l = list(a, 0);
            if (l == null) {
                return MISFIT;
            }
            run.elements(l.size());
            return at(a, 1) instanceof FeelFunction match
                    ? replaceMatching(l, match, at(a, 2), run)
                    : replaceAt(l, Arguments.single(a, 1), at(a, 2));
        };
        Builtins.define(new Builtin("list replace")
                .with("list, position, newItem", LIST, replace::apply)
                .with("list, match, newItem", LIST, replace::apply));
        Builtins.define(new Builtin("sort").with("list, precedes?", LIST, (a, run) -> {
            List<?> l = list(a, 0);
            return l == null ? MISFIT : Sorting.sorted(l, at(a, 1), run);
        }));
    }

    private static void aggregates() {
        all("min", Basic.ANY, (l, run) -> extreme(l, -1));
        all("max", Basic.ANY, (l, run) -> extreme(l, 1));
        all("sum", Basic.ANY, (l, run) -> Statistics.sum(l, run));
        all("product", Basic.NUMBER, (l, run) -> Statistics.product(l));
        all("mean", Basic.NUMBER, (l, run) -> Statistics.mean(l));
        all("median", Basic.NUMBER, (l, run) -> Statistics.median(l));
        all("stddev", Basic.NUMBER, (l, run) -> Statistics.deviation(l));
        all("mode", new FeelType.ListOf(Basic.NUMBER), (l, run) -> Statistics.mode(l));
        all("all", Basic.BOOLEAN, (l, run) -> junction(l, true));
        all("any", Basic.BOOLEAN, (l, run) -> junction(l, false));
    }

    private interface OnList {
        @Nullable
        Object apply(List<?> list, @Nullable Object[] arguments);
    }

    private static void of(String name, String parameters, FeelType result, OnList body) {
        Builtins.define(new Builtin(name).with(parameters, result, (a, run) -> {
            List<?> l = list(a, 0);
            if (l == null) {
                return MISFIT;
            }
            run.elements(l.size());
            return body.apply(l, a);
        }));
    }

    private interface OnAll {
        @Nullable
        Object apply(List<?> list, Evaluation run);
    }

    /** {@code f(list)} and {@code f(a, b, c)}. */
    private static void all(String name, FeelType result, OnAll body) {
        Builtins.define(new Builtin(name).with("list...", result, (a, run) -> {
            List<?> l = listOrAll(a);
            return l == null ? MISFIT : body.apply(l, run);
        }));
    }

    static boolean contains(List<?> list, @Nullable Object element) {
        for (Object each : list) {
            if (Values.same(each, element)) {
                return true;
            }
        }
        return false;
    }

    private static List<Object> indexOf(List<?> list, @Nullable Object match) {
        List<Object> found = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (Values.same(list.get(i), match)) {
                found.add(BigDecimal.valueOf(i + 1L));
            }
        }
        return found;
    }

    private static List<@Nullable Object> distinct(List<?> list) {
        List<@Nullable Object> distinct = new ArrayList<>();
        for (Object each : list) {
            if (!contains(distinct, each)) {
                distinct.add(each);
            }
        }
        return distinct;
    }

    private static List<@Nullable Object> flatten(List<?> list, List<@Nullable Object> into) {
        for (Object each : list) {
            if (each instanceof List<?> inner) {
                flatten(inner, into);
            } else {
                into.add(each);
            }
        }
        return into;
    }

    /** 0-based; -1 where there is no such place among {@code size}. */
    private static int index(List<?> list, @Nullable Object position, int size) {
        Integer p = Numbers.whole(position);
        if (p == null || p == 0 || Math.abs((long) p) > size) {
            return -1;
        }
        return p > 0 ? p - 1 : list.size() + p;
    }

    private static Object sublist(List<?> list, @Nullable Object[] a) {
        int from = index(list, Arguments.single(a, 1), list.size());
        if (from < 0) {
            return MISFIT;
        }
        int end = list.size();
        if (Arguments.given(a, 2)) {
            Integer length = Numbers.whole(Arguments.single(a, 2));
            if (length == null || length < 1 || (long) from + length > list.size()) {
                return MISFIT;
            }
            end = from + length;
        }
        return new ArrayList<>(list.subList(from, end));
    }

    private static Object concatenate(@Nullable Object[] a, Evaluation run) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object each : a) {
            if (each == null) {
                return MISFIT;
            }
            if (each instanceof List<?> list) {
                run.elements(list.size());
                all.addAll(list);
            } else {
                all.add(each);
            }
        }
        return all;
    }

    private static Object replaceAt(List<?> list, @Nullable Object position, @Nullable Object item) {
        int i = index(list, position, list.size());
        if (i < 0) {
            return MISFIT;
        }
        List<@Nullable Object> changed = new ArrayList<>(list);
        changed.set(i, item);
        return changed;
    }

    private static Object replaceMatching(List<?> list, FeelFunction match, @Nullable Object item, Evaluation run) {
        if (match.parameterNames().size() != 2) {
            return MISFIT;
        }
        List<@Nullable Object> changed = new ArrayList<>(list.size());
        for (Object each : list) {
            run.step();
            Object replaces = match.call(new Object[] {each, item}, run);
            if (!(replaces instanceof Boolean yes)) {
                return MISFIT;
            }
            changed.add(yes ? item : each);
        }
        return changed;
    }

    private static @Nullable Object extreme(List<?> list, int sign) {
        if (list.isEmpty()) {
            return Builtin.EMPTY;
        }
        Object best = list.get(0);
        if (Values.order(best, best) == Values.UNORDERED) {
            return MISFIT;
        }
        for (Object each : list) {
            int order = Values.order(each, best);
            if (order == Values.UNORDERED) {
                return MISFIT;
            }
            if (order * sign > 0) {
                best = each;
            }
        }
        return best;
    }

    /** {@code all} and {@code any}: the deciding value wins, else anything unknown makes it null. */
    private static @Nullable Object junction(List<?> list, boolean all) {
        boolean unknown = false;
        boolean decided = false;
        for (Object each : list) {
            if (each instanceof Boolean yes) {
                decided |= yes != all;
            } else if (each == null) {
                unknown = true;
            } else {
                return MISFIT;
            }
        }
        return decided ? (Object) !all : unknown ? Builtin.UNKNOWN : (Object) all;
    }
}
