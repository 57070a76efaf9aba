package org.shopkeeper.service.replenish;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.service.jobs.JobFailed;

/**
 * The shop's sheet of stock and supply, one row per SKU: {@code sku} and {@code onHand} are needed, all other columns may be
 * left out or empty. A row with a mistake is reported and not used; nothing in it is guessed.
 *
 * @param rows of which every cell is right, by SKU
 * @param refused SKUs whose row has a mistake
 */
record StockSheet(Map<String, StockRow> rows, Set<String> refused, List<RowProblem> problems) {

    /** @param line 1-based in the sheet, the header being line 1 */
    record RowProblem(long line, String column, String value, Text message) {}

    private static final List<String> COLUMNS = List.of(
            "sku",
            "onHand",
            "onOrder",
            "backorder",
            "leadTimeDays",
            "leadTimeSdDays",
            "unitCost",
            "pack",
            "moq",
            "supplierGrade",
            "lifecycle",
            "promoExtra",
            "keySku");

    private static final Set<String> GRADES = Set.of("A", "B", "C", "D");
    private static final Set<String> STAGES = Set.of("NEW", "GROWTH", "MATURE", "DECLINE", "CLEARANCE", "DORMANT");
    private static final int MAX_LENGTH = 20;
    private static final int MAX_SHOWN = 60;

    /** @throws JobFailed when it is not a stock sheet at all */
    static StockSheet read(String csv, Defaults defaults) {
        var reading = new Reading(defaults);
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(csv)) {
            for (CsvRecord record : records) {
                reading.take(record);
            }
        } catch (CsvParseException | UncheckedIOException | IOException broken) {
            throw new JobFailed(
                    "STOCK_NOT_CSV",
                    "库存表不是合法的 CSV(引号未闭合?)",
                    "The stock sheet is not CSV (a quote that is not closed?).");
        }
        if (reading.places == null) {
            throw new JobFailed("STOCK_EMPTY", "库存表为空", "The stock sheet is empty.");
        }
        return new StockSheet(reading.rows, reading.refused, reading.problems);
    }

    private static final class Reading {

        private final Defaults defaults;
        private final Map<String, StockRow> rows = new LinkedHashMap<>();
        private final Set<String> refused = new HashSet<>();
        private final List<RowProblem> problems = new ArrayList<>();
        private @Nullable Map<String, Integer> places;

        /** Of the row at hand. */
        private List<String> defaulted = new ArrayList<>();

        Reading(Defaults defaults) {
            this.defaults = defaults;
        }

        void take(CsvRecord record) {
            if (places == null) {
                places = header(record);
            } else {
                row(record, places);
            }
        }

        private static Map<String, Integer> header(CsvRecord header) {
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < header.getFieldCount(); i++) {
                String name = header.getField(i).replace("\ufeff", "").strip();
                String known = COLUMNS.stream()
                        .filter(c -> c.equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() -> new JobFailed(
                                "STOCK_UNKNOWN_COLUMN",
                                "库存表有未知列 " + name + ";可用列:" + String.join(", ", COLUMNS),
                                "The stock sheet has an unknown column " + name + ". It may have "
                                        + String.join(", ", COLUMNS) + "."));
                if (places.put(known, i) != null) {
                    throw new JobFailed(
                            "STOCK_COLUMN_TWICE",
                            "库存表的列 " + known + " 出现两次",
                            "The column " + known + " is there twice.");
                }
            }
            for (String needed : List.of("sku", "onHand")) {
                if (!places.containsKey(needed)) {
                    throw new JobFailed(
                            "STOCK_COLUMN_MISSING",
                            "库存表缺少列 " + needed,
                            "The stock sheet needs the column " + needed + ".");
                }
            }
            return places;
        }

        private void row(CsvRecord record, Map<String, Integer> places) {
            long line = record.getStartingLineNumber();
            String sku = cell(record, places, "sku");
            int before = problems.size();
            if (sku == null) {
                say(line, "sku", "", "缺少 SKU", "the SKU is missing");
                return;
            }
            defaulted = new ArrayList<>();
            StockRow row = new StockRow(
                    amount(record, places, "onHand"),
                    amount(record, places, "onOrder"),
                    amount(record, places, "backorder"),
                    amount(record, places, "leadTimeDays"),
                    amount(record, places, "leadTimeSdDays"),
                    amount(record, places, "unitCost"),
                    amount(record, places, "pack"),
                    amount(record, places, "moq"),
                    code(record, places, "supplierGrade", GRADES),
                    code(record, places, "lifecycle", STAGES),
                    amount(record, places, "promoExtra"),
                    flag(record, places),
                    List.copyOf(defaulted));
            if (rows.containsKey(sku) || refused.contains(sku)) {
                say(line, "sku", sku, "SKU 重复", "the SKU is there twice");
                rows.remove(sku);
            }
            if (problems.size() > before) {
                refused.add(sku);
            } else {
                rows.put(sku, row);
            }
        }

        private static @Nullable String cell(CsvRecord record, Map<String, Integer> places, String column) {
            Integer place = places.get(column);
            String text = place == null || place >= record.getFieldCount()
                    ? ""
                    : record.getField(place).strip();
            return text.isEmpty() ? null : text;
        }

        private @Nullable BigDecimal amount(CsvRecord record, Map<String, Integer> places, String column) {
            long line = record.getStartingLineNumber();
            String text = cell(record, places, column);
            if (text == null) {
                if (column.equals("onHand")) {
                    say(line, column, "", "在手库存不可缺", "what is on hand must be given");
                    return null;
                }
                BigDecimal value = defaults.values().get(column);
                if (value != null) {
                    defaulted.add(column);
                }
                return value;
            }
            BigDecimal value = number(text);
            if (value == null || value.signum() < 0) {
                say(line, column, text, "应为不小于 0 的数", "must be a number of 0 or more");
            } else if (column.equals("pack") && value.signum() == 0) {
                say(line, column, text, "装箱数应大于 0", "a pack has more than 0 units");
            } else {
                return value;
            }
            return null;
        }

        private static @Nullable BigDecimal number(String text) {
            if (text.length() > MAX_LENGTH) {
                return null;
            }
            try {
                var number = new BigDecimal(text);
                // 1e9999 is short to write and long to compute with.
                return number.scale() < 0 || number.scale() > MAX_LENGTH ? null : number;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        private @Nullable String code(
                CsvRecord record, Map<String, Integer> places, String column, Set<String> allowed) {
            String text = cell(record, places, column);
            if (text == null) {
                return null;
            }
            String code = text.toUpperCase(Locale.ROOT);
            if (!allowed.contains(code)) {
                String codes = String.join(", ", allowed.stream().sorted().toList());
                say(record.getStartingLineNumber(), column, text, "应为 " + codes + " 之一", "must be one of " + codes);
                return null;
            }
            return code;
        }

        private boolean flag(CsvRecord record, Map<String, Integer> places) {
            String text = cell(record, places, "keySku");
            if (text == null || text.equalsIgnoreCase("false")) {
                return false;
            }
            if (!text.equalsIgnoreCase("true")) {
                say(record.getStartingLineNumber(), "keySku", text, "应为 true 或 false", "must be true or false");
            }
            return true;
        }

        private void say(long line, String column, String value, String zh, String en) {
            String shown = value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
            problems.add(new RowProblem(line, column, shown, new Text(zh, en)));
        }
    }
}
