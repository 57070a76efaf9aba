package org.shopkeeper.service.sales;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.service.jobs.Job;
import org.shopkeeper.service.jobs.JobFailed;
import org.springframework.stereotype.Component;

/** Takes one sales file into the facts: read, told apart, staged, and then added whole or not at all. */
@Component
public class SalesImport {

    /** The file that lists every line that is not a sale, with its number and the reason. */
    public static final String SKIPPED = "skipped.csv";

    private static final Text READING = new Text("读取并分类", "reading and telling apart");
    private static final Text KEEPING = new Text("写入", "keeping");
    private static final Text EXAMINING = new Text("检查文件", "examining the file");

    private static final int PROGRESS_EVERY = 5_000;
    /** A field that is longer is an unclosed quote. */
    private static final int MAX_RECORD_CHARS = 1 << 20;

    private final SalesFacts facts;
    private final Clock clock;

    SalesImport(SalesFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Does the import as the work of a job.
     *
     * @param name of the file as its owner knows it
     * @param sample whether these are the generated sample sales, which the first real import removes
     * @throws JobFailed for a file that is not a sales file
     */
    public ImportReport run(Job job, Path upload, String name, ProductCodes codes, boolean sample)
            throws IOException, SQLException {
        job.progress(EXAMINING, 0, 0);
        SalesFile file = SalesFile.examine(upload);
        try (DuckDBConnection c = facts.open()) {
            String before = importedBefore(c, file, codes);
            if (before != null) {
                return ImportReport.nothingNew(name, file.sha256(), before);
            }
            c.setAutoCommit(false);
            try {
                ImportReport report = takeIn(c, job, file, name, codes, sample);
                c.commit();
                return report;
            } catch (SQLException | IOException | RuntimeException e) {
                c.rollback();
                throw e;
            }
        }
    }

    private static @Nullable String importedBefore(Connection c, SalesFile file, ProductCodes codes)
            throws SQLException {
        String last = "SELECT id, codes FROM sales_import WHERE sha256 = ? ORDER BY imported_at DESC LIMIT 1";
        try (PreparedStatement q = c.prepareStatement(last)) {
            q.setString(1, file.sha256());
            try (ResultSet r = q.executeQuery()) {
                return r.next() && r.getString(2).equals(codes.name()) ? r.getString(1) : null;
            }
        }
    }

    private ImportReport takeIn(
            DuckDBConnection c, Job job, SalesFile file, String name, ProductCodes codes, boolean sample)
            throws IOException, SQLException {
        try (Statement sql = c.createStatement()) {
            sql.execute("DROP TABLE IF EXISTS temp.stage");
            sql.execute(
                    """
                    CREATE TEMP TABLE stage (key_hi BIGINT, key_lo BIGINT, line BIGINT, kind VARCHAR, invoice_no VARCHAR,
                      sku VARCHAR, description VARCHAR, quantity INTEGER, sold_at TIMESTAMP, unit_price DECIMAL(18, 4),
                      customer_id VARCHAR, country VARCHAR)""");
        }
        Counts counts = stage(c, job, file, codes);
        job.progress(KEEPING, counts.lines(), counts.lines());
        try (Statement sql = c.createStatement()) {
            long samplesRemoved = 0;
            if (!sample) {
                samplesRemoved = sql.executeUpdate(
                        "DELETE FROM sales_line WHERE import_id IN (SELECT id FROM sales_import WHERE sample)");
                sql.executeUpdate("DELETE FROM sales_import WHERE sample");
            }
            sql.execute(
                    """
                    CREATE OR REPLACE TEMP TABLE numbered AS
                    SELECT *, row_number() OVER (PARTITION BY key_hi, key_lo ORDER BY line) AS nth FROM stage""");
            long reclassified = sql.executeUpdate(
                    """
                    UPDATE sales_line SET kind = n.kind FROM numbered n
                    WHERE sales_line.key_hi = n.key_hi AND sales_line.key_lo = n.key_lo AND sales_line.nth = n.nth
                      AND sales_line.kind <> n.kind""");
            long added;
            try (PreparedStatement add = c.prepareStatement(
                    """
                    INSERT INTO sales_line
                    SELECT n.key_hi, n.key_lo, n.nth, ?, n.line, n.kind, n.invoice_no, n.sku, n.description, n.quantity,
                      n.sold_at, n.unit_price, n.customer_id, n.country
                    FROM numbered n ANTI JOIN sales_line l
                      ON l.key_hi = n.key_hi AND l.key_lo = n.key_lo AND l.nth = n.nth""")) {
                add.setString(1, job.id());
                added = add.executeUpdate();
            }
            try (PreparedStatement log =
                    c.prepareStatement("INSERT INTO sales_import VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                log.setString(1, job.id());
                log.setObject(2, OffsetDateTime.now(clock));
                log.setString(3, name);
                log.setString(4, file.sha256());
                log.setString(5, codes.name());
                log.setBoolean(6, sample);
                log.setLong(7, counts.lines());
                log.setLong(8, added);
                log.executeUpdate();
            }
            ImportReport report = report(sql, file, name, codes, counts, added, reclassified, samplesRemoved);
            sql.execute("DROP TABLE temp.numbered");
            sql.execute("DROP TABLE temp.stage");
            return report;
        }
    }

    /** What only the reading of the file can count. */
    private record Counts(long lines, long malformed) {}

    private static Counts stage(DuckDBConnection c, Job job, SalesFile file, ProductCodes codes)
            throws IOException, SQLException {
        MessageDigest sha256 = SalesFile.newSha256();
        long lines = 0;
        long malformed = 0;
        long chars = 0;
        try (Reader text = file.reader();
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .maxBufferSize(MAX_RECORD_CHARS)
                        // A line with too few or too many fields is one malformed line, not the end of the import.
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(text);
                CsvWriter skipped = CsvWriter.builder().build(job.file(SKIPPED), StandardCharsets.UTF_8);
                DuckDBAppender stage = c.createAppender("temp", "main", "stage")) {
            skipped.writeRecord("line", "reason", "invoiceNo", "stockCode", "quantity", "unitPrice", "detail");
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw new JobFailed("NOT_A_SALES_FILE", "文件为空", "The file is empty.");
            }
            var columns = new SalesColumns(records.next());
            while (records.hasNext()) {
                CsvRecord record = records.next();
                lines++;
                chars += length(record);
                try {
                    SalesLine line = columns.read(record);
                    LineKind kind = LineKind.of(line, codes);
                    append(stage, line, kind, sha256);
                    if (kind != LineKind.SALE) {
                        skipped.writeRecord(
                                Long.toString(line.line()),
                                kind.name(),
                                harmless(line.invoiceNo()),
                                harmless(line.sku()),
                                Integer.toString(line.quantity()),
                                line.unitPrice().toPlainString(),
                                "");
                    }
                } catch (SalesColumns.Malformed bad) {
                    malformed++;
                    skipped.writeRecord(
                            Long.toString(record.getStartingLineNumber()),
                            "MALFORMED",
                            "",
                            "",
                            "",
                            "",
                            String.valueOf(bad.getMessage()));
                }
                if (lines % PROGRESS_EVERY == 0) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new JobFailed("INTERRUPTED", "服务停止,导入已撤销", "The service stopped; nothing was kept.");
                    }
                    job.progress(READING, Math.min(chars, file.bytes()), file.bytes());
                }
            }
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new JobFailed(
                    "NOT_CSV",
                    "第 " + (lines + 2) + " 行附近不是合法的 CSV(引号未闭合?)",
                    "Near line " + (lines + 2) + " the file is not CSV (a quote that is not closed?).");
        }
        return new Counts(lines, malformed);
    }

    /** Characters of a record with its separators; near enough to bytes for a progress bar. */
    private static long length(CsvRecord record) {
        long chars = 1;
        for (int i = 0; i < record.getFieldCount(); i++) {
            chars += record.getField(i).length() + 1L;
        }
        return chars;
    }

    /** A spreadsheet takes a cell that begins so for a formula. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static void append(DuckDBAppender stage, SalesLine line, LineKind kind, MessageDigest sha256)
            throws SQLException {
        long[] key = line.key(sha256);
        stage.beginRow();
        stage.append(key[0]);
        stage.append(key[1]);
        stage.append(line.line());
        stage.append(kind.name());
        stage.append(line.invoiceNo());
        stage.append(line.sku());
        stage.append(line.description());
        stage.append(line.quantity());
        stage.append(line.soldAt());
        stage.append(line.unitPrice().setScale(4));
        String customer = line.customerId();
        if (customer == null) {
            stage.appendNull();
        } else {
            stage.append(customer);
        }
        stage.append(line.country());
        stage.endRow();
    }

    private static ImportReport report(
            Statement sql,
            SalesFile file,
            String name,
            ProductCodes codes,
            Counts counts,
            long added,
            long reclassified,
            long samplesRemoved)
            throws SQLException {
        Map<LineKind, ImportReport.KindCount> kinds = new EnumMap<>(LineKind.class);
        for (LineKind kind : LineKind.values()) {
            kinds.put(kind, new ImportReport.KindCount(kind.text(), 0, BigDecimal.ZERO));
        }
        try (ResultSet r =
                sql.executeQuery("SELECT kind, count(*), sum(quantity * unit_price) FROM temp.stage GROUP BY kind")) {
            while (r.next()) {
                LineKind kind = LineKind.valueOf(r.getString(1));
                BigDecimal gross = r.getBigDecimal(3).stripTrailingZeros();
                kinds.put(
                        kind,
                        new ImportReport.KindCount(
                                kind.text(), r.getLong(2), gross.scale() < 2 ? gross.setScale(2) : gross));
            }
        }
        try (ResultSet r = sql.executeQuery(
                """
                SELECT count(*) FILTER (nth > 1), count(*) FILTER (customer_id IS NULL AND kind = 'SALE'),
                  count(DISTINCT sku) FILTER (kind = 'SALE'), min(sold_at), max(sold_at), count(*)
                FROM temp.numbered""")) {
            r.next();
            return new ImportReport(
                    name,
                    file.sha256(),
                    false,
                    file.charset().name(),
                    counts.lines(),
                    kinds,
                    counts.malformed(),
                    added,
                    r.getLong(6) - added,
                    reclassified,
                    r.getLong(1),
                    r.getLong(2),
                    r.getInt(3),
                    r.getString(4),
                    r.getString(5),
                    samplesRemoved,
                    ImportReport.rules(codes));
        }
    }
}
