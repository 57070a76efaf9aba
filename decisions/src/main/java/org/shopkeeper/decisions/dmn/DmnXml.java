package org.shopkeeper.decisions.dmn;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.policy.PolicyMistake;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that may be hostile: no document type, no external entity, no fetch. Every DMN file passes here first. */
public final class DmnXml {

    /** Namespace of the extension elements {@code sk:policy}, {@code sk:term} and {@code sk:source}. */
    public static final String EXTENSION = "https://shopkeeper.org/dmn/1";

    /** Largest file read, in characters: a table of 100,000 rows fits. */
    static final int MAX_CHARACTERS = 64_000_000;

    private DmnXml() {}

    /** @throws PolicyRejected if it is not well-formed XML, too large, or has a document type */
    public static Document read(PolicySource source) {
        if (source.text().length() > MAX_CHARACTERS) {
            throw rejected(source, "文件过大", "The file is larger than " + MAX_CHARACTERS + " characters.");
        }
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(source.text())));
        } catch (SAXParseException e) {
            String at = "line " + e.getLineNumber() + ", column " + e.getColumnNumber() + ": " + e.getMessage();
            throw rejected(source, "不是合法的 XML：" + at, "Not well-formed XML, " + at);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw rejected(source, "无法读取 XML：" + e.getMessage(), "The XML cannot be read: " + e.getMessage());
        }
    }

    private static PolicyRejected rejected(PolicySource source, String zh, String en) {
        var place = new Failure.Place(source.id(), null, null, null, null);
        return new PolicyRejected(List.of(new PolicyMistake(source.path(), "XML_REFUSED", place, new Text(zh, en))));
    }

    public static List<Element> children(Element parent, String localName) {
        var found = new ArrayList<Element>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && localName.equals(e.getLocalName())) {
                found.add(e);
            }
        }
        return found;
    }

    public static @Nullable Element child(Element parent, String localName) {
        var all = children(parent, localName);
        return all.isEmpty() ? null : all.get(0);
    }

    /** The trimmed text of a child element, null where there is no such child. */
    public static @Nullable String childText(Element parent, String localName) {
        Element child = child(parent, localName);
        return child == null ? null : child.getTextContent().strip();
    }

    /** The extension element {@code sk:NAME} of a DMN element, null where there is none. */
    public static @Nullable Element extension(Element element, String name) {
        Element holder = child(element, "extensionElements");
        if (holder == null) {
            return null;
        }
        for (Element e : children(holder, name)) {
            if (EXTENSION.equals(e.getNamespaceURI())) {
                return e;
            }
        }
        return null;
    }

    public static @Nullable String attribute(@Nullable Element element, String name) {
        return element == null || !element.hasAttribute(name) ? null : element.getAttribute(name);
    }
}
