package org.shopkeeper.service.decide.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV in UTF-8 with a byte order mark, without which spreadsheet programs take Chinese for something else. */
final class CsvWriter implements RowWriter {

    private final OutputStream out;
    private final SheetRow sheet;
    private final StringBuilder line = new StringBuilder();

    CsvWriter(OutputStream out, SheetRow sheet) throws IOException {
        this.out = out;
        this.sheet = sheet;
        out.write(0xEF);
        out.write(0xBB);
        out.write(0xBF);
        line(sheet.head());
    }

    private void line(List<? extends @Nullable Object> cells) throws IOException {
        line.setLength(0);
        boolean first = true;
        for (Object cell : cells) {
            if (!first) {
                line.append(',');
            }
            first = false;
            if (cell instanceof String text) {
                CsvFields.append(line, SheetRow.harmless(text));
            } else if (cell != null) {
                line.append(cell instanceof BigDecimal number ? number.toPlainString() : cell);
            }
        }
        out.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(Row row, Outcome outcome) throws IOException {
        line(sheet.cells(row, outcome));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void end(Summary summary) throws IOException {
        line(sheet.end(summary));
        out.flush();
    }
}
