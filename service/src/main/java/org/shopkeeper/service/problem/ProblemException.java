package org.shopkeeper.service.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ProblemDetail;

/** A request that ends in a problem. Carries no stack: it tells of the request, not of the program. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    public ProblemException(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /** A bad request for one mistake or several. */
    public static ProblemException of(ProblemType type, List<Mistake> mistakes) {
        return new ProblemException(type, mistakes.get(0).message().en()).with("errors", mistakes);
    }

    /** Adds an extension member, e.g. {@code errors}. */
    public ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> members() {
        return members;
    }

    ProblemDetail problem() {
        ProblemDetail problem = type.problem(getMessage());
        members.forEach(problem::setProperty);
        return problem;
    }
}
