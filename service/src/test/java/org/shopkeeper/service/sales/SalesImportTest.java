package org.shopkeeper.service.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shopkeeper.service.OutsideData;
import org.shopkeeper.service.ShopkeeperSettings;
import org.shopkeeper.service.jobs.Job;
import org.shopkeeper.service.jobs.JobFailed;
import org.shopkeeper.service.jobs.TestJobs;

/** The fields are set up before each test, and a kind that a report lacks is a failed test. */
@NullUnmarked
class SalesImportTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @TempDir
    Path home;

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-11T00:00:00Z"), ZoneOffset.UTC);
    private SalesFacts facts;
    private SalesImport imports;
    private TestJobs jobs;

    @BeforeEach
    void open() throws IOException {
        var settings = new ShopkeeperSettings(home, null);
        facts = new SalesFacts(settings);
        imports = new SalesImport(facts, clock);
        jobs = new TestJobs(settings, new ObjectMapper().findAndRegisterModules(), clock);
    }

    @AfterEach
    void close() throws Exception {
        facts.close();
    }

    @Test
    void tellsTheKindsOfLinesApart() throws Exception {
        ImportReport report = take(HEADER
                + "1,11111,A,6,2010-12-01 08:26:00,2.55,17850,UK\n"
                + "1,11111A,B,1,12/1/2010 8:26,1.5,,UK\n"
                + "C2,11111,A,-6,2010-12-02 08:26:00,2.55,17850,UK\n"
                + "3,POST,POSTAGE,1,2010-12-02 08:26:00,18,17850,UK\n"
                + "4,22222,lost,-3,2010-12-02 08:26:00,0,,UK\n"
                + "5,22222,free,3,2010-12-02 08:26:00,0,,UK\n");

        assertThat(report.kinds().get(LineKind.SALE).lines()).isEqualTo(2);
        assertThat(report.kinds().get(LineKind.SALE).gross()).isEqualByComparingTo("16.80");
        assertThat(report.kinds().get(LineKind.CANCELLATION).lines()).isEqualTo(1);
        assertThat(report.kinds().get(LineKind.NON_PRODUCT).lines()).isEqualTo(1);
        assertThat(report.kinds().get(LineKind.NON_POSITIVE_QUANTITY).lines()).isEqualTo(1);
        assertThat(report.kinds().get(LineKind.NON_POSITIVE_PRICE).lines()).isEqualTo(1);
        assertThat(report.salesWithoutCustomer()).isEqualTo(1);
        assertThat(report.skus()).isEqualTo(2);
    }

    @Test
    void namesEachSkippedLineWithItsNumberAndReason() throws Exception {
        Job job = jobs.prepared();
        take(
                job,
                (HEADER
                                + "1,11111,\"two\nlines\",6,2010-12-01 08:26:00,2.55,17850,UK\n"
                                + "C2,11111,A,-6,2010-12-02 08:26:00,2.55,17850,UK\n"
                                + "3,11111,A,six,2010-12-02 08:26:00,2.55,17850,UK\n"
                                + "4,11111,A,6\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(Files.readAllLines(job.file(SalesImport.SKIPPED)))
                .containsExactly(
                        "line,reason,invoiceNo,stockCode,quantity,unitPrice,detail",
                        "4,CANCELLATION,C2,11111,-6,2.55,",
                        "5,MALFORMED,,,,,Quantity is not a whole number: six",
                        "6,MALFORMED,,,,,4 fields instead of 8");
    }

    @Test
    void theSameFileTwiceChangesNothing() throws Exception {
        String file = HEADER + "1,11111,A,6,2010-12-01 08:26:00,2.55,17850,UK\n".repeat(2);
        take(file);

        ImportReport again = take(file);

        assertThat(again.alreadyImported()).isTrue();
        assertThat(facts.extent().lines()).isEqualTo(2);
    }

    @Test
    void theSameLinesInAnotherFileAreKnownAgain() throws Exception {
        take(HEADER + "1,11111,A,6,2010-12-01 08:26:00,2.55,17850,UK\n".repeat(2));

        ImportReport longer = take(HEADER
                + "1,11111,A,6,12/1/2010 8:26,2.550,17850,UK\n".repeat(3)
                + "2,11111,A,1,2010-12-03 08:26:00,2.55,17850,UK\n");

        assertThat(longer.added()).isEqualTo(2);
        assertThat(longer.alreadyKnown()).isEqualTo(2);
        assertThat(facts.extent().lines()).isEqualTo(4);
    }

    @Test
    void anotherRuleForProductCodesMovesKnownLines() throws Exception {
        String file = HEADER + "1,SKU-1,A,6,2010-12-01 08:26:00,2.55,17850,UK\n";
        take(file);
        Job job = jobs.prepared();
        Path upload = Files.writeString(job.scratch("upload"), file);

        ImportReport report = imports.run(job, upload, "f.csv", ProductCodes.ANY, false);

        assertThat(report.reclassified()).isEqualTo(1);
        assertThat(facts.extent().lines()).isEqualTo(1);
    }

    @Test
    void readsGzipAndWindowsText() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((HEADER + "1,11111,Card £1,6,2010-12-01 08:26:00,2.55,17850,UK\n")
                    .getBytes(Charset.forName("windows-1252")));
        }

        ImportReport report = take(jobs.prepared(), packed.toByteArray());

        assertThat(report.charset()).isEqualTo("windows-1252");
        var sold = facts.bySku(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 1));
        assertThat(sold).hasSize(1);
        assertThat(sold.get(0).description()).isEqualTo("Card £1");
    }

    @Test
    void aFileThatBreaksInTheMiddleLeavesNothing() {
        String unclosed = HEADER
                + "1,11111,A,6,2010-12-01 08:26:00,2.55,17850,UK\n".repeat(2_000)
                + "1,11111,\"A,6,2010-12-01 08:26:00,2.55,17850,UK\n"
                + "x".repeat(1 << 21);

        assertThatThrownBy(() -> take(unclosed)).isInstanceOf(JobFailed.class).hasMessageContaining("not CSV");
        assertThat(facts.extent().lines()).isZero();
    }

    @Test
    void aFileOfAnotherFormIsRefusedWithTheColumnsItLacks() {
        assertThatThrownBy(() -> take("StockCode,Quantity\n11111,3\n"))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("InvoiceNo, Description, InvoiceDate, UnitPrice, CustomerID, Country");
    }

    @Test
    void aCutOffGzipIsRefused() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((HEADER + "1,11111,A,6,2010-12-01 08:26:00,2.55,17850,UK\n".repeat(500))
                    .getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);

        assertThatThrownBy(() -> take(jobs.prepared(), half))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void theFirstRealImportTakesThePlaceOfTheSampleSales() throws Exception {
        Job job = jobs.prepared();
        Path upload =
                Files.writeString(job.scratch("upload"), HEADER + "1,11111,A,6,2010-12-01 08:26:00,2.55,17850,UK\n");
        imports.run(job, upload, "sample.csv", ProductCodes.FIVE_DIGITS, true);
        assertThat(facts.extent().sample()).isTrue();

        ImportReport real = take(HEADER + "9,99999,Z,1,2011-12-01 08:26:00,1.00,,UK\n");

        assertThat(real.sampleLinesRemoved()).isEqualTo(1);
        assertThat(facts.extent().sample()).isFalse();
        assertThat(facts.extent().lines()).isEqualTo(1);
    }

    @Test
    @Tag("slow")
    void theWholePublicDataSetHasTheFiguresThatAreKnownOfIt() throws Exception {
        Path file = OutsideData.find("data/sales/online_retail_full.csv.gz");
        assumeTrue(file != null, "skipped: ../shared/data/sales/online_retail_full.csv.gz is not there");

        ImportReport report = imports.run(jobs.prepared(), file, "full", ProductCodes.FIVE_DIGITS, false);

        assertThat(report.lines()).isEqualTo(541_909);
        assertThat(report.kinds().get(LineKind.SALE).lines()).isEqualTo(527_725);
        assertThat(report.kinds().get(LineKind.SALE).gross()).isEqualByComparingTo(new BigDecimal("10271034.61"));
        assertThat(report.kinds().get(LineKind.CANCELLATION).lines()).isEqualTo(9_288);
        assertThat(report.repeatedLinesKept()).isEqualTo(5_268);
        assertThat(report.malformed()).isZero();
    }

    private ImportReport take(String file) throws Exception {
        return take(jobs.prepared(), file.getBytes(StandardCharsets.UTF_8));
    }

    private ImportReport take(Job job, byte[] file) throws Exception {
        Path upload = Files.write(job.scratch("upload"), file);
        return imports.run(job, upload, "f.csv", ProductCodes.FIVE_DIGITS, false);
    }
}
