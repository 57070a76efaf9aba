package org.shopkeeper.service.kogito;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.impl.DMNDecisionResultImpl;
import org.kie.dmn.core.impl.DMNResultImpl;
import org.kie.kogito.dmn.DmnDecisionModel;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.decide.Answer;
import org.shopkeeper.service.decide.Decide;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;

/**
 * One model of one release as Kogito sees it. It is asked like every other caller: the same check of the input, the same
 * engine, the same log.
 */
final class LiveDecisionModel extends DmnDecisionModel {

    private final String id;
    private final String name;
    private final Release release;
    private final Decide decide;

    LiveDecisionModel(DMNRuntime runtime, String namespace, String name, String id, Release release, Decide decide) {
        super(runtime, namespace, name);
        this.id = id;
        this.name = name;
        this.release = release;
        this.decide = decide;
    }

    /**
     * @throws ProblemException INVALID_INPUT also where facts are missing: Kogito knows no answer between a value and an
     *     error
     */
    @Override
    public DMNResult evaluateAll(DMNContext context) {
        Answer answer = decide.ask(release, id, declared(context.getAll()), false, null);
        if (answer.status() == Answer.Status.INSUFFICIENT_DATA) {
            List<String> missing = answer.missing() == null ? List.of() : answer.missing();
            throw new ProblemException(ProblemType.INVALID_INPUT, "Missing: " + String.join(", ", missing))
                    .with("missing", missing);
        }
        @Nullable Object output = output(answer);
        DMNContext outcome = context.clone();
        outcome.set(name, output);
        var result = new DMNResultImpl(getDMNModel());
        result.setContext(outcome);
        String decision = getDMNModel().getDecisionByName(name).getId();
        result.addDecisionResult(
                new DMNDecisionResultImpl(decision, name, DecisionEvaluationStatus.SUCCEEDED, output, List.of()));
        return result;
    }

    /** A task hands over more than the decision's inputs, e.g. the model's name. */
    private Map<String, Object> declared(Map<String, Object> given) {
        Decider decider = release.decider(id);
        var input = new LinkedHashMap<String, Object>();
        if (decider != null) {
            for (Field field : decider.signature().inputs()) {
                if (given.containsKey(field.name())) {
                    input.put(field.name(), given.get(field.name()));
                }
            }
        }
        return input;
    }

    private @Nullable Object output(Answer answer) {
        Map<String, @Nullable Object> output = answer.output();
        Decider decider = release.decider(id);
        boolean wrapped = output != null
                && output.size() == 1
                && output.containsKey("value")
                && decider != null
                && decider.signature().scalarOutput();
        return wrapped && output != null ? output.get("value") : output;
    }
}
