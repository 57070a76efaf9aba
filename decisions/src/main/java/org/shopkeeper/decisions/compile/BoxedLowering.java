package org.shopkeeper.decisions.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.dmn.Boxed;
import org.shopkeeper.decisions.dmn.Boxed.IteratorKind;
import org.shopkeeper.decisions.dmn.DmnModel.Parameter;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.FeelType;
import org.shopkeeper.decisions.feel.FeelType.Basic;
import org.shopkeeper.decisions.feel.Lowering;
import org.shopkeeper.decisions.feel.Names;
import org.shopkeeper.decisions.feel.Node;
import org.shopkeeper.decisions.feel.Scope;

/** Turns the boxed expressions of one decision or business knowledge model into nodes. */
final class BoxedLowering {

    private final String policy;
    private final String element;
    private final ItemTypes types;
    private final Consumer<Failure> mistakes;

    /** @param element name of the decision or business knowledge model, for messages */
    BoxedLowering(String policy, String element, ItemTypes types, Consumer<Failure> mistakes) {
        this.policy = policy;
        this.element = element;
        this.types = types;
        this.mistakes = mistakes;
    }

    Failure.Place place(@Nullable Integer row, @Nullable String column, @Nullable String expression) {
        return new Failure.Place(policy, element, row, column, expression);
    }

    Lowering at(Failure.Place place) {
        return new Lowering(place, types::written, mistakes);
    }

    ItemTypes types() {
        return types;
    }

    /** The node of an expression, null where the file gives none; its value has the declared type. */
    Node node(@Nullable Boxed boxed, Scope scope) {
        if (boxed == null) {
            return at(place(null, null, null)).mistake("NO_LOGIC", "没有表达式", "There is no expression");
        }
        Node node = plain(boxed, scope);
        boolean ownResult = boxed instanceof Boxed.FunctionBox || boxed instanceof Boxed.TableBox;
        return ownResult ? node : at(place(null, null, text(boxed))).coerced(node, types.of(boxed.typeRef()));
    }

    private static @Nullable String text(Boxed boxed) {
        return boxed instanceof Boxed.Literal literal ? literal.text().strip() : null;
    }

    private Node plain(Boxed boxed, Scope scope) {
        if (boxed instanceof Boxed.Literal literal) {
            String text = literal.text().strip();
            Lowering lowering = at(place(null, null, text));
            return text.isEmpty()
                    ? lowering.mistake("NO_LOGIC", "表达式为空", "The expression is empty")
                    : lowering.expression(text, scope);
        }
        if (boxed instanceof Boxed.TableBox table) {
            return new TableLowering(this, table).node(scope);
        }
        if (boxed instanceof Boxed.ContextBox context) {
            return context(context, scope);
        }
        if (boxed instanceof Boxed.InvocationBox invocation) {
            return invocation(invocation, scope);
        }
        if (boxed instanceof Boxed.FunctionBox function) {
            return function(function, scope);
        }
        if (boxed instanceof Boxed.ListBox list) {
            List<Node> elements = new ArrayList<>();
            list.elements().forEach(e -> elements.add(node(e, scope)));
            return Compositions.list(elements);
        }
        if (boxed instanceof Boxed.RelationBox relation) {
            return relation(relation, scope);
        }
        if (boxed instanceof Boxed.ConditionalBox choice) {
            return Compositions.conditional(
                    node(choice.condition(), scope),
                    node(choice.then(), scope),
                    node(choice.otherwise(), scope),
                    place(null, null, null));
        }
        if (boxed instanceof Boxed.FilterBox filter) {
            return Compositions.filter(
                    node(filter.in(), scope), scope, inner -> node(filter.match(), inner), place(null, null, null));
        }
        return iterator((Boxed.IteratorBox) boxed, scope);
    }

    private Node iterator(Boxed.IteratorBox loop, Scope scope) {
        Node in = node(loop.in(), scope);
        Failure.Place place = place(null, loop.variable(), null);
        return loop.kind() == IteratorKind.FOR
                ? Compositions.loop(in, loop.variable(), scope, inner -> node(loop.body(), inner), place)
                : Compositions.quantified(
                        loop.kind() == IteratorKind.EVERY,
                        in,
                        loop.variable(),
                        scope,
                        inner -> node(loop.body(), inner),
                        place);
    }

