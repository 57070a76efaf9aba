package org.shopkeeper.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.service.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception that leaves a controller into a problem. Says what is wrong in our words, never in a library's. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> problem(ProblemException e) {
        return answer(new HttpHeaders(), e.problem());
    }

    @ExceptionHandler
    ResponseEntity<Object> policyRejected(PolicyRejected e) {
        ProblemDetail problem = ProblemType.POLICY_REJECTED.problem(e.getMessage());
        problem.setProperty("errors", e.mistakes());
        return answer(new HttpHeaders(), problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> storeUnavailable(StoreUnavailable e) {
        return answer(new HttpHeaders(), ProblemType.STORE_UNAVAILABLE.problem(null));
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception e) {
        if (e instanceof IOException && e.getClass().getSimpleName().equals("ClientAbortException")) {
            return null;
        }
        ProblemDetail problem = ProblemType.INTERNAL.problem(null);
        var instance = java.net.URI.create("urn:uuid:" + UUID.randomUUID());
        problem.setInstance(instance);
        LOG.error("unexpected, {}", instance, e);
        return answer(new HttpHeaders(), problem);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return answer(headers, problem.problem());
            }
        }
        Mistake mistake = e.getCause() instanceof JsonProcessingException json
                ? mistake(json)
                : Mistake.at("#", "EMPTY_BODY", "缺少请求体", "The body is missing.");
        ProblemDetail problem =
                ProblemType.MALFORMED_BODY.problem(mistake.message().en());
        problem.setProperty("errors", List.of(mistake));
        return answer(headers, problem);
    }

    private static Mistake mistake(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String pointer = mapping.getPath().stream()
                    .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : Mistake.step(r.getFieldName()))
                    .collect(Collectors.joining("/", "#/", ""));
            boolean unknown = e instanceof com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
            return unknown
                    ? Mistake.at(pointer, "UNKNOWN_NAME", "没有这个成员", "There is no such member.")
                    : Mistake.at(pointer, "WRONG_TYPE", "值的类型不对", "The value is not of the type that is wanted here.");
        }
        var at = e.getLocation();
        return new Mistake(
                "#",
                null,
                "SYNTAX",
                new Text("不是合法的 JSON", "Not valid JSON."),
                at == null ? null : at.getLineNr(),
                at == null ? null : at.getColumnNr());
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "?";
        ProblemDetail problem =
                ProblemType.INVALID_REQUEST.problem("The value of " + name + " is not of the type that is wanted.");
        problem.setProperty(
                "errors",
                List.of(Mistake.in(
                        name,
                        "WRONG_TYPE",
                        "参数 " + name + " 的类型不对",
                        "The parameter " + name + " is not of the type that is wanted.")));
        return answer(headers, problem);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e.getParameterName();
        ProblemDetail problem = ProblemType.INVALID_REQUEST.problem("The parameter " + name + " is missing.");
        problem.setProperty(
                "errors",
                List.of(Mistake.in(name, "MISSING", "缺少参数 " + name, "The parameter " + name + " is missing.")));
        return answer(headers, problem);
    }

    /** All that the framework refuses itself: no such path, wrong method, wrong media type … */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemType type = ProblemType.of(status.value());
        if (type == ProblemType.INTERNAL) {
            LOG.error("unexpected", e);
        }
        ProblemDetail problem = type.problem(said(e));
        if (status.value() != type.status().value()) {
            problem.setStatus(status.value());
        }
        return answer(headers, problem);
    }

    private static @Nullable String said(Exception e) {
        if (e instanceof HttpRequestMethodNotSupportedException method && method.getSupportedHttpMethods() != null) {
            return "It takes " + method.getSupportedHttpMethods() + ".";
        }
        if (e instanceof HttpMediaTypeNotSupportedException media) {
            return "It takes " + MediaType.toString(media.getSupportedMediaTypes()) + ".";
        }
        return null;
    }

    private static ResponseEntity<Object> answer(HttpHeaders headers, ProblemDetail problem) {
        var all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return ResponseEntity.status(problem.getStatus()).headers(all).body(problem);
    }
}
