package org.shopkeeper.decisions.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.catalogue.Kind;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.decisions.policy.PolicyMistake;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;
import org.w3c.dom.Element;

/**
 * Reads the signature of a policy's asked decision: the decision that bears the file's name. Types and allowed values come
 * from the item definitions, titles and units from the {@code sk:term} extension elements.
 */
public final class DmnSignature {

    private final PolicySource source;
    private final Element definitions;
    private final Map<String, Element> itemDefinitions = new HashMap<>();

    private DmnSignature(PolicySource source) {
        this.source = source;
        this.definitions = DmnXml.read(source).getDocumentElement();
        for (Element item : DmnXml.children(definitions, "itemDefinition")) {
            itemDefinitions.put(item.getAttribute("name"), item);
        }
    }

    /** @throws PolicyRejected if the file has no decision of its own name */
    public static Signature read(PolicySource source) {
        return new DmnSignature(source).signature();
    }

    private Signature signature() {
        String name = source.id().substring(source.id().indexOf('/') + 1);
        Element decision = decisionNamed(name);
        Element policy = DmnXml.extension(definitions, "policy");
        Element table = DmnXml.child(decision, "decisionTable");
        var outputs = table != null ? tableOutputs(decision, table) : typedOutputs(decision);
        boolean collects = table != null && collectsRows(table);
        boolean scalar =
                table == null && outputs.size() == 1 && outputs.get(0).name().equals("value");
        return new Signature(
                source.id(),
                DmnXml.attribute(policy, "spec"),
                title(decision, name),
                table != null && requiredDecisions(decision).isEmpty() ? Kind.TABLE : Kind.GRAPH,
                inputsOf(decision),
                outputs,
                collects || (table == null && isCollection(outputType(decision))),
                scalar,
                sourceText());
    }

    private Element decisionNamed(String name) {
        for (Element d : DmnXml.children(definitions, "decision")) {
            if (name.equals(d.getAttribute("name"))) {
                return d;
            }
        }
        throw new PolicyRejected(List.of(new PolicyMistake(
                source.path(),
                "NO_DECISION_OF_THE_FILES_NAME",
                new Failure.Place(source.id(), null, null, null, null),
                new Text("文件中没有名为 " + name + " 的决策", "The file has no decision named " + name + "."))));
    }

    private @Nullable String sourceText() {
        Element element = DmnXml.extension(definitions, "source");
        return element == null ? null : element.getTextContent().strip();
    }

    private static boolean collectsRows(Element table) {
        String hit = table.getAttribute("hitPolicy");
        boolean many = hit.equals("COLLECT") || hit.equals("RULE ORDER") || hit.equals("OUTPUT ORDER");
        return many && !table.hasAttribute("aggregation");
    }

    private List<Element> requiredDecisions(Element decision) {
        var found = new ArrayList<Element>();
        for (Element requirement : DmnXml.children(decision, "informationRequirement")) {
            found.addAll(DmnXml.children(requirement, "requiredDecision"));
        }
        return found;
    }

    /** Input data that the decision needs, directly or through the decisions below it, in file order. */
    private List<Field> inputsOf(Element decision) {
        var needed = new HashSet<String>();
        collectInputs(decision, needed, new HashSet<>());
        var fields = new ArrayList<Field>();
        for (Element input : DmnXml.children(definitions, "inputData")) {
            if (needed.contains(input.getAttribute("id"))) {
                fields.add(inputField(input));
            }
        }
        return fields;
    }

    private void collectInputs(Element decision, Set<String> inputs, Set<String> seen) {
        if (!seen.add(decision.getAttribute("id"))) {
            return;
        }
        for (Element requirement : DmnXml.children(decision, "informationRequirement")) {
            for (Element input : DmnXml.children(requirement, "requiredInput")) {
                inputs.add(localId(input));
            }
            for (Element required : DmnXml.children(requirement, "requiredDecision")) {
                for (Element d : DmnXml.children(definitions, "decision")) {
                    if (d.getAttribute("id").equals(localId(required))) {
                        collectInputs(d, inputs, seen);
                    }
                }
            }
        }
    }

    private static String localId(Element reference) {
        String href = reference.getAttribute("href");
        return href.substring(href.indexOf('#') + 1);
    }

    private Field inputField(Element input) {
        String name = input.getAttribute("name");
        Element variable = DmnXml.child(input, "variable");
        String typeRef = variable == null ? null : DmnXml.attribute(variable, "typeRef");
        return termed(input, new Field(name, type(typeRef), null, null, allowed(typeRef), false, true));
    }

    private static Field termed(Element element, Field field) {
        Element term = DmnXml.extension(element, "term");
        if (term == null) {
            return field;
        }
        String zh = DmnXml.attribute(term, "zh");
        String en = DmnXml.attribute(term, "en");
        String unit = DmnXml.attribute(term, "unit");
        return new Field(
                field.name(),
                field.type(),
                zh == null || en == null ? null : new Text(zh, en),
                unit == null || unit.isEmpty() ? field.unit() : unit,
                field.allowedValues(),
                "true".equals(DmnXml.attribute(term, "nullable")),
                !"false".equals(DmnXml.attribute(term, "required")));
    }

