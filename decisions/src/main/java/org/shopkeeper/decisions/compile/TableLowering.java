package org.shopkeeper.decisions.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.dmn.Boxed;
import org.shopkeeper.decisions.dmn.Boxed.TableBox;
import org.shopkeeper.decisions.feel.Ast;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.Constants;
import org.shopkeeper.decisions.feel.FeelSyntax;
import org.shopkeeper.decisions.feel.FeelType;
import org.shopkeeper.decisions.feel.FeelType.Basic;
import org.shopkeeper.decisions.feel.Lowering;
import org.shopkeeper.decisions.feel.Names;
import org.shopkeeper.decisions.feel.Node;
import org.shopkeeper.decisions.feel.Parser;
import org.shopkeeper.decisions.feel.Scope;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;
import org.shopkeeper.decisions.table.TableIndex;

/** Turns one decision table into a node: cells into an index where they are constant sets, into nodes where they are not. */
final class TableLowering {

    private final BoxedLowering around;
    private final TableBox table;
    private final Map<String, CellSet> knownCells = new HashMap<>();

    TableLowering(BoxedLowering around, TableBox table) {
        this.around = around;
        this.table = table;
    }

    Node node(Scope outer) {
        Scope scope = outer.inner();
        int columns = table.inputs().size();
        Node[] inputs = new Node[columns];
        Node[] allowed = new Node[columns];
        Scope.Slot[] slots = new Scope.Slot[columns];
        List<Table.Column> shape = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            Boxed.Input input = table.inputs().get(c);
            Lowering lowering = around.at(
                    around.place(null, input.label(), input.expression().strip()));
            FeelType type = around.types().of(input.typeRef());
            inputs[c] = lowering.coerced(lowering.expression(input.expression(), scope), type);
            slots[c] = scope.declare("?" + c, inputs[c].type());
            String values = input.values();
            if (values != null) {
                allowed[c] = lowering.tests(values, scope, slots[c]);
            }
            shape.add(new Table.Column(input.label(), Scalar.ANY, new CellSet.Any(), true));
        }
        Node[][] opaque = new Node[table.rules().size()][];
        List<Table.Row> rows = rows(scope, slots, opaque);
        Table indexed = new Table("", table.id(), table.hitPolicy(), shape, rows);
        return new TableNode(
                table.hitPolicy(), inputs, allowed, slots, rows, opaque, TableIndex.of(indexed), outputs(scope));
    }

    private List<Table.Row> rows(Scope scope, Scope.Slot[] slots, Node[][] opaque) {
        List<Table.Row> rows = new ArrayList<>(table.rules().size());
        for (int r = 0; r < opaque.length; r++) {
            Boxed.Rule rule = table.rules().get(r);
            List<CellSet> cells = new ArrayList<>(slots.length);
            for (int c = 0; c < slots.length; c++) {
                String text = rule.inputs().get(c);
                CellSet cell = knownCells.computeIfAbsent(text, t -> cell(t, scope));
                if (cell instanceof CellSet.Opaque) {
                    if (opaque[r] == null) {
                        opaque[r] = new Node[slots.length];
                    }
                    opaque[r][c] = around.at(
                                    around.place(r + 1, table.inputs().get(c).label(), text.strip()))
                            .tests(text, scope, slots[c]);
                }
                cells.add(cell);
            }
            rows.add(new Table.Row(rule.id(), cells, List.of()));
        }
        return rows;
    }

    private static CellSet cell(String text, Scope scope) {
        if (text.isBlank()) {
            return new CellSet.Any();
        }
        try {
            Ast.Tests tests = Parser.unaryTests(text, scope.names(), scope.paths());
            return Cells.of(tests, text, true);
        } catch (FeelSyntax e) {
            return new CellSet.Opaque(text);
        }
    }

    private TableOutputs outputs(Scope scope) {
        int columns = table.outputs().size();
        String[] names = new String[columns];
        Node[] defaults = new Node[columns];
        Node[] allowed = new Node[columns];
        List<@Nullable List<@Nullable Object>> priorities = new ArrayList<>();
        Scope inner = scope.inner();
        Scope.Slot value = inner.declare("?", Basic.ANY);
        FeelType whole = around.types().of(table.typeRef());
        for (int c = 0; c < columns; c++) {
            Boxed.Output output = table.outputs().get(c);
            String name = output.name();
            names[c] = name == null ? "" : Names.normal(name);
            Lowering lowering = around.at(around.place(null, names[c], output.defaultEntry()));
            FeelType type = type(output, whole, names[c], columns);
            if (output.defaultEntry() != null) {
                defaults[c] = lowering.coerced(lowering.expression(output.defaultEntry(), scope), type);
            }
            String values = output.values();
            if (values != null) {
                allowed[c] = lowering.tests(values, inner, value);
            }
            priorities.add(values == null ? null : priority(values, scope));
        }
        Node[][] cells = new Node[table.rules().size()][columns];
        Map<String, Node> constants = new HashMap<>();
        for (int r = 0; r < cells.length; r++) {
            for (int c = 0; c < columns; c++) {
                cells[r][c] = outputCell(
                        r, c, names[c], type(table.outputs().get(c), whole, names[c], columns), scope, constants);
            }
        }
        return new TableOutputs(names, cells, defaults, allowed, value, priorities, around.place(null, null, null));
    }

    private Node outputCell(int row, int column, String name, FeelType type, Scope scope, Map<String, Node> constants) {
        String text = table.rules().get(row).outputs().get(column).strip();
        String key = column + " " + text;
        Node known = constants.get(key);
        if (known != null) {
            return known;
        }
        if (text.isEmpty()) {
            return Compositions.nothing();
        }
        Lowering lowering = around.at(around.place(row + 1, name, text));
        Node plain = lowering.expression(text, scope);
        Node node = lowering.coerced(plain, type);
        if (Compositions.known(plain) != null) {
            constants.put(key, node);
        }
        return node;
    }

    /** The type of an output: its own, or what the type of the whole table says of it. */
    private FeelType type(Boxed.Output output, FeelType whole, String name, int columns) {
        if (output.typeRef() != null) {
            return around.types().of(output.typeRef());
        }
        FeelType one = whole instanceof FeelType.ListOf list ? list.element() : whole;
        if (columns > 1 && one instanceof FeelType.ContextOf context) {
            return context.fields().getOrDefault(name, Basic.ANY);
        }
        return Basic.ANY;
    }

    /** Output values in order of priority; null where they are no plain list. */
    private static @Nullable List<@Nullable Object> priority(String values, Scope scope) {
        try {
            List<@Nullable Object> order = new ArrayList<>();
            for (Ast test :
                    Parser.unaryTests(values, scope.names(), scope.paths()).tests()) {
                Constants.Constant constant = Constants.of(test);
                if (constant == null) {
                    return null;
                }
                order.add(constant.value());
            }
            return order;
        } catch (FeelSyntax e) {
            return null;
        }
    }
}
