package org.shopkeeper.service.decide.batch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one CSV record (RFC 4180). Read one record at a time rather than by a library, because libraries stop at the
 * first stray quote, and one bad row must stop nothing.
 */
final class CsvFields {

    private final String record;
    private final List<String> fields = new ArrayList<>();
    private int at;

    private CsvFields(String record) {
        this.record = record;
    }

    /** Null where a quoted field does not end, or goes on after its closing quote. */
    static @Nullable List<String> of(String record) {
        var reader = new CsvFields(record);
        return reader.read() ? reader.fields : null;
    }

    private boolean read() {
        while (true) {
            boolean whole = at < record.length() && record.charAt(at) == '"' ? quoted() : plain();
            if (!whole) {
                return false;
            }
            if (at == record.length()) {
                return true;
            }
            at++;
        }
    }

    private boolean plain() {
        int comma = record.indexOf(',', at);
        int end = comma < 0 ? record.length() : comma;
        fields.add(record.substring(at, end));
        at = end;
        return true;
    }

    private boolean quoted() {
        var field = new StringBuilder();
        at++;
        while (at < record.length()) {
            char c = record.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < record.length() && record.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                fields.add(field.toString());
                return at == record.length() || record.charAt(at) == ',';
            }
        }
        return false;
    }

    /** One field as it is written: quoted where it must be. */
    static void append(StringBuilder line, String field) {
        boolean plain = true;
        for (int i = 0; i < field.length() && plain; i++) {
            char c = field.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        if (plain) {
            line.append(field);
        } else {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }
}
