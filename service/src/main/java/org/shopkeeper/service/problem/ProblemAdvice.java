package org.shopkeeper.service.problem;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.service.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception that leaves a controller into a problem. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException e) {
        ProblemDetail detail = detail(e.type(), e.getMessage());
        e.members().forEach(detail::setProperty);
        return answer(e.type(), detail);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> policyRejected(PolicyRejected e) {
        ProblemDetail detail = detail(ProblemType.POLICY_REJECTED, e.getMessage());
        detail.setProperty("errors", e.mistakes());
        return answer(ProblemType.POLICY_REJECTED, detail);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> storeUnavailable(StoreUnavailable e) {
        return answer(ProblemType.STORE_UNAVAILABLE, detail(ProblemType.STORE_UNAVAILABLE, null));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        ProblemDetail detail = detail(ProblemType.INTERNAL, null);
        String instance = "urn:uuid:" + UUID.randomUUID();
        detail.setInstance(URI.create(instance));
        LOG.error("unexpected, {}", instance, e);
        return answer(ProblemType.INTERNAL, detail);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Throwable cause = e.getMostSpecificCause();
        String said = cause instanceof com.fasterxml.jackson.core.JsonProcessingException json
                ? json.getOriginalMessage() + at(json)
                : "The body is missing or is not JSON.";
        return ResponseEntity.status(ProblemType.MALFORMED_BODY.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(ProblemType.MALFORMED_BODY, said));
    }

    private static String at(com.fasterxml.jackson.core.JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static ProblemDetail detail(ProblemType type, @Nullable String said) {
        ProblemDetail detail = ProblemDetail.forStatus(type.status());
        detail.setType(URI.create("urn:shopkeeper:problem:" + type.slug()));
        detail.setTitle(type.title());
        detail.setDetail(said);
        return detail;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemType type, ProblemDetail detail) {
        return ResponseEntity.status(type.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
