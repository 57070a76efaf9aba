package org.shopkeeper.decisions.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.dmn.Boxed;
import org.shopkeeper.decisions.dmn.Boxed.TableBox;
import org.shopkeeper.decisions.dmn.DmnModel;
import org.shopkeeper.decisions.dmn.DmnModel.DecisionNode;
import org.shopkeeper.decisions.dmn.DmnModel.InputData;
import org.shopkeeper.decisions.dmn.DmnModel.ItemDefinition;
import org.shopkeeper.decisions.feel.Ast;
import org.shopkeeper.decisions.feel.Constants;
import org.shopkeeper.decisions.feel.FeelSyntax;
import org.shopkeeper.decisions.feel.Names;
import org.shopkeeper.decisions.feel.Parser;
import org.shopkeeper.decisions.region.Feel;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/** Decision tables of a DMN model in the form that the index and the analysis read. */
public final class Tables {

    private static final int MAX_ALIASES = 20;

    private Tables() {}

    /** Every decision of the model whose logic is a decision table, in file order; nothing can be null. */
    public static List<Table> of(DmnModel model) {
        return of(model, Set.of());
    }

    /**
     * @param nullable labels of the columns in which null can occur
     */
    public static List<Table> of(DmnModel model, Set<String> nullable) {
        List<Table> tables = new ArrayList<>();
        for (DecisionNode decision : model.decisions()) {
            if (decision.logic() instanceof TableBox box) {
                tables.add(table(model, decision.name(), box, nullable));
            }
        }
        return tables;
    }

    static Table table(DmnModel model, String name, TableBox box, Set<String> nullable) {
        Names scope = names(model);
        List<Table.Column> columns = new ArrayList<>();
        for (Boxed.Input input : box.inputs()) {
            columns.add(column(model, input, scope, nullable.contains(input.label())));
        }
        List<Table.Row> rows = new ArrayList<>(box.rules().size());
        for (Boxed.Rule rule : box.rules()) {
            List<CellSet> cells = new ArrayList<>(columns.size());
            for (String text : rule.inputs()) {
                cells.add(cell(text, scope, columns.get(cells.size()).nullable()));
            }
            List<String> outputs = new ArrayList<>(rule.outputs().size());
            for (String text : rule.outputs()) {
                outputs.add(text.strip());
            }
            rows.add(new Table.Row(rule.id(), cells, outputs));
        }
        List<Table.Output> outputs = new ArrayList<>();
        for (Boxed.Output output : box.outputs()) {
            String otherwise = output.defaultEntry();
            outputs.add(new Table.Output(
                    output.name() == null ? name : output.name(),
                    priority(output.values(), scope),
                    otherwise == null || otherwise.isBlank() ? null : otherwise.strip()));
        }
        return new Table(model.policy(), name, box.hitPolicy(), columns, outputs, rows);
    }

    /** The FEEL texts of the declared output values, highest priority first; none where they are no plain list. */
    private static List<String> priority(@Nullable String values, Names scope) {
        List<String> order = new ArrayList<>();
        if (values == null || values.isBlank()) {
            return order;
        }
        try {
            for (Ast test : Parser.unaryTests(values, scope, scope).tests()) {
                Constants.Constant constant = Constants.of(test);
                if (constant == null) {
                    return List.of();
                }
                order.add(Feel.text(constant.value()));
            }
        } catch (FeelSyntax e) {
            // The compiler names the mistake.
            return List.of();
        }
        return order;
    }

    private static CellSet cell(String text, Names scope, boolean nullable) {
        if (text.isBlank()) {
            return new CellSet.Any();
        }
        try {
            return Cells.of(Parser.unaryTests(text, scope, scope), text, nullable);
        } catch (FeelSyntax e) {
            // The compiler names the mistake; here it is a cell that cannot be looked into.
            return new CellSet.Opaque(text);
        }
    }

    private static Table.Column column(DmnModel model, Boxed.Input input, Names scope, boolean nullable) {
        String type = input.typeRef() != null
                ? input.typeRef()
                : declared(model, input.expression().strip());
        String values = input.values();
        for (int i = 0; i < MAX_ALIASES && type != null; i++) {
            ItemDefinition item = item(model, type);
            if (item == null || item.collection()) {
                break;
            }
            values = values != null ? values : item.allowedValues();
            type = item.typeRef();
        }
        CellSet allowed = values == null || values.isBlank() ? new CellSet.Any() : cell(values, scope, false);
        return new Table.Column(input.label(), input.expression().strip(), scalar(type), allowed, nullable);
    }

    private static @Nullable String declared(DmnModel model, String name) {
        for (InputData data : model.inputs()) {
            if (data.name().equals(name)) {
                return data.typeRef();
            }
        }
        for (DecisionNode decision : model.decisions()) {
            if (decision.name().equals(name)) {
                return decision.typeRef();
            }
        }
        return null;
    }

    private static @Nullable ItemDefinition item(DmnModel model, String name) {
        for (ItemDefinition item : model.items()) {
            if (item.name().equals(name)) {
                return item;
            }
        }
        return null;
    }

    private static Scalar scalar(@Nullable String type) {
        if (type == null) {
            return Scalar.ANY;
        }
        return switch (type) {
            case "number" -> Scalar.NUMBER;
            case "string" -> Scalar.STRING;
            case "boolean" -> Scalar.BOOLEAN;
            case "date" -> Scalar.DATE;
            case "time" -> Scalar.TIME;
            case "date and time", "dateTime" -> Scalar.DATE_TIME;
            case "days and time duration", "dayTimeDuration" -> Scalar.DAYS_AND_TIME_DURATION;
            case "years and months duration", "yearMonthDuration" -> Scalar.YEARS_AND_MONTHS_DURATION;
            default -> Scalar.ANY;
        };
    }

    /** Every name of the model that is no single word. */
    static Names names(DmnModel model) {
        Names names = Names.none().add("date and time");
        model.inputs().forEach(i -> names.add(i.name()));
        model.decisions().forEach(d -> names.add(d.name()));
        model.knowledge().forEach(k -> names.add(k.name()));
        model.services().forEach(s -> names.add(s.name()));
        model.items().forEach(i -> addComponents(i, names));
        return names;
    }

    private static void addComponents(ItemDefinition item, Names names) {
        for (ItemDefinition component : item.components()) {
            names.add(component.name());
            addComponents(component, names);
        }
    }
}
