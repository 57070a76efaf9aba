package org.shopkeeper.service.decide.batch;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;

/**
 * The first sheet of a workbook, whose first row names the inputs. Rows are numbered from the one below: sheet row less the
 * head's. Formulas count with the value that was saved.
 */
final class XlsxReader implements RowReader {

    /** A spreadsheet holds numbers as binary floats and shows at most 15 digits; the 16th and 17th are noise. */
    private static final MathContext SHEET_DIGITS = new MathContext(15);

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final Columns columns;
    private final Map<String, Scalar> temporal;
    private final long headRow;

    /** @throws ProblemException INVALID_REQUEST, MALFORMED_BODY or TOO_LARGE */
    XlsxReader(Path file, Signature signature) throws IOException {
        XlsxGuard.check(file);
        try {
            this.workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            this.stream = workbook.getFirstSheet().openStream();
            this.rows = stream.iterator();
        } catch (ExcelReaderException | IOException | java.util.NoSuchElementException e) {
            throw malformed("不是可读的 XLSX 工作簿", "It is not an XLSX workbook that can be read.");
        }
        this.temporal = signature.inputs().stream()
                .filter(f -> f.type() == Scalar.DATE || f.type() == Scalar.DATE_TIME || f.type() == Scalar.TIME)
                .collect(Collectors.toMap(Field::name, f -> (Scalar) f.type()));
        org.dhatim.fastexcel.reader.Row head = firstFilled();
        this.headRow = head.getRowNum();
        this.columns = Columns.bind(texts(head).stream().map(String::strip).toList(), signature);
    }

    private org.dhatim.fastexcel.reader.Row firstFilled() {
        while (rows.hasNext()) {
            var row = rows.next();
            if (texts(row).stream().anyMatch(t -> !t.isBlank())) {
                return row;
            }
        }
        throw malformed("第一行应为输入名称", "The first row must name the inputs.");
    }

    private static ProblemException malformed(String zh, String en) {
        return ProblemException.of(ProblemType.MALFORMED_BODY, List.of(Mistake.at("#", "NOT_XLSX", zh, en)));
    }

    private static List<String> texts(org.dhatim.fastexcel.reader.Row row) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Object value = row.getOptionalCell(i).map(Cell::getValue).orElse(null);
            texts.add(value == null ? "" : value instanceof BigDecimal n ? n.toPlainString() : value.toString());
        }
        while (!texts.isEmpty() && texts.get(texts.size() - 1).isBlank()) {
            texts.remove(texts.size() - 1);
        }
        return texts;
    }

    @Override
    public List<String> columns() {
        return columns.heads();
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (rows.hasNext()) {
                Row row = row(rows.next());
                if (row != null) {
                    return row;
                }
            }
            return null;
        } catch (ExcelReaderException e) {
            throw new IOException("the sheet cannot be read further", e);
        }
    }

    private @Nullable Row row(org.dhatim.fastexcel.reader.Row row) {
        int width = columns.heads().size();
        var cells = new @Nullable Object[width];
        var shown = new String[width];
        Arrays.fill(shown, "");
        var mistakes = new ArrayList<Mistake>();
        boolean blank = true;
        for (int i = 0; i < Math.max(width, row.getCellCount()); i++) {
            Cell cell = row.getOptionalCell(i).orElse(null);
            if (cell == null || cell.getType() == CellType.EMPTY || cell.getValue() == null) {
                continue;
            }
            blank = false;
            if (i >= width) {
                mistakes.add(Mistake.at(
                        "#", "TOO_MANY_FIELDS", "表头之外还有内容", "There is a value beyond the last named column."));
                break;
            }
            String head = columns.heads().get(i);
            if (cell.getType() == CellType.ERROR) {
                mistakes.add(Mistake.at(
                        "#/" + Mistake.step(head), "CELL_ERROR", "单元格含有错误值", "The cell holds an error value."));
            } else {
                cells[i] = value(cell, temporal.get(head));
                shown[i] = cells[i] instanceof BigDecimal n ? n.toPlainString() : String.valueOf(cells[i]);
            }
        }
        long number = row.getRowNum() - headRow;
        if (blank) {
            return null;
        }
        return mistakes.isEmpty()
                ? columns.row(number, Arrays.asList(cells), List.of(shown))
                : Row.unreadable(number, List.of(shown), mistakes);
    }

    private static Object value(Cell cell, @Nullable Scalar temporal) {
        Object value = cell.getValue();
        if (!(value instanceof BigDecimal number)) {
            return value instanceof Boolean ? value : String.valueOf(value);
        }
        if (temporal != null) {
            LocalDateTime at = cell.asDate();
            return switch (temporal) {
                case DATE ->
                    at.toLocalTime().equals(LocalTime.MIDNIGHT)
                            ? at.toLocalDate().toString()
                            : at.toString();
                case TIME -> at.toLocalTime().toString();
                default -> at.toString();
            };
        }
        BigDecimal exact = number.round(SHEET_DIGITS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
