package org.shopkeeper.decisions.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.dmn.Boxed.Binding;
import org.shopkeeper.decisions.dmn.Boxed.Entry;
import org.shopkeeper.decisions.dmn.Boxed.IteratorKind;
import org.shopkeeper.decisions.dmn.Boxed.Rule;
import org.shopkeeper.decisions.dmn.DmnModel.Parameter;
import org.shopkeeper.decisions.table.Table.HitPolicy;

/** Reads the boxed expressions of a DMN file; the cursor is shared with {@link DmnReader}. */
final class BoxedReader {

    private static final Set<String> TAGS = Set.of(
            "literalExpression",
            "functionDefinition",
            "invocation",
            "context",
            "list",
            "relation",
            "conditional",
            "filter",
            "for",
            "some",
            "every",
            "decisionTable");

    private final DmnReader in;

    BoxedReader(DmnReader in) {
        this.in = in;
    }

    static boolean reads(String tag) {
        return TAGS.contains(tag);
    }

    /** At the start tag of a boxed expression; leaves at its end tag. */
    Boxed read(String tag) throws XMLStreamException {
        String typeRef = in.typeRef(in.attribute("typeRef"));
        return switch (tag) {
            case "literalExpression" -> {
                String language = in.attributeOr("expressionLanguage", "");
                if (!language.isBlank() && !language.toLowerCase(Locale.ROOT).contains("feel")) {
                    throw new DmnUnreadable("NOT_COVERED", "The expression language is " + language, in.line());
                }
                yield new Boxed.Literal(in.inner("text"), typeRef);
            }
            case "functionDefinition" -> function();
            case "invocation" -> invocation(typeRef);
            case "context" -> context(typeRef);
            case "list" -> new Boxed.ListBox(all(), typeRef);
            case "relation" -> relation(typeRef);
            case "conditional" -> {
                Map<String, Boxed> parts = parts();
                yield new Boxed.ConditionalBox(part(parts, "if"), part(parts, "then"), part(parts, "else"), typeRef);
            }
            case "filter" -> {
                Map<String, Boxed> parts = parts();
                yield new Boxed.FilterBox(part(parts, "in"), part(parts, "match"), typeRef);
            }
            case "for", "some", "every" -> {
                String variable = in.attributeOr("iteratorVariable", "");
                Map<String, Boxed> parts = parts();
                yield new Boxed.IteratorBox(
                        IteratorKind.valueOf(tag.toUpperCase(Locale.ROOT)),
                        variable,
                        part(parts, "in"),
                        part(parts, tag.equals("for") ? "return" : "satisfies"),
                        typeRef);
            }
            case "decisionTable" -> table(typeRef);
            default -> throw new DmnUnreadable("NOT_DMN", "<" + tag + "> is no boxed expression", in.line());
        };
    }

    private static final Boxed NOTHING = new Boxed.Literal("", null);

    private static Boxed part(Map<String, Boxed> parts, String name) {
        return parts.getOrDefault(name, NOTHING);
    }

    /** The boxed expression inside each child, by the child's tag. */
    private Map<String, Boxed> parts() throws XMLStreamException {
        Map<String, Boxed> parts = new HashMap<>();
        in.children(tag -> {
            Boxed inside = only();
            if (inside != null) {
                parts.put(tag, inside);
            }
        });
        return parts;
    }

    /** The boxed expression that is a child of this element. */
    private @Nullable Boxed only() throws XMLStreamException {
        List<Boxed> found = all();
        return found.isEmpty() ? null : found.get(0);
    }

    private List<Boxed> all() throws XMLStreamException {
        List<Boxed> found = new ArrayList<>();
        in.children(tag -> {
            if (reads(tag)) {
                found.add(read(tag));
            } else {
                in.skip();
            }
        });
        return found;
    }

    /** At a function definition, or an {@code encapsulatedLogic}. */
    Boxed.FunctionBox function() throws XMLStreamException {
        String typeRef = in.typeRef(in.attribute("typeRef"));
        String kind = in.attributeOr("kind", "FEEL");
        List<Parameter> parameters = new ArrayList<>();
        @Nullable Boxed[] body = new Boxed[1];
        in.children(tag -> {
            if (tag.equals("formalParameter")) {
                parameters.add(in.parameter());
            } else if (reads(tag)) {
                body[0] = read(tag);
            } else {
                in.skip();
            }
        });
        return new Boxed.FunctionBox(kind, parameters, body[0], typeRef);
    }

    private Boxed invocation(@Nullable String typeRef) throws XMLStreamException {
        @Nullable Boxed[] function = new Boxed[1];
        List<Binding> bindings = new ArrayList<>();
        in.children(tag -> {
            if (tag.equals("binding")) {
                bindings.add(binding());
            } else if (reads(tag)) {
                function[0] = read(tag);
            } else {
                in.skip();
            }
        });
        return new Boxed.InvocationBox(function[0], bindings, typeRef);
    }

