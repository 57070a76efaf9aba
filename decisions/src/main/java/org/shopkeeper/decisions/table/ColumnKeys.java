package org.shopkeeper.decisions.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.FieldType;

/**
 * Maps every value of a column to a whole number, its key, so that each cell of the column accepts exactly the values
 * whose keys lie in a few half-open ranges. Values that no cell tells apart may share a key.
 */
abstract sealed class ColumnKeys permits NumberKeys, TextKeys, DiscreteKeys, RankedKeys, MixedKeys {

    static final long NULL = Long.MIN_VALUE;
    /** A value of another kind than the cells of the column: accepted by {@code -} only. */
    static final long WRONG = Long.MIN_VALUE + 1;
    /** The smallest key of a value of the right kind. */
    static final long LEAST = Long.MIN_VALUE + 2;
    /** Above every key. */
    static final long END = Long.MAX_VALUE;

    /** The key of an input value. */
    abstract long key(@Nullable Object value);

    /**
     * The key that only this constant of a cell has; the next key belongs to what follows it.
     *
     * @param constant one of those the keys were made for
     */
    long point(Object constant) {
        return key(constant);
    }

    /** The least key of the constant's kind. */
    long leastLike(Object constant) {
        return LEAST;
    }

    /** Above all keys of the constant's kind. */
    long endLike(Object constant) {
        return END;
    }

    /** The key of {@code unscaled · 10^-scale}, without an object where numbers have keys of their own. */
    long numberKey(long unscaled, int scale) {
        return key(BigDecimal.valueOf(unscaled, scale));
    }

    /** @throws IllegalArgumentException where a cell holds a value that has no order and no equality as a scalar */
    static ColumnKeys of(Table table, int column) {
        Map<Kind, TreeSet<Comparable<?>>> constants = new EnumMap<>(Kind.class);
        boolean textIsOrdered = false;
        for (Table.Row row : table.rows()) {
            CellSet cell = row.cells().get(column);
            if (cell instanceof CellSet.Values values) {
                for (Object value : values.values()) collect(value, table, column, constants);
            } else if (cell instanceof CellSet.AllBut but) {
                for (Object value : but.values()) collect(value, table, column, constants);
            } else if (cell instanceof CellSet.Intervals intervals) {
                for (CellSet.Interval part : intervals.parts()) {
                    collect(part.low(), table, column, constants);
                    collect(part.high(), table, column, constants);
                    textIsOrdered |= part.low() instanceof String || part.high() instanceof String;
                }
            }
        }
        List<ColumnKeys> byKind = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>(constants.keySet());
        boolean alone = kinds.size() == 1;
        for (Kind kind : kinds) {
            Comparable<?>[] sorted =
                    constants.getOrDefault(kind, new TreeSet<>()).toArray(Comparable<?>[]::new);
            byKind.add(alone ? of(kind, sorted, textIsOrdered) : new RankedKeys(kind, sorted));
        }
        if (byKind.isEmpty()) return of(table.columns().get(column).type());
        return alone ? byKind.get(0) : new MixedKeys(kinds, byKind);
    }

    /** Where no cell names a value, the declared type tells which values are of the right kind. */
    private static ColumnKeys of(FieldType.Scalar type) {
        List<Kind> kinds =
                switch (type) {
                    case NUMBER -> List.of(Kind.NUMBER);
                    case STRING -> List.of(Kind.TEXT);
                    case BOOLEAN -> List.of(Kind.BOOLEAN);
                    case DATE -> List.of(Kind.DATE);
                    case TIME -> List.of(Kind.LOCAL_TIME, Kind.OFFSET_TIME);
                    case DATE_TIME -> List.of(Kind.LOCAL_DATE_TIME, Kind.INSTANT);
                    case DAYS_AND_TIME_DURATION -> List.of(Kind.DURATION);
                    case YEARS_AND_MONTHS_DURATION -> List.of(Kind.MONTHS);
                    case ANY -> List.of(Kind.values());
                };
        List<ColumnKeys> keys = new ArrayList<>();
        for (Kind kind : kinds) keys.add(new RankedKeys(kind, new Comparable<?>[0]));
        return new MixedKeys(kinds, keys);
    }

    private static ColumnKeys of(Kind kind, Comparable<?>[] sorted, boolean textIsOrdered) {
        if (kind == Kind.NUMBER) {
            int scale = NumberKeys.commonScale(sorted);
            return scale < 0 ? new RankedKeys(kind, sorted) : new NumberKeys(scale);
        }
        if (kind == Kind.TEXT && !textIsOrdered) return new TextKeys(sorted);
        return kind.isDiscrete() ? new DiscreteKeys(kind) : new RankedKeys(kind, sorted);
    }

    private static void collect(
            @Nullable Object value, Table table, int column, Map<Kind, TreeSet<Comparable<?>>> constants) {
        if (value == null) return;
        Kind kind = Kind.of(value);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "The column (%s) of %s holds a %s, which no set of values can hold. Maybe make the cell opaque."
                            .formatted(
                                    table.columns().get(column).name(),
                                    table.policy(),
                                    value.getClass().getName()));
        }
        constants.computeIfAbsent(kind, k -> new TreeSet<>(RankedKeys.ORDER)).add(kind.normal(value));
    }
}
