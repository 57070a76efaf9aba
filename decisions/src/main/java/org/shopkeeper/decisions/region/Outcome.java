package org.shopkeeper.decisions.region;

import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.Text;

/**
 * What a table answers everywhere in a box.
 *
 * @param list the answer is a list, be it of one
 * @param values the answer as FEEL texts by output name: one for policies with a single answer, all in order for the others
 * @param rows 1-based rows that gave it, in table order
 */
public record Outcome(Kind kind, boolean list, List<Map<String, String>> values, List<Integer> rows) {

    public enum Kind {
        DECIDED,
        /** No row matches and there is no default. */
        NO_RULE_MATCHED,
        /** Several rows match where the hit policy allows one answer. */
        SEVERAL_RULES_MATCHED,
        /** The input is outside what this version of the table declares. */
        NOT_ALLOWED
    }

    /** Whether a caller gets the same answer, whichever rows gave it. */
    public boolean same(Outcome other) {
        return kind == other.kind && list == other.list && values.equals(other.values);
    }

    /** The answer in words. */
    public Text text() {
        return switch (kind) {
            case DECIDED -> new Text(words(), words());
            case NO_RULE_MATCHED -> new Text("无规则匹配", "no rule matches");
            case SEVERAL_RULES_MATCHED -> new Text("多条规则同时匹配，无法决定", "several rules match, which is an error");
            case NOT_ALLOWED -> new Text("输入不被允许", "the input is not allowed");
        };
    }

    private String words() {
        List<String> answers =
                values.stream().map(v -> String.join(", ", v.values())).toList();
        return list ? answers.toString() : String.join(", ", answers);
    }
}
