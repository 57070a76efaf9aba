package org.shopkeeper.decisions.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.dmn.DmnModel;
import org.shopkeeper.decisions.feel.FeelType;
import org.shopkeeper.decisions.feel.Node;
import org.shopkeeper.decisions.feel.Scope;

/** The elements of a graph once they have slots. */
final class Elements {

    private Elements() {}

    /** An input of the graph. */
    record Input(DmnModel model, String name, FeelType type, Scope.Slot slot) {}

    /** A decision; its node is set when its requirements have been compiled. */
    static final class Step {
        final DmnModel model;
        final DmnModel.DecisionNode decision;
        final Scope.Slot slot;
        final List<Step> requires = new ArrayList<>();
        final Set<Input> inputs = new LinkedHashSet<>();

        @Nullable
        Node node;

        @Nullable
        TableNode table;

        Scope.@Nullable Slot matches;

        Step(DmnModel model, DmnModel.DecisionNode decision, Scope.Slot slot) {
            this.model = model;
            this.decision = decision;
            this.slot = slot;
        }

        String name() {
            return decision.name();
        }
    }

    /**
     * What to do, in order, to know some decisions.
     *
     * @param inputs what they need, directly or not
     */
    record Plan(List<Input> inputs, List<Step> steps) {

        /** @param given decisions whose values will be there already */
        static Plan of(List<Step> wanted, Set<Step> given) {
            Map<Step, Boolean> done = new LinkedHashMap<>();
            Set<Input> inputs = new LinkedHashSet<>();
            for (Step step : wanted) {
                visit(step, given, done, inputs);
            }
            return new Plan(List.copyOf(inputs), List.copyOf(done.keySet()));
        }

        private static void visit(Step step, Set<Step> given, Map<Step, Boolean> done, Set<Input> inputs) {
            if (given.contains(step) || done.containsKey(step)) {
                return;
            }
            for (Step required : step.requires) {
                visit(required, given, done, inputs);
            }
            inputs.addAll(step.inputs);
            done.put(step, true);
        }
    }
}