    private Node context(Boxed.ContextBox context, Scope scope) {
        Scope inner = scope.inner();
        List<String> keys = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        List<Scope.Slot> slots = new ArrayList<>();
        Node result = null;
        for (Boxed.Entry entry : context.entries()) {
            Parameter variable = entry.variable();
            if (variable == null || variable.name().isEmpty()) {
                result = node(entry.value(), inner);
                continue;
            }
            String key = Names.normal(variable.name());
            FeelType type = types.of(variable.typeRef());
            inner.paths().add(key);
            if (entry.value() instanceof Boxed.FunctionBox function) {
                // Bound before its body is compiled: the function may call itself.
                slots.add(inner.declare(key, Basic.ANY));
                values.add(function(function, inner));
            } else {
                Node value = at(place(null, key, null)).coerced(node(entry.value(), inner), type);
                values.add(value);
                slots.add(inner.declare(key, type == Basic.ANY ? value.type() : type));
            }
            keys.add(key);
        }
        return Compositions.context(keys, values, slots, result);
    }

    private Node invocation(Boxed.InvocationBox invocation, Scope scope) {
        Node function = node(invocation.function(), scope);
        List<String> names = new ArrayList<>();
        List<Node> arguments = new ArrayList<>();
        for (Boxed.Binding binding : invocation.bindings()) {
            Boxed value = binding.value();
            Node argument = value == null ? Compositions.nothing() : node(value, scope);
            names.add(Names.normal(binding.parameter().name()));
            arguments.add(at(place(null, binding.parameter().name(), null))
                    .coerced(argument, types.of(binding.parameter().typeRef())));
        }
        String called = invocation.function() instanceof Boxed.Literal literal ? literal.text() : null;
        return Compositions.invocation(function, names, arguments, place(null, null, called));
    }

    private Node function(Boxed.FunctionBox function, Scope scope) {
        Lowering lowering = at(place(null, null, null));
        List<String> names = new ArrayList<>();
        List<FeelType> declared = new ArrayList<>();
        for (Parameter parameter : function.parameters()) {
            names.add(Names.normal(parameter.name()));
            declared.add(types.of(parameter.typeRef()));
        }
        if (!function.kind().equals("FEEL")) {
            return external(function, lowering);
        }
        FeelType type = types.of(function.typeRef());
        FeelType result = type instanceof FeelType.FunctionOf of ? of.result() : type;
        return lowering.function(names, declared, result, scope, inner -> node(function.body(), inner));
    }

    /** A Java function of the allow-list, named by a context of {@code class} and {@code method signature}. */
    Node external(Boxed.FunctionBox function, Lowering lowering) {
        String type = null;
        String signature = null;
        if (function.kind().equals("Java") && function.body() instanceof Boxed.ContextBox context) {
            for (Boxed.Entry entry : context.entries()) {
                String key = entry.variable() == null
                        ? ""
                        : Names.normal(Objects.requireNonNull(entry.variable()).name());
                String text = entry.value() instanceof Boxed.Literal literal
                        ? literal.text().strip()
                        : "";
                String unquoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                        ? text.substring(1, text.length() - 1)
                        : null;
                type = key.equals("class") ? unquoted : type;
                signature = key.equals("method signature") ? unquoted : signature;
            }
        }
        return lowering.external(type, signature);
    }

    private Node relation(Boxed.RelationBox relation, Scope scope) {
        List<String> keys = new ArrayList<>();
        for (Parameter column : relation.columns()) {
            keys.add(Names.normal(column.name()));
            scope.paths().add(column.name());
        }
        List<Node> rows = new ArrayList<>();
        for (List<Boxed> row : relation.rows()) {
            Scope inner = scope.inner();
            List<Node> values = new ArrayList<>();
            List<Scope.Slot> slots = new ArrayList<>();
            for (int i = 0; i < Math.min(keys.size(), row.size()); i++) {
                FeelType type = types.of(relation.columns().get(i).typeRef());
                values.add(at(place(rows.size() + 1, keys.get(i), null)).coerced(node(row.get(i), scope), type));
                slots.add(inner.declare(keys.get(i), type));
            }
            rows.add(Compositions.context(keys.subList(0, values.size()), values, slots, null));
        }
        return Compositions.list(rows);
    }
}
