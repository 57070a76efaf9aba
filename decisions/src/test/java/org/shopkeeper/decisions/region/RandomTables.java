package org.shopkeeper.decisions.region;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;
import org.shopkeeper.decisions.table.Table.HitPolicy;

/** Small tables at random, and every input at which something about them can change. */
public final class RandomTables {

    private final Random random;

    public RandomTables(long seed) {
        random = new Random(seed);
    }

    public Random random() {
        return random;
    }

    public HitPolicy hitPolicy() {
        HitPolicy[] all = HitPolicy.values();
        return all[random.nextInt(all.length)];
    }

    public List<Table.Column> columns(int most) {
        List<Table.Column> columns = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        Scalar[] types = {Scalar.NUMBER, Scalar.STRING, Scalar.BOOLEAN, Scalar.DATE};
        for (int i = 0; i < count; i++) {
            Scalar type = types[random.nextInt(types.length)];
            columns.add(column("c" + i, type));
        }
        return columns;
    }

    public Table.Column column(String name, Scalar type) {
        CellSet allowed = new CellSet.Any();
        if (random.nextInt(3) == 0) {
            if (type == Scalar.STRING) {
                allowed = new CellSet.Values(Set.of("A", "B", "C", "D"));
            } else if (type == Scalar.NUMBER) {
                allowed = new CellSet.Intervals(List.of(new CellSet.Interval(number(0), true, number(5), true)));
            }
        }
        return new Table.Column(name, type, allowed, random.nextInt(4) == 0);
    }

    public Table table(HitPolicy policy, List<Table.Column> columns, int mostRows) {
        List<Table.Row> rows = new ArrayList<>();
        int count = random.nextInt(mostRows + 1);
        for (int r = 0; r < count; r++) {
            rows.add(row("r" + r, columns));
        }
        return new Table("area/name", "name", policy, columns, outputs(), rows);
    }

    private List<Table.Output> outputs() {
        String otherwise = random.nextInt(4) == 0 ? "2" : null;
        return List.of(new Table.Output("out", List.of("3", "1", "2"), otherwise));
    }

    public Table.Row row(String id, List<Table.Column> columns) {
        List<CellSet> cells = new ArrayList<>();
        for (Table.Column column : columns) {
            cells.add(cell(column.type()));
        }
        return new Table.Row(id, cells, List.of(String.valueOf(1 + random.nextInt(3))));
    }

    public CellSet cell(Scalar type) {
        int kind = random.nextInt(10);
        if (kind < 2) {
            return new CellSet.Any();
        } else if (kind == 2) {
            return new CellSet.AllBut(new HashSet<>(List.of(value(type))));
        } else if (kind == 3 && random.nextInt(3) == 0) {
            return new CellSet.Opaque(random.nextBoolean() ? "? > other" : "f(?)");
        } else if (kind == 4) {
            Set<@Nullable Object> values = new HashSet<>();
            values.add(value(type));
            values.add(random.nextInt(3) == 0 ? null : value(type));
            return new CellSet.Values(values);
        } else if (kind < 7 || type == Scalar.BOOLEAN || (type == Scalar.STRING && kind < 9)) {
            return new CellSet.Values(Set.of(value(type)));
        }
        return intervals(type);
    }

    private CellSet intervals(Scalar type) {
        TreeSet<Comparable<Object>> bounds = new TreeSet<>();
        int count = 1 + random.nextInt(3);
        while (bounds.size() < count) {
            @SuppressWarnings("unchecked")
            Comparable<Object> bound = (Comparable<Object>) value(type);
            bounds.add(bound);
        }
        List<Comparable<Object>> sorted = new ArrayList<>(bounds);
        boolean closed = random.nextBoolean();
        if (count == 1) {
            return new CellSet.Intervals(List.of(
                    random.nextBoolean()
                            ? new CellSet.Interval(sorted.get(0), closed, null, false)
                            : new CellSet.Interval(null, false, sorted.get(0), closed)));
        }
        List<CellSet.Interval> parts = new ArrayList<>();
        parts.add(new CellSet.Interval(sorted.get(0), closed, sorted.get(1), random.nextBoolean()));
        if (count == 3) {
            boolean after = !parts.get(0).highClosed() && random.nextBoolean();
            if (after) {
                parts.add(new CellSet.Interval(sorted.get(2), true, null, false));
            } else {
                parts.add(new CellSet.Interval(sorted.get(2), closed, null, false));
            }
        }
        return new CellSet.Intervals(parts);
    }

