package org.shopkeeper.service.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.shopkeeper.service.store.Database;
import org.shopkeeper.service.store.Documents;
import org.shopkeeper.service.store.Fields;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Remembers, for a day, what a request with an {@code Idempotency-Key} was answered, and answers it again when the same
 * caller sends the same request with the same key. Decisions change nothing and need no key; it is ignored there.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final Duration REMEMBERED = Duration.ofHours(24);

    /** After so long a request that never ended is taken to have died with its server. */
    private static final Duration ABANDONED = Duration.ofMinutes(5);

    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_BODY = 64 * 1024 * 1024;
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Documents answers;
    private final Clock clock;
    private final HandlerExceptionResolver problems;
    private volatile long swept;

    IdempotencyFilter(
            Database database, Clock clock, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.answers = database.collection("idempotency");
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getHeader(HEADER) == null
                || !CHANGING.contains(request.getMethod())
                || path.startsWith("/v1/decisions/")
                || path.startsWith("/v1/models");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        String key = request.getHeader(HEADER);
        try {
            if (key.isBlank() || key.length() > LONGEST_KEY) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, HEADER + " has 1 to " + LONGEST_KEY + " characters.");
            }
            if (request.getContentLengthLong() > LARGEST_BODY) {
                throw new ProblemException(
                        ProblemType.TOO_LARGE, "With " + HEADER + " a body has at most " + LARGEST_BODY + " bytes.");
            }
            sweep();
            var repeatable = new RepeatableRequest(request, LARGEST_BODY);
            String id = (who == null ? "" : who.getName()) + " " + key;
            String asked = hash(repeatable);
            Map<String, Object> known = begin(id, asked);
            if (known != null) {
                replay(known, asked, response);
                return;
            }
            proceed(id, asked, repeatable, response, chain);
        } catch (RuntimeException e) {
            if (problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
        }
    }

    /** Null if this request is the first; else what is known of the first one. */
    private @Nullable Map<String, Object> begin(String id, String asked) {
        long now = clock.millis();
        Map<String, Object> started = Map.of("_id", id, "asked", asked, "at", now);
        if (answers.insert(started)) {
            return null;
        }
        Map<String, Object> known = answers.get(id);
        if (known == null) {
            return answers.insert(started) ? null : answers.get(id);
        }
        boolean abandoned = !known.containsKey("status") && Fields.longer(known, "at") < now - ABANDONED.toMillis();
        return abandoned && answers.replaceIf(started, "at", Fields.longer(known, "at")) ? null : known;
    }

    private static void replay(Map<String, Object> known, String asked, HttpServletResponse response)
            throws IOException {
        if (!Fields.text(known, "asked").equals(asked)) {
            throw new ProblemException(ProblemType.CONFLICT, "This " + HEADER + " was used for another request.");
        }
        if (!known.containsKey("status")) {
            throw new ProblemException(ProblemType.CONFLICT, "The first request with this key is still being handled.");
        }
        response.setStatus(Fields.whole(known, "status"));
        response.setHeader("Idempotency-Replayed", "true");
        if (known.get("contentType") instanceof String type) {
            response.setContentType(type);
        }
        if (known.get("location") instanceof String location) {
            response.setHeader(HttpHeaders.LOCATION, location);
        }
        if (known.get("body") instanceof byte[] body) {
            response.getOutputStream().write(body);
        }
    }

    private void proceed(
            String id, String asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kept = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, kept);
            answered = kept.getStatus() < 500;
        } finally {
            if (answered) {
                var answer = new LinkedHashMap<String, Object>();
                answer.put("_id", id);
                answer.put("asked", asked);
                answer.put("at", clock.millis());
                answer.put("status", kept.getStatus());
                answer.put("body", kept.getContentAsByteArray());
                if (kept.getContentType() != null) {
                    answer.put("contentType", kept.getContentType());
                }
                String location = kept.getHeader(HttpHeaders.LOCATION);
                if (location != null) {
                    answer.put("location", location);
                }
                answers.upsert(answer);
            } else {
                // A server's failure may be tried again with the same key.
                answers.remove(id);
            }
        }
        kept.copyBodyToResponse();
    }

    private void sweep() {
        long now = clock.millis();
        if (now - swept > Duration.ofMinutes(10).toMillis()) {
            swept = now;
            answers.removeBelow("at", now - REMEMBERED.toMillis());
        }
    }

    private static String hash(RepeatableRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String line = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(request.body()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