    private Binding binding() throws XMLStreamException {
        Parameter[] parameter = {new Parameter("", null)};
        @Nullable Boxed[] value = new Boxed[1];
        in.children(tag -> {
            if (tag.equals("parameter")) {
                parameter[0] = in.parameter();
            } else if (reads(tag)) {
                value[0] = read(tag);
            } else {
                in.skip();
            }
        });
        return new Binding(parameter[0], value[0]);
    }

    private Boxed context(@Nullable String typeRef) throws XMLStreamException {
        List<Entry> entries = new ArrayList<>();
        in.children(tag -> {
            if (tag.equals("contextEntry")) {
                entries.add(entry());
            } else {
                in.skip();
            }
        });
        return new Boxed.ContextBox(entries, typeRef);
    }

    private Entry entry() throws XMLStreamException {
        @Nullable Parameter[] variable = new Parameter[1];
        @Nullable Boxed[] value = new Boxed[1];
        in.children(tag -> {
            if (tag.equals("variable")) {
                variable[0] = in.parameter();
            } else if (reads(tag)) {
                value[0] = read(tag);
            } else {
                in.skip();
            }
        });
        return new Entry(variable[0], value[0]);
    }

    private Boxed relation(@Nullable String typeRef) throws XMLStreamException {
        List<Parameter> columns = new ArrayList<>();
        List<List<Boxed>> rows = new ArrayList<>();
        in.children(tag -> {
            switch (tag) {
                case "column" -> columns.add(in.parameter());
                case "row" -> rows.add(all());
                default -> in.skip();
            }
        });
        return new Boxed.RelationBox(columns, rows, typeRef);
    }

    private Boxed table(@Nullable String typeRef) throws XMLStreamException {
        String id = in.attributeOr("id", "");
        HitPolicy policy = hitPolicy(in.attributeOr("hitPolicy", "UNIQUE"), in.attribute("aggregation"));
        List<Boxed.Input> inputs = new ArrayList<>();
        List<Boxed.Output> outputs = new ArrayList<>();
        List<String> annotations = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        in.children(tag -> {
            switch (tag) {
                case "annotation" -> {
                    annotations.add(in.attributeOr("name", ""));
                    in.skip();
                }
                case "input" -> inputs.add(input());
                case "output" -> outputs.add(output());
                case "rule" -> rules.add(rule(rules.size() + 1));
                default -> in.skip();
            }
        });
        for (int row = 0; row < rules.size(); row++) {
            Rule rule = rules.get(row);
            if (rule.inputs().size() != inputs.size() || rule.outputs().size() != outputs.size()) {
                throw new DmnUnreadable(
                        "ROW_SHAPE",
                        "Row " + (row + 1) + " of table " + id + " has "
                                + rule.inputs().size() + " input and "
                                + rule.outputs().size() + " output cells; the table has " + inputs.size() + " and "
                                + outputs.size() + " columns",
                        in.line());
            }
        }
        return new Boxed.TableBox(id, policy, inputs, outputs, annotations, rules, typeRef);
    }

    private HitPolicy hitPolicy(String written, @Nullable String aggregation) {
        String policy = written.strip().replace(' ', '_');
        if (policy.equals("COLLECT") && aggregation != null) {
            policy = "COLLECT_" + aggregation.strip();
        }
        try {
            return HitPolicy.valueOf(policy);
        } catch (IllegalArgumentException e) {
            throw new DmnUnreadable("NOT_DMN", "There is no hit policy " + written, in.line());
        }
    }

    private Boxed.Input input() throws XMLStreamException {
        String label = in.attributeOr("label", "");
        String[] expression = {""};
        @Nullable String[] type = new String[1];
        @Nullable String[] values = new String[1];
        in.children(tag -> {
            switch (tag) {
                case "inputExpression" -> {
                    type[0] = in.typeRef(in.attribute("typeRef"));
                    expression[0] = in.inner("text");
                }
                case "inputValues" -> values[0] = blankToNull(in.inner("text"));
                default -> in.skip();
            }
        });
        return new Boxed.Input(label.isBlank() ? expression[0].strip() : label, expression[0], type[0], values[0]);
    }

    private Boxed.Output output() throws XMLStreamException {
        String name = in.attribute("name");
        String type = in.typeRef(in.attribute("typeRef"));
        @Nullable String[] values = new String[1];
        @Nullable String[] otherwise = new String[1];
        in.children(tag -> {
            switch (tag) {
                case "outputValues" -> values[0] = blankToNull(in.inner("text"));
                case "defaultOutputEntry" -> otherwise[0] = blankToNull(in.inner("text"));
                default -> in.skip();
            }
        });
        return new Boxed.Output(name, type, values[0], otherwise[0]);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }

    private Rule rule(int number) throws XMLStreamException {
        String id = Objects.requireNonNullElse(in.attribute("id"), "row-" + number);
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<String> annotations = new ArrayList<>();
        in.children(tag -> {
            switch (tag) {
                case "inputEntry" -> inputs.add(in.inner("text"));
                case "outputEntry" -> outputs.add(in.inner("text"));
                case "annotationEntry" -> annotations.add(in.inner("text"));
                default -> in.skip();
            }
        });
        return new Rule(id, inputs, outputs, annotations);
    }
}
