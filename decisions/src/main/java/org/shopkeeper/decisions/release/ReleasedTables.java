package org.shopkeeper.decisions.release;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.input.CheckedInput;
import org.shopkeeper.decisions.input.InputCheck;

/** What a computed decision asks of its release: checked as strictly as a caller's question, so that nothing is guessed. */
record ReleasedTables(Map<String, Decider> deciders) implements Released {

    @Override
    public @Nullable Signature signature(String id) {
        Decider decider = deciders.get(id);
        return decider == null ? null : decider.signature();
    }

    @Override
    public Decision ask(String id, Map<String, Object> input) {
        Decider decider = deciders.get(id);
        if (decider == null) {
            return failed(
                    id, "DECISION_NOT_FOUND", new Text("本次发布没有决策 " + id, "This release has no decision " + id + "."));
        }
        CheckedInput checked = InputCheck.check(decider.signature(), input, "#");
        if (checked instanceof CheckedInput.Accepted accepted) {
            return decider.decide(accepted.values(), Asking.PLAIN);
        }
        if (checked instanceof CheckedInput.Missing lacking) {
            return new Decision.InsufficientData(lacking.missing(), Explanation.NONE);
        }
        var problem = ((CheckedInput.Refused) checked).problems().get(0);
        String at = problem.pointer();
        return failed(
                id,
                "IMPOSSIBLE_INPUT",
                new Text(
                        at + "：" + problem.message().zh(),
                        at + ": " + problem.message().en()));
    }

    private static Decision failed(String id, String code, Text message) {
        var place = new Failure.Place(id, null, null, null, null);
        return new Decision.Failed(List.of(new Failure(code, message, place)), Explanation.NONE);
    }
}
