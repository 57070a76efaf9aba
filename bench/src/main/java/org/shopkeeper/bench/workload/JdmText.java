package org.shopkeeper.bench.workload;

import java.util.ArrayList;
import java.util.List;
import org.shopkeeper.decisions.table.Table;

/** A table workload as GoRules' JSON decision model. UNIQUE becomes first, which is less work. */
public final class JdmText {

    private static final String MODEL =
            """
            {"contentType":"application/vnd.gorules.decision",
             "nodes":[{"id":"in","type":"inputNode","name":"request","position":{"x":0,"y":0}},
              {"id":"t","type":"decisionTableNode","name":"Price","position":{"x":0,"y":0},"content":{"hitPolicy":"first",
               "inputs":[%s],
               "outputs":[%s],
               "rules":[%s]}},
              {"id":"out","type":"outputNode","name":"response","position":{"x":0,"y":0}}],
             "edges":[{"id":"e1","type":"edge","sourceId":"in","targetId":"t"},{"id":"e2","type":"edge","sourceId":"t","targetId":"out"}]}
            """;

    private JdmText() {}

    public static String of(TableWorkload work) {
        List<String> inputs = new ArrayList<>();
        for (Table.Column column : work.table().columns()) inputs.add(field("i" + inputs.size(), column.name()));
        List<String> outputs = new ArrayList<>();
        for (String name : work.outputNames()) outputs.add(field("o" + outputs.size(), name));
        List<String> rules = new ArrayList<>();
        for (Table.Row row : work.table().rows()) rules.add(rule(rules.size(), row));
        return MODEL.formatted(String.join(",", inputs), String.join(",", outputs), String.join(",\n", rules));
    }

    /** The facts as a JSON array of objects. */
    public static String facts(TableWorkload work) {
        List<String> facts = new ArrayList<>();
        for (Object[] fact : work.facts()) {
            List<String> fields = new ArrayList<>();
            for (int c = 0; c < fact.length; c++) {
                String value = fact[c] instanceof String text ? quoted(text) : fact[c].toString();
                fields.add(quoted(work.table().columns().get(c).name()) + ":" + value);
            }
            facts.add("{" + String.join(",", fields) + "}");
        }
        return "[" + String.join(",\n", facts) + "]";
    }

    static String field(String id, String name) {
        return "{\"id\":%s,\"name\":%2$s,\"field\":%2$s}".formatted(quoted(id), quoted(name));
    }

    private static String rule(int number, Table.Row row) {
        List<String> fields = new ArrayList<>();
        fields.add("\"_id\":" + quoted("r" + number));
        for (int c = 0; c < row.cells().size(); c++) {
            String cell = DmnText.cell(row.cells().get(c));
            fields.add(quoted("i" + c) + ":" + quoted("-".equals(cell) ? "" : cell));
        }
        for (int o = 0; o < row.outputs().size(); o++) {
            fields.add(quoted("o" + o) + ":" + quoted(row.outputs().get(o)));
        }
        return "{" + String.join(",", fields) + "}";
    }

    static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}
