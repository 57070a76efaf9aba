package org.shopkeeper.decisions.dmn;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.dmn.DmnModel.BusinessKnowledge;
import org.shopkeeper.decisions.dmn.DmnModel.DecisionNode;
import org.shopkeeper.decisions.dmn.DmnModel.DecisionService;
import org.shopkeeper.decisions.dmn.DmnModel.FunctionItem;
import org.shopkeeper.decisions.dmn.DmnModel.Import;
import org.shopkeeper.decisions.dmn.DmnModel.InputData;
import org.shopkeeper.decisions.dmn.DmnModel.ItemDefinition;
import org.shopkeeper.decisions.dmn.DmnModel.Parameter;

/**
 * Reads DMN 1.1 to 1.5 in one pass, so that a table of 100,000 rows costs no second copy. A document type declaration is
 * refused (no entity is ever expanded, no address ever fetched); size and depth are bounded.
 */
public final class DmnReader {

    /** Characters of one file. */
    static final int MAX_CHARS = 128 * 1024 * 1024;

    /** Elements inside each other. */
    static final int MAX_DEPTH = 256;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final String policy;
    private final BoxedReader boxed;
    private int depth;

    private DmnReader(String policy, XMLStreamReader xml) {
        this.policy = policy;
        this.xml = xml;
        this.boxed = new BoxedReader(this);
    }

