package org.shopkeeper.decisions.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/**
 * All inputs of one table, or of several tables seen together, cut into atoms per column. A condition that no set
 * expresses is an axis of its own with two atoms, so that rows with the same condition still agree on it.
 */
public final class Space {

    /** A test in a cell that cannot be looked into. */
    private record Hidden(String column, String expression) {}

    /** Longest text of one column's values that is shown in a sentence, in characters. */
    private static final int SHOWN = 60;

    private final List<Axis> axes = new ArrayList<>();
    private final Map<String, Integer> byColumn = new LinkedHashMap<>();
    private final Map<String, Text> labels = new LinkedHashMap<>();
    private final Map<Hidden, Integer> byHidden = new LinkedHashMap<>();

    private Space() {}

    /** Columns that test the same are one axis; a column that a table lacks is open for all of its rows. */
    public static Space of(Table... tables) {
        Space space = new Space();
        Map<String, Set<Axis.Domain>> domains = new LinkedHashMap<>();
        Map<String, Set<CellSet>> cells = new LinkedHashMap<>();
        Set<Hidden> hidden = new LinkedHashSet<>();
        for (Table table : tables) {
            for (int c = 0; c < table.columns().size(); c++) {
                Table.Column column = table.columns().get(c);
                space.labels.put(column.input(), column.label());
                domains.computeIfAbsent(column.input(), n -> new LinkedHashSet<>())
                        .add(domain(column));
                Set<CellSet> ofColumn = cells.computeIfAbsent(column.input(), n -> new LinkedHashSet<>());
                for (Table.Row row : table.rows()) {
                    CellSet cell = row.cells().get(c);
                    ofColumn.add(cell);
                    if (cell instanceof CellSet.Opaque opaque) {
                        hidden.add(new Hidden(column.input(), opaque.expression()));
                    }
                }
            }
        }
        domains.forEach((name, ofColumn) -> {
            space.byColumn.put(name, space.axes.size());
            space.axes.add(Axis.of(name, ofColumn, cells.getOrDefault(name, Set.of())));
        });
        Axis.Domain truth = new Axis.Domain(FieldType.Scalar.BOOLEAN, new CellSet.Any(), false);
        for (Hidden condition : hidden) {
            space.byHidden.put(condition, space.axes.size());
            space.axes.add(Axis.of(condition.column(), List.of(truth), List.of()));
        }
        return space;
    }

    private static Axis.Domain domain(Table.Column column) {
        boolean nullAllowed = column.allowed() instanceof CellSet.Values values
                && values.values().stream().anyMatch(java.util.Objects::isNull);
        return new Axis.Domain(column.type(), column.allowed(), column.nullable() || nullAllowed);
    }

    /** What people call the column of an axis. */
    public Text label(int dimension) {
        String name = axes.get(dimension).name();
        return labels.getOrDefault(name, new Text(name, name));
    }

    /** Number of axes: columns first, hidden conditions after them. */
    public int dimensions() {
        return axes.size();
    }

    public int columns() {
        return byColumn.size();
    }

    public Axis axis(int dimension) {
        return axes.get(dimension);
    }

    /** The axis of a column by what it tests; the column must be one of some table. */
    public int dimensionOf(String column) {
        Integer dimension = byColumn.get(column);
        if (dimension == null) {
            throw new IllegalArgumentException(
                    "There is no column \"%s\"; there are %s.".formatted(column, byColumn.keySet()));
        }
        return dimension;
    }

    /** Everything that some table allows. */
    public AtomSet[] everything() {
        AtomSet[] box = new AtomSet[axes.size()];
        for (int d = 0; d < box.length; d++) {
            box[d] = axes.get(d).universe();
        }
        return box;
    }

    /** Everything that one of the tables allows; columns that it lacks are open. */
    public AtomSet[] domain(Table table) {
        AtomSet[] box = everything();
        for (Table.Column column : table.columns()) {
            int d = dimensionOf(column.input());
            box[d] = axes.get(d).domain(domain(column));
        }
        return box;
    }

    /** The inputs that a row of one of the tables matches, among those that can occur; some axis is empty where none does. */
    public AtomSet[] box(Table table, Table.Row row) {
        AtomSet[] box = everything();
        for (int c = 0; c < table.columns().size(); c++) {
            String column = table.columns().get(c).input();
            CellSet cell = row.cells().get(c);
            if (cell instanceof CellSet.Opaque opaque) {
                Integer d = byHidden.get(new Hidden(column, opaque.expression()));
                if (d != null) {
                    box[d] = AtomSet.of(axes.get(d).atomOf(true));
                }
            } else if (!(cell instanceof CellSet.Any)) {
                int d = dimensionOf(column);
                // Two columns may test the same thing; a row asks for both.
                box[d] = box[d].and(axes.get(d).set(cell));
            }
        }
        return box;
    }

    /** The box as people read it. */
    public Region region(AtomSet[] box) {
        Map<String, String> where = new LinkedHashMap<>();
        byColumn.forEach((name, d) -> {
            if (!box[d].covers(axes.get(d).universe())) {
                where.put(name, axes.get(d).feel(box[d]));
            }
        });
        return new Region(where, assumed(box), text(where, assumed(box)));
    }

    private Text text(Map<String, String> where, List<Condition> assuming) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        where.forEach((column, test) -> {
            String shown = test.length() <= SHOWN ? test : test.substring(0, SHOWN) + "…";
            Text label = label(dimensionOf(column));
            zh.add(label.zh() + " 为 " + shown);
            en.add(label.en() + " is " + shown);
        });
        for (Condition condition : assuming) {
            zh.add("条件 " + condition.expression() + (condition.holds() ? " 成立" : " 不成立"));
            en.add(condition.expression() + (condition.holds() ? " holds" : " does not hold"));
        }
        return zh.isEmpty() ? new Text("任何输入", "any input") : new Text(String.join("，", zh), String.join(", ", en));
    }

    /** An input from a box that is not empty. */
    public Witness witness(AtomSet[] box) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        byColumn.forEach((name, d) -> input.put(name, axes.get(d).witness(box[d])));
        return new Witness(input, assumed(box));
    }

    private List<Condition> assumed(AtomSet[] box) {
        List<Condition> conditions = new ArrayList<>();
        byHidden.forEach((hidden, d) -> {
            if (!box[d].covers(axes.get(d).universe())) {
                boolean holds = box[d].contains(axes.get(d).atomOf(true));
                conditions.add(new Condition(hidden.column(), hidden.expression(), holds));
            }
        });
        return conditions;
    }

    /** Names of the hidden conditions, column by column. */
    public Collection<String> hidden() {
        return byHidden.keySet().stream()
                .map(h -> h.column() + ": " + h.expression())
                .toList();
    }
}
