package org.shopkeeper.service.sales;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.ShopkeeperSettings;
import org.springframework.stereotype.Component;

/**
 * The sales lines of the shop: one columnar file under {@code facts/} in the home folder, opened when first needed. An
 * import is one transaction, so a kill in its middle leaves what was there before.
 */
@Component
public class SalesFacts {

    private static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE IF NOT EXISTS sales_import (
              id VARCHAR PRIMARY KEY, imported_at TIMESTAMP WITH TIME ZONE, file VARCHAR, sha256 VARCHAR, codes VARCHAR,
              sample BOOLEAN, lines BIGINT, added BIGINT)""",
            """
            CREATE TABLE IF NOT EXISTS sales_line (
              key_hi BIGINT, key_lo BIGINT, nth INTEGER, import_id VARCHAR, line BIGINT, kind VARCHAR, invoice_no VARCHAR,
              sku VARCHAR, description VARCHAR, quantity INTEGER, sold_at TIMESTAMP, unit_price DECIMAL(18, 4),
              customer_id VARCHAR, country VARCHAR)""");

    /** For DuckDB alone, beside the heap of the JVM; what needs more goes through a file. */
    private static final String MEMORY = "256MB";

    /**
     * @param sales false where there is none
     * @param sample whether they are those of the generated sample shop
     */
    public record Extent(
            boolean sales, @Nullable LocalDate first, @Nullable LocalDate last, long lines, int skus, boolean sample) {}

    /**
     * Units sold of one SKU on one day.
     *
     * @param units more than 0
     * @param gross units times price, summed exactly
     */
    public record DaySales(LocalDate day, long units, BigDecimal gross) {}

    /**
     * The biggest order of one SKU: the invoice with the most units of it.
     *
     * @param cancelledLater a cancellation names the same SKU, customer and quantity
     */
    public record BiggestOrder(String invoiceNo, LocalDate day, long units, BigDecimal gross, boolean cancelledLater) {}

    /** What one SKU sold, day by day, oldest first; days without sales are left out. */
    public record SkuSales(String sku, String description, List<DaySales> days, BiggestOrder biggest) {}

    private final Path folder;
    private @Nullable DuckDBConnection connection;

    SalesFacts(ShopkeeperSettings settings) {
        this.folder = settings.home().toAbsolutePath().resolve("facts");
    }

    /** A connection of its own, to be closed by the caller. */
    synchronized DuckDBConnection open() throws SQLException {
        DuckDBConnection first = connection;
        if (first == null) {
            try {
                Files.createDirectories(folder.resolve("spill"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var settings = new Properties();
            settings.setProperty("memory_limit", MEMORY);
            settings.setProperty("threads", "2");
            settings.setProperty("temp_directory", folder.resolve("spill").toString());
            settings.setProperty("preserve_insertion_order", "false");
            first = (DuckDBConnection)
                    DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("sales.duckdb"), settings);
            try (Statement sql = first.createStatement()) {
                for (String table : SCHEMA) {
                    sql.execute(table);
                }
                // From here on the engine reads no other file and loads no extension, whatever a query says.
                sql.execute("SET enable_external_access = false");
                sql.execute("SET lock_configuration = true");
            }
            connection = first;
        }
        return (DuckDBConnection) first.duplicate();
    }

    /** Whether anything was ever kept here, without opening it. */
    public boolean exists() {
        return Files.exists(folder.resolve("sales.duckdb"));
    }

    public Extent extent() {
        if (!exists()) {
            return new Extent(false, null, null, 0, 0, false);
        }
        try (Connection c = open();
                Statement sql = c.createStatement();
                ResultSet r = sql.executeQuery(
                        """
                        SELECT min(CAST(sold_at AS DATE)), max(CAST(sold_at AS DATE)), count(*), count(DISTINCT sku),
                          coalesce(bool_or(i.sample), false)
                        FROM sales_line l JOIN sales_import i ON i.id = l.import_id WHERE kind = 'SALE'""")) {
            r.next();
            Date first = r.getDate(1);
            Date last = r.getDate(2);
            return new Extent(
                    r.getLong(3) > 0,
                    first == null ? null : first.toLocalDate(),
                    last == null ? null : last.toLocalDate(),
                    r.getLong(3),
                    r.getInt(4),
                    r.getBoolean(5));
        } catch (SQLException e) {
            throw new IllegalStateException("the sales facts could not be read", e);
        }
    }

    /** Every SKU with a sale in the days from {@code from} to {@code to}, both counted, in order of SKU. */
    public List<SkuSales> bySku(LocalDate from, LocalDate to) {
        var all = new ArrayList<SkuSales>();
        try (Connection c = open();
                PreparedStatement orders = c.prepareStatement(BIGGEST_ORDERS);
                PreparedStatement days = c.prepareStatement(DAYS)) {
            for (PreparedStatement each : List.of(orders, days)) {
                each.setObject(1, from);
                each.setObject(2, to);
            }
            try (ResultSet order = orders.executeQuery();
                    ResultSet day = days.executeQuery()) {
                boolean more = day.next();
                while (order.next()) {
                    String sku = order.getString(1);
                    var sold = new ArrayList<DaySales>();
                    while (more && day.getString(1).equals(sku)) {
                        sold.add(new DaySales(day.getObject(2, LocalDate.class), day.getLong(3), day.getBigDecimal(4)));
                        more = day.next();
                    }
                    all.add(new SkuSales(
                            sku,
                            order.getString(2),
                            List.copyOf(sold),
                            new BiggestOrder(
                                    order.getString(3),
                                    order.getObject(4, LocalDate.class),
                                    order.getLong(5),
                                    order.getBigDecimal(6),
                                    order.getBoolean(7))));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sales facts could not be read", e);
        }
        return all;
    }

    private static final String DAYS =
            """
            SELECT sku, CAST(sold_at AS DATE) AS day, CAST(sum(quantity) AS BIGINT) AS units, sum(quantity * unit_price) AS gross
            FROM sales_line WHERE kind = 'SALE' AND CAST(sold_at AS DATE) BETWEEN ? AND ?
            GROUP BY ALL ORDER BY sku, day""";

    private static final String BIGGEST_ORDERS =
            """
            WITH orders AS (
              SELECT sku, invoice_no, min(CAST(sold_at AS DATE)) AS day, CAST(sum(quantity) AS BIGINT) AS units,
                sum(quantity * unit_price) AS gross, min(customer_id) AS customer_id, max(sold_at) AS last_at,
                arg_max(description, (length(description) > 0, sold_at)) AS description
              FROM sales_line WHERE kind = 'SALE' AND CAST(sold_at AS DATE) BETWEEN ? AND ? GROUP BY sku, invoice_no),
            biggest AS (
              SELECT *, row_number() OVER (PARTITION BY sku ORDER BY units DESC, invoice_no) AS place FROM orders),
            titles AS (SELECT sku, arg_max(description, (length(description) > 0, last_at)) AS title FROM orders GROUP BY sku)
            SELECT b.sku, t.title, b.invoice_no, b.day, b.units, b.gross, EXISTS (
                SELECT 1 FROM sales_line x WHERE x.kind = 'CANCELLATION' AND x.sku = b.sku
                  AND x.customer_id IS NOT DISTINCT FROM b.customer_id AND -x.quantity = b.units AND x.sold_at >= b.last_at)
            FROM biggest b JOIN titles t ON t.sku = b.sku WHERE place = 1 ORDER BY b.sku""";

    @PreDestroy
    synchronized void close() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