    /**
     * @param policy id of the policy, {@code area/name}
     * @throws DmnUnreadable if it is no DMN, or not a safe one
     */
    public static DmnModel read(String policy, String text) {
        if (text.length() > MAX_CHARS) {
            throw new DmnUnreadable("TOO_LARGE", "The file has more than " + MAX_CHARS + " characters", 0);
        }
        int start = !text.isEmpty() && text.charAt(0) == '\uFEFF' ? 1 : 0;
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text.substring(start)));
            try {
                return new DmnReader(policy, xml).file();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new DmnUnreadable("XML_MALFORMED", "The file is not well-formed XML: " + firstLine(e), line);
        }
    }

    private static String firstLine(XMLStreamException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "unknown cause");
        int at = message.indexOf("Message: ");
        return at < 0 ? message : message.substring(at + 9);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("External entities are refused");
        });
        return factory;
    }

    private DmnModel file() throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new DmnUnreadable(
                        "DOCTYPE_REFUSED", "A document type declaration (<!DOCTYPE) is not allowed", line());
            }
        }
        if (!xml.getLocalName().equals("definitions")) {
            throw new DmnUnreadable(
                    "NOT_DMN", "The root element is <" + xml.getLocalName() + ">, not <definitions>", line());
        }
        String namespace = attributeOr("namespace", "");
        String name = attributeOr("name", "");
        List<Import> imports = new ArrayList<>();
        List<ItemDefinition> items = new ArrayList<>();
        List<InputData> inputs = new ArrayList<>();
        List<DecisionNode> decisions = new ArrayList<>();
        List<BusinessKnowledge> knowledge = new ArrayList<>();
        List<DecisionService> services = new ArrayList<>();
        children(tag -> {
            switch (tag) {
                case "import" -> {
                    imports.add(new Import(
                            attributeOr("name", ""), attributeOr("namespace", ""), attributeOr("importType", "")));
                    skip();
                }
                case "itemDefinition" -> items.add(item());
                case "inputData" -> inputs.add(inputData());
                case "decision" -> decisions.add(decision());
                case "businessKnowledgeModel" -> knowledge.add(knowledge());
                case "decisionService" -> services.add(service());
                default -> skip();
            }
        });
        return new DmnModel(policy, namespace, name, imports, items, inputs, decisions, knowledge, services);
    }

    private ItemDefinition item() throws XMLStreamException {
        String name = attributeOr("name", "");
        boolean collection = "true".equals(attribute("isCollection"));
        ItemParts parts = new ItemParts();
        children(tag -> {
            switch (tag) {
                case "typeRef" -> parts.typeRef = typeRef(text());
                case "allowedValues" -> parts.allowed = inner("text");
                case "typeConstraint" -> parts.constraint = inner("text");
                case "itemComponent" -> parts.components.add(item());
                case "functionItem" -> parts.function = functionItem();
                default -> skip();
            }
        });
        return new ItemDefinition(
                name, parts.typeRef, collection, parts.allowed, parts.constraint, parts.components, parts.function);
    }

    private static final class ItemParts {
        @Nullable
        String typeRef;

        @Nullable
        String allowed;

        @Nullable
        String constraint;

        @Nullable
        FunctionItem function;

        final List<ItemDefinition> components = new ArrayList<>();
    }

    private FunctionItem functionItem() throws XMLStreamException {
        String output = typeRef(attribute("outputTypeRef"));
        List<Parameter> parameters = new ArrayList<>();
        children(tag -> {
            if (tag.equals("parameters")) {
                parameters.add(parameter());
            } else {
                skip();
            }
        });
        return new FunctionItem(output, parameters);
    }

    private InputData inputData() throws XMLStreamException {
        String name = attributeOr("name", "");
        String id = attributeOr("id", "name:" + name);
        Parameter[] variable = {new Parameter(name, null)};
        children(tag -> {
            if (tag.equals("variable")) {
                variable[0] = parameter();
            } else {
                skip();
            }
        });
        return new InputData(id, name, variable[0].typeRef());
    }

    private DecisionNode decision() throws XMLStreamException {
        String name = attributeOr("name", "");
        String id = attributeOr("id", "name:" + name);
        Parameter[] variable = {new Parameter(name, null)};
        Requirements needs = new Requirements();
        @Nullable Boxed[] logic = new Boxed[1];
        children(tag -> {
            switch (tag) {
                case "variable" -> variable[0] = parameter();
                case "informationRequirement", "knowledgeRequirement" -> needs.read();
                default -> {
                    if (BoxedReader.reads(tag)) {
                        logic[0] = boxed.read(tag);
                    } else {
                        skip();
                    }
                }
            }
        });
        return new DecisionNode(
                id, name, variable[0].typeRef(), needs.decisions, needs.inputs, needs.knowledge, logic[0]);
    }

    private BusinessKnowledge knowledge() throws XMLStreamException {
        String name = attributeOr("name", "");
        String id = attributeOr("id", "name:" + name);
        Parameter[] variable = {new Parameter(name, null)};
        Requirements needs = new Requirements();
        Boxed.@Nullable FunctionBox[] logic = new Boxed.FunctionBox[1];
        children(tag -> {
            switch (tag) {
                case "variable" -> variable[0] = parameter();
                case "knowledgeRequirement" -> needs.read();
                case "encapsulatedLogic" -> logic[0] = boxed.function();
                default -> skip();
            }
        });
        return new BusinessKnowledge(id, name, variable[0].typeRef(), needs.knowledge, logic[0]);
    }

    private DecisionService service() throws XMLStreamException {
        String name = attributeOr("name", "");
        String id = attributeOr("id", "name:" + name);
        Parameter[] variable = {new Parameter(name, null)};
        Map<String, List<String>> references = Map.of(
                "outputDecision", new ArrayList<>(),
                "encapsulatedDecision", new ArrayList<>(),
                "inputDecision", new ArrayList<>(),
                "inputData", new ArrayList<>());
        children(tag -> {
            List<String> kind = references.get(tag);
            if (kind != null) {
                kind.add(href());
                skip();
            } else if (tag.equals("variable")) {
                variable[0] = parameter();
            } else {
                skip();
            }
        });
        return new DecisionService(
                id,
                name,
                variable[0].typeRef(),
                references.getOrDefault("outputDecision", List.of()),
                references.getOrDefault("encapsulatedDecision", List.of()),
                references.getOrDefault("inputDecision", List.of()),
                references.getOrDefault("inputData", List.of()));
    }

    /** What a decision or a business knowledge model draws on. */
    private final class Requirements {
        final List<String> decisions = new ArrayList<>();
        final List<String> inputs = new ArrayList<>();
        final List<String> knowledge = new ArrayList<>();

        void read() throws XMLStreamException {
            children(tag -> {
                switch (tag) {
                    case "requiredDecision" -> decisions.add(href());
                    case "requiredInput" -> inputs.add(href());
                    case "requiredKnowledge" -> knowledge.add(href());
                    default -> {}
                }
                skip();
            });
        }
    }

    private String href() {
        String href = attributeOr("href", "");
        return href.startsWith("#") ? href.substring(1) : href;
    }

    /** At a start tag: the {@code name} and {@code typeRef} it carries; leaves at its end tag. */
    Parameter parameter() throws XMLStreamException {
        String name = attributeOr("name", "");
        String[] type = {Objects.requireNonNullElse(typeRef(attribute("typeRef")), "")};
        children(tag -> {
            // DMN 1.1 writes the type as an element.
            if (tag.equals("typeRef")) {
                type[0] = Objects.requireNonNullElse(typeRef(text()), "");
            } else {
                skip();
            }
        });
        return new Parameter(name, type[0].isEmpty() ? null : type[0]);
    }

    /** The type reference without the prefix of the FEEL namespace ({@code feel:string}); null when absent. */
    @Nullable
    String typeRef(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String trimmed = written.strip();
        int colon = trimmed.indexOf(':');
        return colon > 0 && trimmed.indexOf('<') < 0 ? trimmed.substring(colon + 1) : trimmed;
    }

    interface Child {
        void at(String tag) throws XMLStreamException;
    }

    /** At a start tag: visits each DMN child element; the visitor must leave at the end tag of its element. */
    void children(Child visitor) throws XMLStreamException {
        if (++depth > MAX_DEPTH) {
            throw new DmnUnreadable("TOO_DEEP", "More than " + MAX_DEPTH + " elements inside each other", line());
        }
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                visitor.at(xml.getLocalName());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                return;
            }
        }
    }

    /** At a start tag: leaves at its end tag. */
    void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }

    /** At a start tag: its characters; leaves at its end tag. */
    String text() throws XMLStreamException {
        String all = "";
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                all = all.isEmpty() ? xml.getText() : all + xml.getText();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                skip();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return all;
            }
        }
    }

    /** At a start tag: the characters of its child of that name, {@code ""} if it has none. */
    String inner(String child) throws XMLStreamException {
        String[] found = {""};
        children(tag -> {
            if (tag.equals(child)) {
                found[0] = text();
            } else {
                skip();
            }
        });
        return found[0];
    }

    @Nullable
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    String attributeOr(String name, String otherwise) {
        return Objects.requireNonNullElse(attribute(name), otherwise);
    }

    int line() {
        return xml.getLocation().getLineNumber();
    }
}
