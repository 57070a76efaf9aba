package org.shopkeeper.service.sales;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.jobs.JobFailed;

/**
 * Where the columns stand in one file, and how a record becomes a line. Columns are found by name, in any order; the names
 * of the first and of the second edition of the data set are both known.
 */
final class SalesColumns {

    /** Thrown for a record that is not a sales line, with the reason. */
    static final class Malformed extends Exception {
        Malformed(String why) {
            super(why, null, false, false);
        }
    }

    private static final int MAX_SCALE = 4;
    private static final int MAX_PRECISION = 14;
    private static final int MAX_TEXT = 200;

    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][ ]HH:mm[:ss]", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT),
            // As the first edition was exported: month first.
            DateTimeFormatter.ofPattern("M/d/uuuu H:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));

    private final int width;
    private final int invoiceNo;
    private final int stockCode;
    private final int description;
    private final int quantity;
    private final int invoiceDate;
    private final int unitPrice;
    private final int customerId;
    private final int country;

    private String lastTime = "";
    private @Nullable LocalDateTime lastTimeRead;

    /** @throws JobFailed NOT_A_SALES_FILE with every column that is missing */
    SalesColumns(CsvRecord header) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            places.putIfAbsent(plain(header.getField(i)), i);
        }
        var missing = new ArrayList<String>();
        this.width = header.getFieldCount();
        this.invoiceNo = place(places, missing, "InvoiceNo", "Invoice");
        this.stockCode = place(places, missing, "StockCode");
        this.description = place(places, missing, "Description");
        this.quantity = place(places, missing, "Quantity");
        this.invoiceDate = place(places, missing, "InvoiceDate");
        this.unitPrice = place(places, missing, "UnitPrice", "Price");
        this.customerId = place(places, missing, "CustomerID", "Customer ID");
        this.country = place(places, missing, "Country");
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing);
            throw new JobFailed(
                    "NOT_A_SALES_FILE",
                    "首行缺少列:" + names,
                    "The first line lacks the column(s) " + names + ". Expected: InvoiceNo, StockCode, Description,"
                            + " Quantity, InvoiceDate, UnitPrice, CustomerID, Country.");
        }
    }

    private static int place(Map<String, Integer> places, List<String> missing, String... names) {
        for (String name : names) {
            Integer found = places.get(plain(name));
            if (found != null) {
                return found;
            }
        }
        missing.add(names[0]);
        return -1;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(" ", "").replace("\ufeff", "");
    }

    SalesLine read(CsvRecord r) throws Malformed {
        if (r.getFieldCount() != width) {
            throw new Malformed(r.getFieldCount() + " fields instead of " + width);
        }
        String code = text(r, stockCode, "StockCode");
        String invoice = text(r, invoiceNo, "InvoiceNo");
        if (code.isEmpty()) {
            throw new Malformed("StockCode is empty");
        }
        if (invoice.isEmpty()) {
            throw new Malformed("InvoiceNo is empty");
        }
        String customer = text(r, customerId, "CustomerID");
        // The second edition was exported through a number column: 17850.0
        customer = customer.endsWith(".0") ? customer.substring(0, customer.length() - 2) : customer;
        return new SalesLine(
                r.getStartingLineNumber(),
                invoice,
                code,
                text(r, description, "Description"),
                units(r.getField(quantity).strip()),
                time(r.getField(invoiceDate).strip()),
                price(r.getField(unitPrice).strip()),
                customer.isEmpty() ? null : customer,
                text(r, country, "Country"));
    }

    private static String text(CsvRecord r, int column, String name) throws Malformed {
        String text = r.getField(column).strip();
        if (text.length() > MAX_TEXT) {
            throw new Malformed(name + " is longer than " + MAX_TEXT + " characters");
        }
        return text;
    }

    private static int units(String text) throws Malformed {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Malformed("Quantity is not a whole number: " + cut(text));
        }
    }

    private static BigDecimal price(String text) throws Malformed {
        try {
            if (text.length() > MAX_PRECISION + MAX_SCALE + 2) {
                throw new NumberFormatException();
            }
            var price = new BigDecimal(text);
            // Exponents are refused before they are written out: 1e999999 has a short text and a long value.
            if (price.scale() < 0 || price.scale() > MAX_SCALE || price.precision() > MAX_PRECISION) {
                throw new NumberFormatException();
            }
            return price;
        } catch (NumberFormatException e) {
            throw new Malformed("UnitPrice is not an amount of at most " + MAX_SCALE + " decimals: " + cut(text));
        }
    }

    private LocalDateTime time(String text) throws Malformed {
        if (lastTimeRead != null && text.equals(lastTime)) {
            return lastTimeRead;
        }
        for (DateTimeFormatter format : TIMES) {
            try {
                LocalDateTime time = LocalDateTime.parse(text, format);
                lastTime = text;
                lastTimeRead = time;
                return time;
            } catch (DateTimeException other) {
                continue;
            }
        }
        throw new Malformed("InvoiceDate is neither 2010-12-01 08:26 nor 12/1/2010 8:26: " + cut(text));
    }

    private static String cut(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
