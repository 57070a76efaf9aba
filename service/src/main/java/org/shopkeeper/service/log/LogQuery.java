package org.shopkeeper.service.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for; null where anything will do.
 *
 * @param from earliest instant, included
 * @param to latest instant, included
 * @param before only records with a lower id: where the last page ended
 */
record LogQuery(
        @Nullable String decision,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String businessKey,
        @Nullable Integer release,
        @Nullable String status,
        @Nullable String before) {

    /** The same search, bounded by its cursor. */
    LogQuery bounded() {
        if (before == null) {
            return this;
        }
        Instant last = DecisionLog.timeOf(UUID.fromString(before));
        return to != null && to.isBefore(last)
                ? this
                : new LogQuery(decision, from, last, businessKey, release, status, before);
    }

    boolean matches(JsonNode record) {
        String id = record.path("id").asText();
        Instant at = DecisionLog.timeOf(UUID.fromString(id));
        return (before == null || id.compareTo(before) < 0)
                && (from == null || !at.isBefore(from))
                && (to == null || !at.isAfter(to))
                && (decision == null || decision.equals(record.path("decision").asText()))
                && (status == null || status.equals(record.path("status").asText()))
                && (release == null || release == record.path("release").asInt())
                && (businessKey == null
                        || record.has("businessKey")
                                && businessKey.equals(record.path("businessKey").asText()));
    }
}