    public Object value(Scalar type) {
        int n = random.nextInt(5);
        return switch (type) {
            case NUMBER -> n == 4 ? new BigDecimal("2.50") : number(n + 1);
            case STRING -> String.valueOf((char) ('A' + n));
            case BOOLEAN -> n % 2 == 0;
            default -> LocalDate.of(2026, 1, 1).plusDays(n);
        };
    }

    private static BigDecimal number(int n) {
        return BigDecimal.valueOf(n);
    }

    /** Every cut of the tables, each with its two nearest neighbours, null and a value that no cell names. */
    public static Map<String, List<@Nullable Object>> points(Table... tables) {
        Map<String, Set<@Nullable Object>> points = new LinkedHashMap<>();
        for (Table table : tables) {
            for (int c = 0; c < table.columns().size(); c++) {
                Table.Column column = table.columns().get(c);
                Set<@Nullable Object> ofColumn = points.computeIfAbsent(column.name(), n -> new LinkedHashSet<>());
                ofColumn.add(null);
                ofColumn.addAll(unlisted(column.type()));
                cuts(column.allowed(), ofColumn::add);
                for (Table.Row row : table.rows()) {
                    cuts(row.cells().get(c), ofColumn::add);
                }
            }
        }
        Map<String, List<@Nullable Object>> lists = new LinkedHashMap<>();
        points.forEach((name, values) -> {
            Set<@Nullable Object> near = new LinkedHashSet<>();
            for (Object value : values) {
                near.addAll(neighbours(value));
            }
            lists.put(name, new ArrayList<>(near));
        });
        return lists;
    }

    private static List<Object> unlisted(Scalar type) {
        return switch (type) {
            case NUMBER -> List.of(new BigDecimal("-77"), new BigDecimal("2.25"), new BigDecimal("99"));
            case STRING -> List.of("unlisted", "");
            case BOOLEAN -> List.of(true, false);
            default -> List.of(LocalDate.of(1999, 1, 1), LocalDate.of(2050, 1, 1));
        };
    }

    private static List<@Nullable Object> neighbours(@Nullable Object value) {
        List<@Nullable Object> near = new ArrayList<>();
        if (value instanceof BigDecimal number) {
            BigDecimal plain = number.stripTrailingZeros();
            near.add(plain);
            near.add(plain.add(new BigDecimal("0.000001")));
            near.add(plain.subtract(new BigDecimal("0.000001")));
        } else if (value instanceof LocalDate date) {
            near.addAll(List.of(date, date.plusDays(1), date.minusDays(1)));
        } else if (value instanceof String text) {
            near.addAll(List.of(text, text + "!"));
        } else {
            near.add(value);
        }
        return near;
    }

    private static void cuts(CellSet cell, Consumer<@Nullable Object> sink) {
        if (cell instanceof CellSet.Values values) {
            values.values().forEach(sink);
        } else if (cell instanceof CellSet.AllBut but) {
            but.values().forEach(sink);
        } else if (cell instanceof CellSet.Intervals intervals) {
            for (CellSet.Interval part : intervals.parts()) {
                sink.accept(part.low());
                sink.accept(part.high());
            }
        }
    }

    /** Hands out every combination of the points with every assignment of the hidden conditions. */
    public static void everyInput(
            Map<String, List<@Nullable Object>> points, Space space, Consumer<PlainTable.Input> sink) {
        List<String> names = new ArrayList<>(points.keySet());
        List<List<@Nullable Object>> values = new ArrayList<>(points.values());
        List<String> hidden = new ArrayList<>(space.hidden());
        int[] at = new int[names.size()];
        while (true) {
            Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
            for (int i = 0; i < at.length; i++) {
                chosen.put(names.get(i), values.get(i).get(at[i]));
            }
            for (int mask = 0; mask < 1 << hidden.size(); mask++) {
                Map<String, Boolean> truths = new LinkedHashMap<>();
                for (int h = 0; h < hidden.size(); h++) {
                    truths.put(hidden.get(h), (mask >> h & 1) == 1);
                }
                sink.accept(new PlainTable.Input(chosen, truths));
            }
            int i = 0;
            while (i < at.length && ++at[i] == values.get(i).size()) {
                at[i++] = 0;
            }
            if (i == at.length) {
                return;
            }
        }
    }
}
