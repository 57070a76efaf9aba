package org.shopkeeper.service.decide.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook written row by row; what does not fit one sheet goes on in the next. */
final class XlsxWriter implements RowWriter {

    private static final int MAX_ROWS = 1_048_576;
    private static final int MAX_TEXT = 32_767;
    private static final int ROWS_IN_MEMORY = 500;

    private final OutputStream out;
    private final Workbook workbook;
    private final SheetRow sheet;
    private Worksheet page;
    private int pages = 1;
    private int next;

    XlsxWriter(OutputStream out, SheetRow sheet) {
        this.out = out;
        this.workbook = new Workbook(out, "Shopkeeper", "1.0");
        this.sheet = sheet;
        this.page = workbook.newWorksheet("decisions");
        line(sheet.head());
    }

    private void line(List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof BigDecimal number && number.precision() <= 15) {
                page.value(next, column, number);
            } else if (cell instanceof Boolean flag) {
                page.value(next, column, flag);
            } else if (cell != null) {
                // Inline, because shared strings are kept in memory to the end; a long number as text keeps all digits.
                page.inlineString(
                        next, column, text(cell instanceof BigDecimal n ? n.toPlainString() : cell.toString()));
            }
        }
        next++;
    }

    private static String text(String text) {
        String harmless = SheetRow.harmless(text);
        String fits = harmless.length() <= MAX_TEXT ? harmless : harmless.substring(0, MAX_TEXT - 1) + "…";
        var printable = new StringBuilder(fits.length());
        fits.codePoints()
                .map(c -> c == '\t' || c == '\n' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF ? c : 0xFFFD)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    @Override
    public void write(Row row, Outcome outcome) throws IOException {
        if (next == MAX_ROWS) {
            page.finish();
            pages++;
            page = workbook.newWorksheet("decisions " + pages);
            next = 0;
            line(sheet.head());
        }
        line(sheet.cells(row, outcome));
        if (next % ROWS_IN_MEMORY == 0) {
            page.flush();
        }
    }

    /** A workbook cannot be read before its end; nothing is gained by sending parts of it early. */
    @Override
    public void flush() {}

    @Override
    public void end(Summary summary) throws IOException {
        line(sheet.end(summary));
        workbook.close();
        out.flush();
    }
}
