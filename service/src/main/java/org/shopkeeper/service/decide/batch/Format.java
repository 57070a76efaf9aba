package org.shopkeeper.service.decide.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** What a batch comes and goes in. */
enum Format {
    NDJSON("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"),
    CSV("text/csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** All of them, for people. */
    static final String TYPES = "application/x-ndjson, text/csv or " + XLSX.type();

    private final List<MediaType> types;

    Format(String... types) {
        this.types =
                java.util.Arrays.stream(types).map(MediaType::parseMediaType).toList();
    }

    String type() {
        return types.get(0).toString();
    }

    private boolean isOneOf(MediaType type) {
        return types.stream().anyMatch(type::includes);
    }

    /** @throws ProblemException WRONG_MEDIA_TYPE */
    static Format ofContent(@Nullable String header) {
        try {
            MediaType type = header == null ? null : MediaType.parseMediaType(header);
            if (type != null
                    && (type.getCharset() == null || type.getCharset().name().equals("UTF-8"))) {
                for (Format format : values()) {
                    if (format.isOneOf(type)) {
                        return format;
                    }
                }
            }
        } catch (InvalidMediaTypeException e) {
            // Answered below, like any type that is not taken.
        }
        throw new ProblemException(ProblemType.WRONG_MEDIA_TYPE, "A batch comes as " + TYPES + ", in UTF-8.");
    }

    /**
     * @param same what the batch came in; wins where the caller takes anything
     * @throws ProblemException NOT_ACCEPTABLE
     */
    static Format ofAccept(@Nullable String header, Format same) {
        if (header == null || header.isBlank()) {
            return same;
        }
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(header);
            MimeTypeUtils.sortBySpecificity(wanted);
            for (MediaType type : wanted) {
                if (same.isOneOf(type)) {
                    return same;
                }
            }
            for (MediaType type : wanted) {
                for (Format format : values()) {
                    if (format.isOneOf(type)) {
                        return format;
                    }
                }
            }
        } catch (InvalidMediaTypeException e) {
            // Answered below, like any type that cannot be given.
        }
        throw new ProblemException(ProblemType.NOT_ACCEPTABLE, "A batch is answered as " + TYPES + ".");
    }
}
