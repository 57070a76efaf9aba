package org.shopkeeper.service.problem;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Every kind of problem that the service answers with. The name in lower case is the last part of the problem's type. */
public enum ProblemType {
    INVALID_INPUT(HttpStatus.BAD_REQUEST, "The input does not fit what the decision declares."),
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The request body cannot be read."),
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not one that this call takes."),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "An access key is needed: Authorization: Bearer KEY."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This key's role may not do that."),
    UNKNOWN_DECISION(HttpStatus.NOT_FOUND, "There is no such decision in this release."),
    UNKNOWN_RELEASE(HttpStatus.NOT_FOUND, "There is no such release."),
    UNKNOWN_RESOURCE(HttpStatus.NOT_FOUND, "There is no such resource."),
    WRONG_METHOD(HttpStatus.METHOD_NOT_ALLOWED, "This resource does not take that method."),
    WRONG_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This call does not take that media type."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "This call cannot answer in any of the media types that you accept."),
    CONFLICT(HttpStatus.CONFLICT, "The resource is not in a state that allows this."),
    STALE(HttpStatus.PRECONDITION_FAILED, "It was changed by somebody else in the meantime."),
    IF_MATCH_NEEDED(HttpStatus.PRECONDITION_REQUIRED, "Say with If-Match which version you have seen."),
    SIGNATURE_CHANGED(HttpStatus.CONFLICT, "The change breaks those who ask this decision."),
    TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "The request is larger than this call takes."),
    POLICY_REJECTED(HttpStatus.UNPROCESSABLE_ENTITY, "The policy has mistakes."),
    EVALUATION_FAILED(HttpStatus.UNPROCESSABLE_ENTITY, "The policy could not be evaluated for this input."),
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "There are too many of these at once; try again later."),
    NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "No release is in force yet."),
    STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database is away; decisions go on, changes must wait."),
    LOG_FULL(HttpStatus.SERVICE_UNAVAILABLE, "The decision log takes no more records, so nothing is decided."),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "The service made a mistake; it is logged under the instance given.");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} member of a problem. */
    public URI uri() {
        return URI.create("urn:shopkeeper:problem:" + slug());
    }

    /** The kind that fits a status which the framework or the container chose. */
    static ProblemType of(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> UNKNOWN_RESOURCE;
            case 405 -> WRONG_METHOD;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> STALE;
            case 413 -> TOO_LARGE;
            case 415 -> WRONG_MEDIA_TYPE;
            case 429 -> TOO_MANY;
            case 503 -> NOT_READY;
            default -> status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL;
        };
    }

    ProblemDetail problem(@Nullable String said) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(uri());
        problem.setTitle(title);
        problem.setDetail(said);
        return problem;
    }
}
