package org.shopkeeper.service.kogito;

import org.kie.kogito.process.ProcessInstanceExecutionException;
import org.shopkeeper.service.problem.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A process wraps what went wrong in a task; the caller gets the problem that the task met. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProcessProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(ProcessInstanceExecutionException e) throws ProcessInstanceExecutionException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                ProblemDetail detail =
                        ProblemDetail.forStatusAndDetail(problem.type().status(), String.valueOf(problem.getMessage()));
                detail.setType(java.net.URI.create(
                        "urn:shopkeeper:problem:" + problem.type().slug()));
                detail.setTitle(problem.type().title());
                problem.members().forEach(detail::setProperty);
                return ResponseEntity.status(problem.type().status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(detail);
            }
        }
        throw e;
    }
}
