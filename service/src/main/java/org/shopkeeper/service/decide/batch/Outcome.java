package org.shopkeeper.service.decide.batch;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.input.InputProblem;
import org.shopkeeper.service.decide.Answer;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;

/** What became of one row. */
sealed interface Outcome {

    /** DECIDED, NO_RULE_MATCHED, INSUFFICIENT_DATA or REFUSED. */
    String status();

    record Answered(Answer answer) implements Outcome {
        @Override
        public String status() {
            return answer.status().name();
        }
    }

    /**
     * @param problem what a single question would have been refused with, e.g. {@code invalid-input}
     * @param errors as in that problem, pointers from the row's root
     */
    record Refused(String problem, List<?> errors) implements Outcome {
        @Override
        public String status() {
            return "REFUSED";
        }
    }

    static Refused refused(ProblemException e) {
        return new Refused(e.type().slug(), e.members().get("errors") instanceof List<?> errors ? errors : List.of());
    }

    static Refused unreadable(Row row) {
        return new Refused(ProblemType.MALFORMED_BODY.slug(), row.mistakes());
    }

    /** One error in one line, for a cell of a sheet. */
    static String line(Object error) {
        if (error instanceof InputProblem p) {
            return String.format(
                    Locale.ROOT,
                    "%s %s: %s / %s",
                    p.pointer(),
                    p.code(),
                    p.message().zh(),
                    p.message().en());
        }
        if (error instanceof Mistake m) {
            @Nullable String at = m.pointer() == null ? m.parameter() : m.pointer();
            return String.format(
                    Locale.ROOT,
                    "%s %s: %s / %s",
                    at,
                    m.code(),
                    m.message().zh(),
                    m.message().en());
        }
        return String.valueOf(error);
    }
}
