package org.shopkeeper.decisions.dmn.kie;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Engine;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.decisions.dmn.RowNotes;

/** One decision served by KIE's DMN runtime. */
final class KieDecider implements Decider {

    private final Signature signature;
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final @Nullable RowNotes rows;
    private final MatchedRows listener = new MatchedRows();

    /** @param rows what the rows of the asked table say; null where the decision has no table */
    KieDecider(Signature signature, DMNRuntime runtime, DMNModel model, @Nullable RowNotes rows) {
        this.signature = signature;
        this.runtime = runtime;
        this.model = model;
        this.rows = rows;
        runtime.addListener(listener);
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Engine engine() {
        return Engine.KIE;
    }

    @Override
    public Decision decide(Map<String, Object> input, Asking asking) {
        DMNContext context = runtime.newContext();
        input.forEach(context::set);
        listener.start(signature.name());
        DMNResult result;
        List<Integer> matched;
        try {
            result = runtime.evaluateByName(model, context, signature.name());
        } finally {
            matched = listener.stop();
        }
        Explanation explanation = rows == null ? Explanation.NONE : rows.explain(matched);
        DMNDecisionResult own = result.getDecisionResultByName(signature.name());
        List<Failure> failures = failures(own);
        if (!failures.isEmpty()) {
            return new Decision.Failed(failures, explanation);
        }
        Object value = own == null ? null : own.getResult();
        if (rows != null && matched.isEmpty() && value == null) {
            return signature.listOutput()
                    ? new Decision.Decided(List.of(), explanation)
                    : new Decision.NoRuleMatched(explanation);
        }
        return new Decision.Decided(shaped(value), explanation);
    }

    /** A table with one output column answers a context too, so that all tables read alike. */
    private @Nullable Object shaped(@Nullable Object value) {
        if (rows == null || signature.outputs().size() != 1) {
            return value;
        }
        String name = signature.outputs().get(0).name();
        if (signature.listOutput()) {
            List<?> items = value instanceof List<?> list ? list : java.util.Collections.singletonList(value);
            return items.stream().map(item -> single(name, item)).toList();
        }
        return single(name, value);
    }

    private static Map<String, @Nullable Object> single(String name, @Nullable Object value) {
        var context = new LinkedHashMap<String, @Nullable Object>();
        context.put(name, value);
        return context;
    }

    private List<Failure> failures(@Nullable DMNDecisionResult own) {
        var failures = new ArrayList<Failure>();
        if (own == null) {
            failures.add(failure("NOT_EVALUATED", "the decision was not evaluated"));
            return failures;
        }
        for (DMNMessage message : own.getMessages()) {
            if (message.getSeverity() == DMNMessage.Severity.ERROR) {
                boolean several = message.getMessageType() == DMNMessageType.FEEL_EVALUATION_ERROR
                        && message.getText().contains("UNIQUE");
                failures.add(failure(several ? "SEVERAL_RULES_MATCHED" : "EVALUATION_ERROR", message.getText()));
            }
        }
        return failures;
    }

    private Failure failure(String code, String text) {
        return new Failure(
                code,
                new Text("评估出错：" + text, text),
                new Failure.Place(signature.id(), signature.name(), null, null, null));
    }

    /** Remembers, per thread, which rows of the asked table matched. */
    private static final class MatchedRows implements DMNRuntimeEventListener {

        private record Asked(String decision, List<Integer> rows) {}

        private final ThreadLocal<@Nullable Asked> asked = new ThreadLocal<>();

        void start(String decision) {
            asked.set(new Asked(decision, new ArrayList<>()));
        }

        List<Integer> stop() {
            Asked now = asked.get();
            asked.remove();
            return now == null ? List.of() : now.rows();
        }

        @Override
        public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
            Asked now = asked.get();
            if (now != null && now.decision().equals(event.getNodeName())) {
                now.rows().addAll(event.getSelected().isEmpty() ? event.getMatches() : event.getSelected());
            }
        }
    }
}
