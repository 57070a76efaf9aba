package org.shopkeeper.decisions.compile;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelValues;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The cases of the DMN TCK below a folder, in the form of its test XML. */
final class TckCases {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private TckCases() {}

    /**
     * @param model the DMN file
     * @param service name of the decision service that is asked; null: each result names its decision
     */
    record Case(
            Path model,
            String id,
            @Nullable String service,
            Map<String, @Nullable Object> inputs,
            List<Expected> results) {}

    record Expected(String name, @Nullable Object value) {}

    static List<Case> below(Path folder) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                read(file, cases);
            }
        }
        return cases;
    }

    private static void read(Path file, List<Case> into) throws IOException {
        Element root;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file.toString(), e);
        }
        Element modelName = child(root, "modelName");
        if (modelName == null) {
            return;
        }
        Path model = file.resolveSibling(modelName.getTextContent().strip());
        for (Element test : children(root, "testCase")) {
            Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
            for (Element input : children(test, "inputNode")) {
                inputs.put(input.getAttribute("name"), value(input));
            }
            List<Expected> results = new ArrayList<>();
            for (Element result : children(test, "resultNode")) {
                Element expected = child(result, "expected");
                results.add(new Expected(result.getAttribute("name"), expected == null ? null : value(expected)));
            }
            String service =
                    test.getAttribute("type").equals("decisionService") ? test.getAttribute("invocableName") : null;
            into.add(new Case(model, test.getAttribute("id"), service, inputs, results));
        }
    }

    private static @Nullable Object value(Element holder) {
        Element list = child(holder, "list");
        if (list != null) {
            if (isNil(list)) {
                return null;
            }
            List<@Nullable Object> items = new ArrayList<>();
            for (Element item : children(list, "item")) {
                items.add(value(item));
            }
            return items;
        }
        List<Element> components = children(holder, "component");
        if (!components.isEmpty()) {
            Map<String, @Nullable Object> context = new LinkedHashMap<>();
            for (Element component : components) {
                context.put(component.getAttribute("name"), isNil(component) ? null : value(component));
            }
            return context;
        }
        Element value = child(holder, "value");
        return value == null || isNil(value) ? null : scalar(value);
    }

    private static boolean isNil(Element element) {
        return "true".equals(element.getAttributeNS(XSI, "nil"));
    }

    private static @Nullable Object scalar(Element value) {
        String written = value.getAttributeNS(XSI, "type");
        String type = written.substring(written.indexOf(':') + 1);
        String text = value.getTextContent();
        return switch (type) {
            case "decimal", "double", "integer", "int", "long", "float" -> new BigDecimal(text.strip());
            case "boolean" -> Boolean.valueOf(text.strip());
            case "date", "time", "dateTime", "duration" -> FeelValues.temporal(text.strip());
            default -> text;
        };
    }

    static @Nullable Element child(Element parent, String name) {
        List<Element> all = children(parent, name);
        return all.isEmpty() ? null : all.get(0);
    }

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element element && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