    private static Text title(Element decision, String name) {
        Element term = DmnXml.extension(decision, "term");
        String zh = DmnXml.attribute(term, "zh");
        String en = DmnXml.attribute(term, "en");
        return new Text(zh == null ? name : zh, en == null ? name : en);
    }

    private List<Field> tableOutputs(Element decision, Element table) {
        var fields = new ArrayList<Field>();
        Map<String, Element> components = componentsOf(outputType(decision));
        for (Element output : DmnXml.children(table, "output")) {
            String given = output.getAttribute("name");
            String name = given.isEmpty() ? decision.getAttribute("name") : given;
            Element component = components.get(name);
            String typeRef = DmnXml.attribute(output, "typeRef");
            if (typeRef == null && component != null) {
                typeRef = DmnXml.childText(component, "typeRef");
            }
            Field field = new Field(name, type(typeRef), null, null, allowed(typeRef), false, true);
            field = component == null ? field : termed(component, field);
            fields.add(termed(output, field));
        }
        return fields;
    }

    private List<Field> typedOutputs(Element decision) {
        Map<String, Element> components = componentsOf(outputType(decision));
        if (components.isEmpty()) {
            String typeRef = outputType(decision);
            return List.of(termed(decision, new Field("value", type(typeRef), null, null, null, true, true)));
        }
        return components.values().stream().map(this::componentField).toList();
    }

    private static @Nullable String outputType(Element decision) {
        Element variable = DmnXml.child(decision, "variable");
        return variable == null ? null : DmnXml.attribute(variable, "typeRef");
    }

    private boolean isCollection(@Nullable String typeRef) {
        Element item = typeRef == null ? null : itemDefinitions.get(typeRef);
        return item != null && "true".equals(item.getAttribute("isCollection"));
    }

    private Map<String, Element> componentsOf(@Nullable String typeRef) {
        var components = new java.util.LinkedHashMap<String, Element>();
        Element item = typeRef == null ? null : itemDefinitions.get(typeRef);
        if (item == null) {
            return components;
        }
        for (Element component : DmnXml.children(item, "itemComponent")) {
            components.put(component.getAttribute("name"), component);
        }
        String base = DmnXml.childText(item, "typeRef");
        return components.isEmpty() && base != null && !base.equals(typeRef) ? componentsOf(base) : components;
    }

    private Field componentField(Element component) {
        String typeRef = DmnXml.childText(component, "typeRef");
        FieldType type = typeRef == null ? itemType(component, 0) : wrap(component, type(typeRef));
        List<Object> own = allowedOf(component);
        List<Object> allowed = own != null ? own : typeRef == null ? null : allowed(typeRef);
        return termed(component, new Field(component.getAttribute("name"), type, null, null, allowed, false, true));
    }

    private FieldType type(@Nullable String typeRef) {
        return type(typeRef, 0);
    }

    private FieldType type(@Nullable String typeRef, int depth) {
        if (typeRef == null || depth > 50) {
            return FieldType.Scalar.ANY;
        }
        Element item = itemDefinitions.get(typeRef);
        return item == null ? scalar(typeRef) : itemType(item, depth);
    }

    private FieldType itemType(Element item, int depth) {
        List<Element> components = DmnXml.children(item, "itemComponent");
        if (!components.isEmpty()) {
            return wrap(
                    item,
                    new FieldType.Struct(
                            components.stream().map(this::componentField).toList()));
        }
        return wrap(item, type(DmnXml.childText(item, "typeRef"), depth + 1));
    }

    private static FieldType wrap(Element item, FieldType element) {
        return "true".equals(item.getAttribute("isCollection")) ? new FieldType.ListOf(element) : element;
    }

    private static FieldType scalar(String typeRef) {
        String local = typeRef.substring(typeRef.indexOf(':') + 1);
        return switch (local) {
            case "number" -> FieldType.Scalar.NUMBER;
            case "string" -> FieldType.Scalar.STRING;
            case "boolean" -> FieldType.Scalar.BOOLEAN;
            case "date" -> FieldType.Scalar.DATE;
            case "time" -> FieldType.Scalar.TIME;
            case "dateTime", "date and time" -> FieldType.Scalar.DATE_TIME;
            case "dayTimeDuration", "days and time duration" -> FieldType.Scalar.DAYS_AND_TIME_DURATION;
            case "yearMonthDuration", "years and months duration" -> FieldType.Scalar.YEARS_AND_MONTHS_DURATION;
            default -> FieldType.Scalar.ANY;
        };
    }

    private @Nullable List<Object> allowed(@Nullable String typeRef) {
        Element item = typeRef == null ? null : itemDefinitions.get(typeRef);
        return item == null ? null : allowedOf(item);
    }

    /** The values of an enumeration; null where the constraint is not a plain list of literals. */
    private static @Nullable List<Object> allowedOf(Element item) {
        Element allowed = DmnXml.child(item, "allowedValues");
        String text = allowed == null ? null : DmnXml.childText(allowed, "text");
        return text == null ? null : Enumeration.parse(text);
    }
}
