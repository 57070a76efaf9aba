package org.shopkeeper.service.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an entry as one line of JSON; the same bytes go to the journal, to the database and to who asks for them. */
final class EntryText {

    /** Bytes that its owner can reach without a copy. */
    static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(2048);
        }

        byte[] array() {
            return buf;
        }
    }

    private final ObjectMapper json;
    private final ThreadLocal<Bytes> reused = ThreadLocal.withInitial(Bytes::new);

    EntryText(ObjectMapper json) {
        this.json = json;
    }

    /** The line without its end; valid until this thread's next call. */
    Bytes of(LogEntry entry) {
        Bytes bytes = reused.get();
        bytes.reset();
        try (JsonGenerator out = json.getFactory().createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("id", entry.id());
            out.writeStringField("at", entry.at().toString());
            out.writeStringField("decision", entry.decision());
            out.writeNumberField("release", entry.release());
            out.writeNumberField("policyVersion", entry.policyVersion());
            out.writeStringField("status", entry.status());
            if (entry.businessKey() != null) {
                out.writeStringField("businessKey", entry.businessKey());
            }
            out.writeStringField("who", entry.who());
            out.writeNumberField("durationNanos", entry.durationNanos());
            out.writeFieldName("matchedRules");
            out.writeStartArray();
            for (int rule : entry.matchedRules()) {
                out.writeNumber(rule);
            }
            out.writeEndArray();
            out.writeFieldName("input");
            write(out, entry.input());
            if (entry.output() != null) {
                out.writeFieldName("output");
                write(out, entry.output());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an entry of JSON values can be written as JSON", e);
        }
        return bytes;
    }

    /** By hand for what occurs always; the mapper's search for a serializer costs more than the writing. */
    private void write(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                out.writeFieldName(String.valueOf(field.getKey()));
                write(out, field.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(out, item);
            }
            out.writeEndArray();
        } else {
            json.writeValue(out, value);
        }
    }
}
