package org.shopkeeper.conformance.tck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One file of test cases.
 *
 * @param model name of the DMN file beside it
 */
record TckFile(Path path, String model, List<Case> cases) {

    /**
     * @param service name of the decision service to invoke, null to ask for decisions
     * @param inputs by name, as plain values or {@link Typed} ones
     */
    record Case(String id, @Nullable String service, Map<String, @Nullable Object> inputs, List<Result> results) {}

    /**
     * @param name of the decision
     * @param error the decision must fail, that is be null
     */
    record Result(String name, boolean error, @Nullable Object expected) {}

    /** A temporal value, whose JSON needs its type said. */
    record Typed(String type, String text) {}

    private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

    static TckFile read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            String model = "";
            var cases = new ArrayList<Case>();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("modelName")) {
                        model = xml.getElementText().strip();
                    } else if (xml.getLocalName().equals("testCase")) {
                        cases.add(testCase(xml));
                    }
                }
            }
            return new TckFile(path, model, cases);
        } catch (XMLStreamException e) {
            throw new IOException(path + " is not XML: " + e.getMessage(), e);
        }
    }

    /** Namespace, name and imported namespaces of a DMN file. */
    record ModelHead(String namespace, String name, List<String> imports) {

        static ModelHead read(Path dmn) throws IOException {
            try (InputStream in = Files.newInputStream(dmn)) {
                XMLStreamReader xml = factory().createXMLStreamReader(in);
                String namespace = "";
                String name = "";
                var imports = new ArrayList<String>();
                while (xml.hasNext()) {
                    if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                        continue;
                    }
                    if (xml.getLocalName().equals("definitions")) {
                        namespace = String.valueOf(xml.getAttributeValue(null, "namespace"));
                        name = String.valueOf(xml.getAttributeValue(null, "name"));
                    } else if (xml.getLocalName().equals("import")) {
                        imports.add(String.valueOf(xml.getAttributeValue(null, "namespace")));
                    }
                }
                return new ModelHead(namespace, name, imports);
            } catch (XMLStreamException e) {
                throw new IOException(dmn + " is not XML: " + e.getMessage(), e);
            }
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static Case testCase(XMLStreamReader xml) throws XMLStreamException {
        String id = String.valueOf(xml.getAttributeValue(null, "id"));
        boolean service = "decisionService".equals(xml.getAttributeValue(null, "type"));
        String invocable = xml.getAttributeValue(null, "invocableName");
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        var results = new ArrayList<Result>();
        while (!ends(xml, "testCase")) {
            if (!xml.isStartElement()) {
                continue;
            }
            if (xml.getLocalName().equals("inputNode")) {
                String name = String.valueOf(xml.getAttributeValue(null, "name"));
                inputs.put(name, content(xml, "inputNode"));
            } else if (xml.getLocalName().equals("resultNode")) {
                results.add(result(xml));
            }
        }
        return new Case(id, service ? invocable : null, inputs, results);
    }

    private static Result result(XMLStreamReader xml) throws XMLStreamException {
        String name = String.valueOf(xml.getAttributeValue(null, "name"));
        boolean error = Boolean.parseBoolean(xml.getAttributeValue(null, "errorResult"));
        Object expected = null;
        while (!ends(xml, "resultNode")) {
            if (xml.isStartElement() && xml.getLocalName().equals("expected")) {
                expected = content(xml, "expected");
            }
        }
        return new Result(name, error, expected);
    }

    /** What stands in an element that holds a value, a list or components, up to its end. */
    private static @Nullable Object content(XMLStreamReader xml, String element) throws XMLStreamException {
        Object value = null;
        Map<String, @Nullable Object> context = null;
        if (Boolean.parseBoolean(xml.getAttributeValue(XSI, "nil"))) {
            skip(xml, element);
            return null;
        }
        int depth = 0;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (depth-- == 0) {
                    break;
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "value" -> value = value(xml);
                    case "list" -> value = list(xml);
                    case "component" -> {
                        context = context == null ? new LinkedHashMap<>() : context;
                        String name = String.valueOf(xml.getAttributeValue(null, "name"));
                        context.put(name, content(xml, "component"));
                    }
                    default -> depth++;
                }
            }
        }
        return context == null ? value : context;
    }

    private static List<@Nullable Object> list(XMLStreamReader xml) throws XMLStreamException {
        var items = new ArrayList<@Nullable Object>();
        while (!ends(xml, "list")) {
            if (xml.isStartElement() && xml.getLocalName().equals("item")) {
                items.add(content(xml, "item"));
            }
        }
        return items;
    }

    private static @Nullable Object value(XMLStreamReader xml) throws XMLStreamException {
        String type = xml.getAttributeValue(XSI, "type");
        boolean nil = Boolean.parseBoolean(xml.getAttributeValue(XSI, "nil"));
        String text = xml.getElementText();
        return nil ? null : TckValue.of(type == null ? "string" : type.substring(type.indexOf(':') + 1), text);
    }

    /** Moves on by one; true at the end of the element. */
    private static boolean ends(XMLStreamReader xml, String element) throws XMLStreamException {
        return xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(element);
    }

    private static void skip(XMLStreamReader xml, String element) throws XMLStreamException {
        while (!ends(xml, element)) {
            continue;
        }
    }
}
