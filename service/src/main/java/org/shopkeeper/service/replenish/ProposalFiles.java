package org.shopkeeper.service.replenish;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.service.jobs.Job;

/** Writes the proposals as CSV, as XLSX with the conventions on a sheet of their own, and as one JSON object a line. */
final class ProposalFiles {

    /** UTF-8 with its mark, without which a spreadsheet takes Chinese text for something else. */
    private static final String MARK = "\ufeff";

    private record Column(String name, Function<Proposal, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("sku", Proposal::sku),
            new Column("description", Proposal::description),
            new Column("status", p -> p.status().name()),
            new Column("orderQty", Proposal::orderQty),
            new Column("reason", p -> p.reasons().stream().map(Reason::code).collect(Collectors.joining(" "))),
            new Column("reasonZh", p -> p.reasons().stream().map(Reason::zh).collect(Collectors.joining(";"))),
            new Column("reasonEn", p -> p.reasons().stream().map(Reason::en).collect(Collectors.joining("; "))),
            new Column("abc", Proposal::abc),
            new Column("xyz", Proposal::xyz),
            new Column("cv", Proposal::cv),
            new Column("pattern", Proposal::pattern),
            new Column("adi", Proposal::adi),
            new Column("cv2", Proposal::cv2),
            new Column("serviceLevel", Proposal::serviceLevel),
            new Column("reviewDays", Proposal::reviewDays),
            new Column("reviewPolicy", Proposal::reviewPolicy),
            new Column("units", p -> BigDecimal.valueOf(p.units())),
            new Column("gross", p -> p.gross()),
            new Column("meanPerDay", Proposal::perDay),
            new Column("sdPerDay", Proposal::deviationPerDay),
            new Column("leadTimeDays", Proposal::leadTimeDays),
            new Column("leadTimeSdDays", Proposal::leadTimeSdDays),
            new Column("safetyStock", Proposal::safetyStock),
            new Column("reorderPoint", Proposal::reorderPoint),
            new Column("orderUpTo", Proposal::orderUpTo),
            new Column("onHand", Proposal::onHand),
            new Column("onOrder", Proposal::onOrder),
            new Column("backorder", Proposal::backorder),
            new Column("position", Proposal::position),
            new Column("quantityToTarget", Proposal::quantityToTarget),
            new Column("unitCost", Proposal::unitCost),
            new Column("orderValue", Proposal::orderValue),
            new Column("missing", p -> String.join(" ", p.missing())),
            new Column("defaulted", p -> String.join(" ", p.defaulted())),
            new Column(
                    "warning",
                    p -> p.warnings().stream().map(Proposal.Warning::code).collect(Collectors.joining(" "))),
            new Column(
                    "warningZh",
                    p -> p.warnings().stream().map(Proposal.Warning::zh).collect(Collectors.joining(";"))),
            new Column(
                    "warningEn",
                    p -> p.warnings().stream().map(Proposal.Warning::en).collect(Collectors.joining("; "))),
            new Column("firstSale", p -> String.valueOf(p.firstSale())),
            new Column("lastSale", p -> String.valueOf(p.lastSale())));

    private ProposalFiles() {}

    static void write(
            Job job,
            ObjectMapper json,
            List<Proposal> proposals,
            ReplenishmentReport report,
            @Nullable StockSheet sheet)
            throws IOException {
        csv(job.file("proposals.csv"), proposals);
        xlsx(job.file("proposals.xlsx"), proposals, report);
        try (BufferedWriter lines = Files.newBufferedWriter(job.file("proposals.ndjson"))) {
            for (Proposal p : proposals) {
                lines.write(json.writeValueAsString(p));
                lines.newLine();
            }
        }
        conventions(job.file("conventions.csv"), report);
        if (sheet != null) {
            stockProblems(job.file("stock-problems.csv"), report);
        }
    }

    private static void csv(Path file, List<Proposal> proposals) throws IOException {
        try (BufferedWriter text = Files.newBufferedWriter(file);
                CsvWriter csv = CsvWriter.builder().build(text)) {
            text.write(MARK);
            csv.writeRecord(COLUMNS.stream().map(Column::name).toList());
            for (Proposal p : proposals) {
                csv.writeRecord(
                        COLUMNS.stream().map(c -> cell(c.value().apply(p))).toList());
            }
        }
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? plain(number).toPlainString() : harmless(String.valueOf(value));
    }

    /** A spreadsheet takes a cell that begins so for a formula. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void xlsx(Path file, List<Proposal> proposals, ReplenishmentReport report) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Workbook book = new Workbook(out, "Shopkeeper", "1.0")) {
            Worksheet sheet = book.newWorksheet("proposals");
            for (int c = 0; c < COLUMNS.size(); c++) {
                sheet.value(0, c, COLUMNS.get(c).name());
                sheet.style(0, c).bold().set();
            }
            sheet.freezePane(1, 1);
            int row = 0;
            for (Proposal p : proposals) {
                row++;
                for (int c = 0; c < COLUMNS.size(); c++) {
                    Object value = COLUMNS.get(c).value().apply(p);
                    if (value instanceof BigDecimal number) {
                        sheet.value(row, c, number);
                    } else if (value != null) {
                        sheet.value(row, c, String.valueOf(value));
                    }
                }
            }
            sheet.finish();
            Worksheet said = book.newWorksheet("conventions 口径");
            int line = 0;
            for (String[] each : conventionRows(report)) {
                for (int c = 0; c < each.length; c++) {
                    said.value(line, c, each[c]);
                }
                line++;
            }
            said.finish();
        }
    }

    private static List<String[]> conventionRows(ReplenishmentReport report) {
        var rows = new java.util.ArrayList<String[]>();
        rows.add(new String[] {"what", "zh", "en"});
        rows.add(new String[] {"release", "第 " + report.release() + " 版策略", "release " + report.release()});
        for (Text convention : report.conventions()) {
            rows.add(new String[] {"convention", convention.zh(), convention.en()});
        }
        report.defaults()
                .forEach((name, value) -> rows.add(new String[] {
                    "default",
                    name + " = " + value.toPlainString() + "(未提供时)",
                    name + " = " + value.toPlainString() + " where not given"
                }));
        return rows;
    }

    private static void conventions(Path file, ReplenishmentReport report) throws IOException {
        try (BufferedWriter text = Files.newBufferedWriter(file);
                CsvWriter csv = CsvWriter.builder().build(text)) {
            text.write(MARK);
            conventionRows(report).forEach(csv::writeRecord);
        }
    }

    private static void stockProblems(Path file, ReplenishmentReport report) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord("line", "column", "value", "messageZh", "messageEn");
            for (StockSheet.RowProblem p : report.stockProblems()) {
                csv.writeRecord(
                        Long.toString(p.line()),
                        p.column(),
                        harmless(p.value()),
                        p.message().zh(),
                        p.message().en());
            }
            for (String sku : report.unknownSkus()) {
                csv.writeRecord("", "sku", harmless(sku), "该时段没有销售", "sold nothing in the window");
            }
        }
    }
}
