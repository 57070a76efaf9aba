package org.shopkeeper.bench.workload;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/** A table workload as a DMN 1.3 file. */
public final class DmnText {

    private static final String MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    private DmnText() {}

    public static String of(TableWorkload work) {
        Table table = work.table();
        StringBuilder out = new StringBuilder(table.rows().size() * 400 + 2000);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<definitions xmlns=\"")
                .append(MODEL);
        out.append("\" id=\"definitions\" name=\"").append(work.name());
        out.append("\" namespace=\"http://bench/").append(work.name()).append("\">\n");
        out.append("<itemDefinition id=\"t\" name=\"tOutcome\">");
        for (int o = 0; o < work.outputNames().size(); o++) {
            out.append("<itemComponent id=\"t%d\" name=\"%s\"><typeRef>%s</typeRef></itemComponent>"
                    .formatted(o, work.outputNames().get(o), outputType(work, o)));
        }
        out.append("</itemDefinition>\n");
        for (Table.Column column : table.columns()) {
            out.append(
                    "<inputData id=\"i_%1$s\" name=\"%1$s\"><variable id=\"v_%1$s\" name=\"%1$s\" typeRef=\"%2$s\"/></inputData>\n"
                            .formatted(column.name(), type(column)));
        }
        out.append(
                "<decision id=\"Price\" name=\"Price\"><variable id=\"v_Price\" name=\"Price\" typeRef=\"tOutcome\"/>\n");
        for (Table.Column column : table.columns()) {
            out.append(
                    "<informationRequirement id=\"r_%1$s\"><requiredInput href=\"#i_%1$s\"/></informationRequirement>\n"
                            .formatted(column.name()));
        }
        out.append("<decisionTable id=\"table\" hitPolicy=\"")
                .append(table.hitPolicy())
                .append("\">\n");
        for (Table.Column column : table.columns()) {
            out.append(
                    "<input id=\"c_%1$s\"><inputExpression id=\"e_%1$s\" typeRef=\"%2$s\"><text>%1$s</text></inputExpression></input>\n"
                            .formatted(column.name(), type(column)));
        }
        for (int o = 0; o < work.outputNames().size(); o++) {
            out.append("<output id=\"o%d\" name=\"%s\" typeRef=\"%s\"/>\n"
                    .formatted(o, work.outputNames().get(o), outputType(work, o)));
        }
        for (int r = 0; r < table.rows().size(); r++) rule(out, r, table.rows().get(r));
        return out.append("</decisionTable></decision></definitions>\n").toString();
    }

    private static void rule(StringBuilder out, int number, Table.Row row) {
        out.append("<rule id=\"r").append(number).append("\">");
        for (int c = 0; c < row.cells().size(); c++) {
            out.append("<inputEntry id=\"r")
                    .append(number)
                    .append('c')
                    .append(c)
                    .append("\"><text>");
            out.append(xml(cell(row.cells().get(c)))).append("</text></inputEntry>");
        }
        for (int o = 0; o < row.outputs().size(); o++) {
            out.append("<outputEntry id=\"r")
                    .append(number)
                    .append('o')
                    .append(o)
                    .append("\"><text>");
            out.append(xml(row.outputs().get(o))).append("</text></outputEntry>");
        }
        out.append("</rule>\n");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** A cell in FEEL, which is the language of GoRules' tables too. */
    static String cell(CellSet cell) {
        if (cell instanceof CellSet.Values values) {
            Object value = values.values().iterator().next();
            return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
        }
        if (!(cell instanceof CellSet.Intervals intervals)) return "-";
        CellSet.Interval part = intervals.parts().get(0);
        if (part.low() == null) return "< " + plain(part.high());
        if (part.high() == null) return ">= " + plain(part.low());
        return "[%s..%s)".formatted(plain(part.low()), plain(part.high()));
    }

    private static String plain(@Nullable Object number) {
        return ((BigDecimal) Objects.requireNonNull(number))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String type(Table.Column column) {
        return switch (column.type()) {
            case STRING -> "string";
            case NUMBER -> "number";
            default -> "boolean";
        };
    }

    private static String outputType(TableWorkload work, int output) {
        List<Table.Row> rows = work.table().rows();
        return rows.get(0).outputs().get(output).startsWith("\"") ? "string" : "number";
    }
}
