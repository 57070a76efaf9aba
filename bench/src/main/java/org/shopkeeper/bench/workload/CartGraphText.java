package org.shopkeeper.bench.workload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cart graph in DMN, and as GoRules' JSON decision model. */
public final class CartGraphText {

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="T4" namespace="http://bench/T4">
            <itemDefinition id="tLine" name="tLine">
              <itemComponent id="tLine1" name="sku"><typeRef>string</typeRef></itemComponent>
              <itemComponent id="tLine2" name="category"><typeRef>string</typeRef></itemComponent>
              <itemComponent id="tLine3" name="qty"><typeRef>number</typeRef></itemComponent>
              <itemComponent id="tLine4" name="price"><typeRef>number</typeRef></itemComponent>
              <itemComponent id="tLine5" name="weight"><typeRef>number</typeRef></itemComponent>
            </itemDefinition>
            <itemDefinition id="tCart" name="tCart" isCollection="true"><typeRef>tLine</typeRef></itemDefinition>
            <itemDefinition id="tCodes" name="tCodes" isCollection="true"><typeRef>string</typeRef></itemDefinition>
            <inputData id="cart" name="cart"><variable id="vCart" name="cart" typeRef="tCart"/></inputData>
            <inputData id="segment" name="segment"><variable id="vSegment" name="segment" typeRef="string"/></inputData>
            <inputData id="festival" name="festival"><variable id="vFestival" name="festival" typeRef="boolean"/></inputData>
            <businessKnowledgeModel id="netPrice" name="netPrice"><variable id="vNetPrice" name="netPrice"/>
              <encapsulatedLogic id="netPriceLogic">
                <formalParameter id="p1" name="s" typeRef="number"/><formalParameter id="p2" name="n" typeRef="number"/><formalParameter id="p3" name="f" typeRef="number"/>
                <literalExpression id="netPriceText" typeRef="number"><text>s * (1 - 0.02 * n) + f</text></literalExpression>
              </encapsulatedLogic>
            </businessKnowledgeModel>
            """;

    private static final String TIER =
            """
            &lt; 200|"vip"|"silver"
            &lt; 200|not("vip")|"bronze"
            [200..1000)|"vip"|"gold"
            [200..1000)|"loyal"|"silver"
            [200..1000)|"new"|"bronze"
            &gt;= 1000|"vip","loyal"|"gold"
            &gt;= 1000|"new"|"silver"
            """;

    private static final String PROMOTIONS =
            """
            -|true|-|"FESTIVE"
            &gt;= 500|-|-|"BIG500"
            &gt;= 1500|-|-|"BIG1500"
            -|-|"gold"|"GOLD"
            -|true|"gold","silver"|"FESTGS"
            &lt; 100|false|-|"SMALL"
            -|false|"bronze"|"WELCOME"
            -|-|-|"BASE"
            &gt;= 3000|true|"gold"|"WHALE"
            """;

    private static final String SHIPPING =
            """
            true|"gold"|-|9.9
            true|-|-|19.9
            false|"gold"|-|0
            false|-|&gt;= 300|0
            false|-|[100..300)|4.9
            -|-|-|7.9
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    private CartGraphText() {}

    static String dmn() {
        CartGraphText text = new CartGraphText();
        text.expression("subtotal", "number", List.of("cart"), "sum(for l in cart return l.qty * l.price)");
        text.expression(
                "bulky",
                "boolean",
                List.of("cart"),
                "(some l in cart satisfies l.category = \"electronics\" and l.qty &gt; 2) or count(cart[price &gt; 150]) &gt;= 3");
        text.table("tier", "string", "UNIQUE", List.of("subtotal:number", "segment:string"), TIER);
        text.table(
                "promotions",
                "tCodes",
                "COLLECT",
                List.of("subtotal:number", "festival:boolean", "tier:string"),
                PROMOTIONS);
        text.table("shipping", "number", "FIRST", List.of("bulky:boolean", "tier:string", "subtotal:number"), SHIPPING);
        text.expression(
                "total",
                "number",
                List.of("subtotal", "promotions", "shipping"),
                "netPrice(subtotal, count(promotions), shipping)");
        return text.out.append("</definitions>\n").toString();
    }

    private void open(String name, String type, List<String> needs) {
        out.append("<decision id=\"%1$s\" name=\"%1$s\"><variable id=\"v_%1$s\" name=\"%1$s\" typeRef=\"%2$s\"/>%n"
                .formatted(name, type));
        for (String need : needs) {
            boolean input = List.of("cart", "segment", "festival").contains(need);
            out.append(
                    "<informationRequirement id=\"%1$s_%2$s\"><required%3$s href=\"#%2$s\"/></informationRequirement>%n"
                            .formatted(name, need, input ? "Input" : "Decision"));
        }
    }

    private void expression(String name, String type, List<String> needs, String text) {
        open(name, type, needs);
        if (text.startsWith("netPrice")) {
            out.append(
                    "<knowledgeRequirement id=\"k1\"><requiredKnowledge href=\"#netPrice\"/></knowledgeRequirement>\n");
        }
        out.append("<literalExpression id=\"e_%s\" typeRef=\"%s\"><text>%s</text></literalExpression></decision>%n"
                .formatted(name, type, text));
    }

