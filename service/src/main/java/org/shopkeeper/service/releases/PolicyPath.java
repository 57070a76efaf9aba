package org.shopkeeper.service.releases;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;

/** The shape of a policy's path: one folder and one file, nothing that could lead elsewhere. */
final class PolicyPath {

    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}/[A-Za-z][A-Za-z0-9_-]{0,63}\\.[a-z]{1,8}");

    /** Characters of one policy file; a table of 100,000 rows has fewer. */
    private static final int MOST = 64 * 1024 * 1024;

    private PolicyPath() {}

    /** @param pointer of the object that has path and text, for the problem */
    static PolicySource source(@Nullable String path, @Nullable String text, String pointer) {
        if (path == null || !SHAPE.matcher(path).matches()) {
            throw new ProblemException(
                            ProblemType.INVALID_REQUEST, "A policy's path is AREA/NAME.dmn, in letters and digits.")
                    .with("pointer", pointer + "/path");
        }
        if (text == null || text.isBlank()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "A policy needs its text.")
                    .with("pointer", pointer + "/text");
        }
        if (text.length() > MOST) {
            throw new ProblemException(ProblemType.TOO_LARGE, "A policy file has at most " + MOST + " characters.");
        }
        return new PolicySource(path, text);
    }
}
