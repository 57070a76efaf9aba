package org.shopkeeper.decisions.dmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.policy.PolicySource;
import org.w3c.dom.Element;

/**
 * A decision table as its author wrote it.
 *
 * @param hitPolicy as DMN names it, with the aggregation where there is one: {@code FIRST}, {@code COLLECT SUM}
 * @param inputs the expressions at the head of the input columns
 * @param outputs names of the output columns
 * @param rules top down
 */
public record TableText(String hitPolicy, List<String> inputs, List<String> outputs, List<Rule> rules) {

    /**
     * @param number 1-based
     * @param when FEEL unary tests, one per input column
     * @param then FEEL expressions, one per output column
     * @param notes annotations by column name; empty ones are left out
     */
    public record Rule(int number, String id, List<String> when, List<String> then, Map<String, String> notes) {}

    /** The table of the decision of that name; null where it has none. */
    public static @Nullable TableText read(PolicySource source, String decision) {
        Element definitions = DmnXml.read(source).getDocumentElement();
        for (Element d : DmnXml.children(definitions, "decision")) {
            Element table = DmnXml.child(d, "decisionTable");
            if (table != null && decision.equals(d.getAttribute("name"))) {
                return read(table);
            }
        }
        return null;
    }

    private static TableText read(Element table) {
        var inputs = new ArrayList<String>();
        for (Element input : DmnXml.children(table, "input")) {
            Element expression = DmnXml.child(input, "inputExpression");
            String text = expression == null ? null : DmnXml.childText(expression, "text");
            inputs.add(text == null ? input.getAttribute("label") : text);
        }
        var outputs = new ArrayList<String>();
        for (Element output : DmnXml.children(table, "output")) {
            outputs.add(output.getAttribute("name"));
        }
        List<String> notes = DmnXml.children(table, "annotation").stream()
                .map(a -> a.getAttribute("name"))
                .toList();
        var rules = new ArrayList<Rule>();
        for (Element rule : DmnXml.children(table, "rule")) {
            rules.add(rule(rules.size() + 1, rule, notes));
        }
        String hit = table.hasAttribute("hitPolicy") ? table.getAttribute("hitPolicy") : "UNIQUE";
        String aggregation = table.getAttribute("aggregation");
        return new TableText(aggregation.isEmpty() ? hit : hit + " " + aggregation, inputs, outputs, rules);
    }

    private static Rule rule(int number, Element rule, List<String> columns) {
        var notes = new LinkedHashMap<String, String>();
        List<String> entries = texts(rule, "annotationEntry");
        for (int i = 0; i < Math.min(columns.size(), entries.size()); i++) {
            if (!entries.get(i).isEmpty()) {
                notes.put(columns.get(i), entries.get(i));
            }
        }
        return new Rule(number, rule.getAttribute("id"), texts(rule, "inputEntry"), texts(rule, "outputEntry"), notes);
    }

    private static List<String> texts(Element rule, String kind) {
        return DmnXml.children(rule, kind).stream()
                .map(e -> DmnXml.childText(e, "text"))
                .map(t -> t == null ? "" : t)
                .toList();
    }
}
