package org.shopkeeper.decisions.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.dmn.DmnModel;
import org.shopkeeper.decisions.dmn.DmnModel.ItemDefinition;
import org.shopkeeper.decisions.dmn.DmnModel.Parameter;
import org.shopkeeper.decisions.feel.Ast.TypeText;
import org.shopkeeper.decisions.feel.Builtins;
import org.shopkeeper.decisions.feel.FeelSyntax;
import org.shopkeeper.decisions.feel.FeelType;
import org.shopkeeper.decisions.feel.FeelType.Basic;
import org.shopkeeper.decisions.feel.Frame;
import org.shopkeeper.decisions.feel.Lowering;
import org.shopkeeper.decisions.feel.Names;
import org.shopkeeper.decisions.feel.Node;
import org.shopkeeper.decisions.feel.Parser;
import org.shopkeeper.decisions.feel.Scope;

/** The types that a model names: its own item definitions, those of its imports, and FEEL's. */
final class ItemTypes {

    private final DmnModel model;
    private final Map<String, ItemDefinition> items = new HashMap<>();
    private final Map<String, FeelType> resolved = new HashMap<>();
    private final Map<String, ItemTypes> imports = new HashMap<>();
    private final Names names;
    private final Consumer<Failure> mistakes;

    ItemTypes(DmnModel model, Consumer<Failure> mistakes) {
        this.model = model;
        this.mistakes = mistakes;
        this.names = Names.none();
        for (ItemDefinition item : model.items()) {
            items.putIfAbsent(item.name(), item);
            names.add(item.name());
        }
    }

    void imported(String prefix, ItemTypes other) {
        imports.put(prefix, other);
    }

    /** The type of that name; Any where nothing is called so, or where it is null. */
    FeelType of(@Nullable String typeRef) {
        if (typeRef == null) {
            return Basic.ANY;
        }
        FeelType known = resolved.get(typeRef);
        if (known != null) {
            return known;
        }
        ItemDefinition item = items.get(typeRef);
        if (item != null) {
            // A type inside itself is Any there: values are finite, so that checks end.
            resolved.put(typeRef, Basic.ANY);
            FeelType type = defined(item);
            resolved.put(typeRef, type);
            return type;
        }
        FeelType builtIn = FeelType.builtIn(typeRef);
        return builtIn != null ? builtIn : elsewhere(typeRef);
    }

    private FeelType elsewhere(String typeRef) {
        for (Map.Entry<String, ItemTypes> entry : imports.entrySet()) {
            String prefix = entry.getKey();
            if (!prefix.isEmpty() && typeRef.startsWith(prefix + ".")) {
                return entry.getValue().of(typeRef.substring(prefix.length() + 1));
            }
        }
        // Imported without a name, or named by a prefix of the XML, which the reader has taken off.
        for (ItemTypes other : imports.values()) {
            if (other.items.containsKey(typeRef)) {
                return other.of(typeRef);
            }
        }
        if (typeRef.indexOf('<') > 0) {
            try {
                return Objects.requireNonNullElse(written(Parser.type(typeRef, names)), Basic.ANY);
            } catch (FeelSyntax e) {
                return Basic.ANY;
            }
        }
        return Basic.ANY;
    }

    /** Null where it names a type that is not there. */
    @Nullable
    FeelType written(TypeText text) {
        if (text instanceof TypeText.Named named) {
            return named.name().equals("Any") || of(named.name()) != Basic.ANY || items.containsKey(named.name())
                    ? of(named.name())
                    : null;
        }
        if (text instanceof TypeText.ListOf list) {
            FeelType element = written(list.element());
            return element == null ? null : new FeelType.ListOf(element);
        }
        if (text instanceof TypeText.RangeOf range) {
            FeelType element = written(range.element());
            return element == null ? null : new FeelType.RangeOf(element);
        }
        if (text instanceof TypeText.ContextOf context) {
            Map<String, FeelType> fields = new LinkedHashMap<>();
            for (int i = 0; i < context.names().size(); i++) {
                FeelType field = written(context.types().get(i));
                if (field == null) {
                    return null;
                }
                fields.put(context.names().get(i), field);
            }
            return new FeelType.ContextOf("", fields);
        }
        TypeText.FunctionOf function = (TypeText.FunctionOf) text;
        List<FeelType> parameters = new ArrayList<>();
        for (TypeText each : function.parameters()) {
            FeelType parameter = written(each);
            if (parameter == null) {
                return null;
            }
            parameters.add(parameter);
        }
        FeelType result = written(function.result());
        return result == null ? null : new FeelType.FunctionOf(parameters, result);
    }

    private FeelType defined(ItemDefinition item) {
        FeelType type = base(item);
        if (item.allowedValues() != null && !item.allowedValues().isBlank()) {
            type = restricted(item, type, item.allowedValues());
        }
        if (item.collection()) {
            type = new FeelType.ListOf(type);
        }
        if (item.typeConstraint() != null && !item.typeConstraint().isBlank()) {
            type = restricted(item, type, item.typeConstraint());
        }
        return type;
    }

    private FeelType base(ItemDefinition item) {
        DmnModel.FunctionItem function = item.function();
        if (function != null) {
            List<FeelType> parameters = new ArrayList<>();
            for (Parameter parameter : function.parameters()) {
                parameters.add(of(parameter.typeRef()));
            }
            return new FeelType.FunctionOf(parameters, of(function.outputTypeRef()));
        }
        if (item.components().isEmpty()) {
            return of(item.typeRef());
        }
        Map<String, FeelType> fields = new LinkedHashMap<>();
        for (ItemDefinition component : item.components()) {
            fields.put(Names.normal(component.name()), defined(component));
        }
        return new FeelType.ContextOf(item.name(), fields);
    }

    private FeelType restricted(ItemDefinition item, FeelType base, String tests) {
        Failure.Place place = new Failure.Place(model.policy(), item.name(), null, null, tests);
        Scope.Layout layout = new Scope.Layout(null);
        Scope scope = Scope.root(layout, Builtins.names(), Names.none());
        Scope.Slot input = scope.declare("?", base);
        Node allowed = new Lowering(place, this::written, mistakes).tests(tests, scope, input);
        return new FeelType.Restricted(item.name(), base, (value, run) -> {
            Frame frame = new Frame(run, layout.size(), null);
            frame.set(input.slot(), value);
            return Boolean.TRUE.equals(allowed.eval(frame));
        });
    }
}
