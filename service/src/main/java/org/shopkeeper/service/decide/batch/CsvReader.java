package org.shopkeeper.service.decide.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;

/** CSV in UTF-8 (RFC 4180) whose first record names the inputs. Rows are numbered from the first record after it. */
final class CsvReader implements RowReader {

    private final Records records;
    private final Columns columns;
    private long number;

    /** @throws ProblemException INVALID_REQUEST where the first record does not name inputs */
    CsvReader(InputStream in, Signature signature) throws IOException {
        this.records = new Records(in, true);
        Records.Record head = records.next();
        String text = head == null ? null : head.text();
        List<String> names = text == null ? null : CsvFields.of(text);
        if (names == null) {
            throw ProblemException.of(
                    ProblemType.INVALID_REQUEST,
                    List.of(Mistake.at(
                            "#", "HEADER_MISSING", "第一行应为输入名称", "The first record must name the inputs, in UTF-8.")));
        }
        this.columns = Columns.bind(names.stream().map(String::strip).toList(), signature);
    }

    @Override
    public List<String> columns() {
        return columns.heads();
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (Records.Record record = records.next(); record != null; record = records.next()) {
            number++;
            if (record.bytes() != null && record.bytes().length == 0) {
                continue;
            }
            String text = record.text();
            List<String> cells = text == null ? null : CsvFields.of(text);
            if (cells == null) {
                return Row.unreadable(number, List.of(), List.of(why(record, text)));
            }
            if (cells.size() > columns.heads().size()) {
                return Row.unreadable(
                        number,
                        cells.subList(0, columns.heads().size()),
                        List.of(Mistake.at(
                                "#",
                                "TOO_MANY_FIELDS",
                                "有 " + cells.size() + " 个字段，表头只有 "
                                        + columns.heads().size() + " 个",
                                "It has " + cells.size() + " fields, the head has "
                                        + columns.heads().size() + ".")));
            }
            return columns.row(number, cells, cells);
        }
        return null;
    }

    private static Mistake why(Records.Record record, @Nullable String text) {
        if (record.bytes() == null) {
            return Mistake.at(
                    "#",
                    "TOO_LONG",
                    "该行超过 " + Records.MAX_BYTES + " 字节（引号可能没有闭合）",
                    "The record is longer than " + Records.MAX_BYTES + " bytes (perhaps a quote is not closed).");
        }
        return text == null
                ? Mistake.at("#", "NOT_UTF8", "该行不是 UTF-8 文本", "The record is not UTF-8 text.")
                : Mistake.at(
                        "#",
                        "SYNTAX",
                        "引号没有闭合，或闭合后还有内容",
                        "A quote is not closed, or is followed by something else than a comma.");
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