    private void table(String name, String type, String hitPolicy, List<String> inputs, String rows) {
        open(name, type, inputs.stream().map(input -> input.split(":")[0]).toList());
        out.append("<decisionTable id=\"t_%s\" hitPolicy=\"%s\">%n".formatted(name, hitPolicy));
        for (String input : inputs) {
            String[] part = input.split(":");
            out.append(
                    "<input id=\"%1$s_%2$s_c\"><inputExpression id=\"%1$s_%2$s_e\" typeRef=\"%3$s\"><text>%2$s</text></inputExpression></input>%n"
                            .formatted(name, part[0], part[1]));
        }
        String output = type.equals("tCodes") ? "string" : type;
        out.append("<output id=\"o_%1$s\" name=\"%1$s\" typeRef=\"%2$s\"/>%n".formatted(name, output));
        int number = 0;
        for (String row : rows.strip().lines().toList()) {
            String[] cells = row.strip().split("\\|");
            out.append("<rule id=\"%s_r%d\">".formatted(name, number));
            for (int c = 0; c < cells.length; c++) {
                String tag = c < cells.length - 1 ? "inputEntry" : "outputEntry";
                out.append("<%1$s id=\"%2$s_r%3$d_%4$d\"><text>%5$s</text></%1$s>"
                        .formatted(tag, name, number, c, cells[c]));
            }
            out.append("</rule>\n");
            number++;
        }
        out.append("</decisionTable></decision>\n");
    }

    /** The same without the knowledge model, which it has not; its numbers are decimals too. */
    public static String jdm() {
        List<String> nodes = new ArrayList<>();
        nodes.add(node("in", "inputNode", null));
        nodes.add(
                node(
                        "x1",
                        "expressionNode",
                        "{\"passThrough\":true,\"expressions\":[%s,%s]}"
                                .formatted(
                                        entry("subtotal", "sum(map(cart, #.qty * #.price))"),
                                        entry(
                                                "bulky",
                                                "some(cart, #.category == \"electronics\" and #.qty > 2) or len(filter(cart, #.price > 150)) >= 3"))));
        nodes.add(node("t1", "decisionTableNode", jdmTable("first", "tier", "", List.of("subtotal", "segment"), TIER)));
        nodes.add(node(
                "t2",
                "decisionTableNode",
                jdmTable("collect", "code", "promotions", List.of("subtotal", "festival", "tier"), PROMOTIONS)));
        nodes.add(node(
                "t3",
                "decisionTableNode",
                jdmTable("first", "shipping", "", List.of("bulky", "tier", "subtotal"), SHIPPING)));
        nodes.add(node(
                "x2",
                "expressionNode",
                "{\"passThrough\":false,\"expressions\":[%s]}"
                        .formatted(entry("total", "subtotal * (1 - 0.02 * len(promotions)) + shipping"))));
        nodes.add(node("out", "outputNode", null));
        List<String> edges = new ArrayList<>();
        List<String> order = List.of("in", "x1", "t1", "t2", "t3", "x2", "out");
        for (int i = 0; i + 1 < order.size(); i++) {
            edges.add("{\"id\":\"e%d\",\"type\":\"edge\",\"sourceId\":\"%s\",\"targetId\":\"%s\"}"
                    .formatted(i, order.get(i), order.get(i + 1)));
        }
        return "{\"contentType\":\"application/vnd.gorules.decision\",\"nodes\":[%s],\"edges\":[%s]}"
                .formatted(String.join(",\n", nodes), String.join(",", edges));
    }

    private static String node(String id, String type, @Nullable String content) {
        return "{\"id\":\"%1$s\",\"name\":\"%1$s\",\"type\":\"%2$s\",\"position\":{\"x\":0,\"y\":0}%3$s}"
                .formatted(id, type, content == null ? "" : ",\"content\":" + content);
    }

    private static String entry(String key, String value) {
        return "{\"id\":%1$s,\"key\":%1$s,\"value\":%2$s}".formatted(JdmText.quoted(key), JdmText.quoted(value));
    }

    private static String jdmTable(String hitPolicy, String output, String path, List<String> inputs, String rows) {
        List<String> fields =
                inputs.stream().map(name -> JdmText.field(name, name)).toList();
        List<String> rules = new ArrayList<>();
        for (String row : rows.strip().lines().toList()) {
            String[] cells = row.strip()
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("not(\"vip\")", "$ != \"vip\"")
                    .split("\\|");
            List<String> entries = new ArrayList<>();
            entries.add("\"_id\":" + JdmText.quoted(output + rules.size()));
            for (int c = 0; c < inputs.size(); c++) {
                entries.add(JdmText.quoted(inputs.get(c)) + ":" + JdmText.quoted("-".equals(cells[c]) ? "" : cells[c]));
            }
            entries.add("\"o\":" + JdmText.quoted(cells[inputs.size()]));
            rules.add("{" + String.join(",", entries) + "}");
        }
        return "{\"passThrough\":true,\"hitPolicy\":\"%s\",%s\"inputs\":[%s],\"outputs\":[%s],\"rules\":[%s]}"
                .formatted(
                        hitPolicy,
                        path.isEmpty() ? "" : "\"outputPath\":\"" + path + "\",",
                        String.join(",", fields),
                        JdmText.field("o", output),
                        String.join(",", rules));
    }
}
