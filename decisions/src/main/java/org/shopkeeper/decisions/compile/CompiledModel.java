package org.shopkeeper.decisions.compile;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.compile.Elements.Input;
import org.shopkeeper.decisions.compile.Elements.Plan;
import org.shopkeeper.decisions.compile.Elements.Step;
import org.shopkeeper.decisions.dmn.DmnModel;
import org.shopkeeper.decisions.dmn.DmnModel.DecisionService;
import org.shopkeeper.decisions.dmn.DmnModel.Import;
import org.shopkeeper.decisions.feel.BudgetExceeded;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.Evaluation;
import org.shopkeeper.decisions.feel.EvaluationBudget;
import org.shopkeeper.decisions.feel.Frame;
import org.shopkeeper.decisions.feel.Names;
import org.shopkeeper.decisions.feel.Node;
import org.shopkeeper.decisions.feel.Types;

/**
 * A DMN model, compiled. Serves models on trial: every decision and service can be asked by name, inputs are converted to
 * their declared types, and what is wrong gives null with its reason. Immutable, for any thread.
 */
public final class CompiledModel {

    private final DmnModel main;
    private final Graph graph;
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, Step> decisions = new LinkedHashMap<>();
    private final Clock clock;
    private final EvaluationBudget budget;

    private CompiledModel(DmnModel main, Graph graph, EvaluationBudget budget, Clock clock) {
        this.main = main;
        this.graph = graph;
        this.budget = budget;
        this.clock = clock;
        for (DmnModel.DecisionNode decision : main.decisions()) {
            Step step = graph.steps.get(Graph.key(main, decision.id()));
            if (step != null) {
                decisions.put(decision.name(), step);
                plans.put(decision.name(), Plan.of(List.of(step), Set.of()));
            }
        }
    }

    /**
     * @param imported every model that {@code main} imports, directly or not
     * @param clock read by {@code now()} and {@code today()} only
     */
    public static CompiledModel of(DmnModel main, List<DmnModel> imported, EvaluationBudget budget, Clock clock) {
        List<DmnModel> all = new ArrayList<>();
        all.add(main);
        all.addAll(imported);
        return new CompiledModel(main, new Graph(all), budget, clock);
    }

    /** What is wrong with the model itself; each such place evaluates to null. */
    public List<Failure> mistakes() {
        return List.copyOf(graph.mistakes);
    }

    public Set<String> decisions() {
        return decisions.keySet();
    }

    @Nullable
    Step step(String decision) {
        return decisions.get(decision);
    }

    @Nullable
    Plan plan(String decision) {
        return plans.get(decision);
    }

    Frame frame(Evaluation run) {
        return new Frame(run, graph.layout.size(), null);
    }

    Evaluation run() {
        return new Evaluation(budget, clock);
    }

    /**
     * Asks one decision of the model itself.
     *
     * @param inputs FEEL values by name of the input data; those of an imported model in a context under the import's name. A
     *     name that is missing is null
     * @throws IllegalArgumentException if the model has no such decision
     */
    public Evaluated decide(String decision, Map<String, ?> inputs) {
        Plan plan = plans.get(decision);
        Step step = decisions.get(decision);
        if (plan == null || step == null) {
            throw new IllegalArgumentException("The model has no decision '%s'.".formatted(decision));
        }
        Evaluation run = run();
        return guarded(run, step.name(), () -> {
            Frame frame = frame(run);
            for (Input input : plan.inputs()) {
                frame.set(input.slot().slot(), converted(input, inputs, run));
            }
            evaluate(plan, frame);
            return frame.get(step.slot.slot());
        });
    }

    static void evaluate(Plan plan, Frame frame) {
        for (Step step : plan.steps()) {
            Node node = step.node;
            frame.set(step.slot.slot(), node == null ? null : node.eval(frame));
        }
    }

    /**
     * Asks a decision service.
     *
     * @param inputs FEEL values by name of the input decisions and input data
     * @throws IllegalArgumentException if the model has no such service
     */
    public Evaluated serve(String service, Map<String, ?> inputs) {
        for (DecisionService each : main.services()) {
            ServiceFunction function = graph.services.get(Graph.key(main, each.id()));
            if (each.name().equals(service) && function != null) {
                Evaluation run = run();
                return guarded(run, service, () -> {
                    List<String> names = function.parameterNames();
                    @Nullable Object[] arguments = new Object[names.size()];
                    for (int i = 0; i < arguments.length; i++) {
                        arguments[i] = inputs.get(names.get(i));
                        if (arguments[i] == null && !inputs.containsKey(names.get(i))) {
                            run.failed(missing(service, names.get(i)));
                        }
                    }
                    return function.call(arguments, run);
                });
            }
        }
        throw new IllegalArgumentException("The model has no decision service '%s'.".formatted(service));
    }

    private Failure missing(String asked, String name) {
        return TableNode.failure(
                "INPUT_MISSING",
                new Failure.Place(main.policy(), asked, null, name, null),
                "缺少输入 " + name,
                "The input " + name + " is missing");
    }

    private interface Work {
        @Nullable
        Object done();
    }

    private Evaluated guarded(Evaluation run, String asked, Work work) {
        try {
            Object value = work.done();
            return new Evaluated(value, run.failures());
        } catch (BudgetExceeded e) {
            return new Evaluated(null, with(run, exceeded(main.policy(), asked, e.getMessage())));
        } catch (StackOverflowError e) {
            return new Evaluated(
                    null, with(run, exceeded(main.policy(), asked, "More calls inside each other than fit")));
        }
    }

    private static List<Failure> with(Evaluation run, Failure last) {
        List<Failure> all = new ArrayList<>(run.failures());
        all.add(last);
        return all;
    }

    static Failure exceeded(String policy, String decision, @Nullable String what) {
        String en = what == null ? "The evaluation used too much" : what;
        return new Failure(
                "BUDGET_EXCEEDED",
                new Text("计算超出了资源上限：" + en, en),
                new Failure.Place(policy, decision, null, null, null));
    }

    private @Nullable Object converted(Input input, Map<String, ?> given, Evaluation run) {
        Object value = given(input, given);
        Object fitting = Types.converted(value, input.type(), run);
        if (fitting != Types.MISFIT) {
            return fitting;
        }
        run.failed(TableNode.failure(
                "TYPE_MISMATCH",
                new Failure.Place(input.model().policy(), null, null, input.name(), null),
                "输入 " + input.name() + " 应为 " + input.type() + "：" + Compositions.shown(value),
                "Input " + input.name() + " must be of type " + input.type() + ", not " + Compositions.shown(value)));
        return null;
    }

    private @Nullable Object given(Input input, Map<String, ?> given) {
        if (input.model() == main) {
            return named(given, input.name());
        }
        List<String> path = importPath(main, input.model(), 0);
        Object at = given;
        for (String step : path) {
            if (step.isEmpty()) {
                continue;
            }
            at = at instanceof Map<?, ?> map ? named(map, Names.normal(step)) : null;
        }
        Object nested = at instanceof Map<?, ?> map ? named(map, input.name()) : null;
        return nested != null ? nested : named(given, input.name());
    }

    private static @Nullable Object named(Map<?, ?> given, String name) {
        Object value = given.get(name);
        if (value != null || given.containsKey(name)) {
            return value;
        }
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            if (entry.getKey() instanceof String key && Names.normal(key).equals(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static final int MAX_IMPORT_CHAIN = 20;

    /** The import names that lead from one model to another. */
    private List<String> importPath(DmnModel from, DmnModel to, int length) {
        for (Import each : from.imports()) {
            if (each.namespace().equals(to.namespace())) {
                return List.of(each.name());
            }
        }
        if (length < MAX_IMPORT_CHAIN) {
            for (Import each : from.imports()) {
                for (Step step : graph.steps.values()) {
                    if (step.model.namespace().equals(each.namespace())) {
                        List<String> rest = importPath(step.model, to, length + 1);
                        if (!rest.isEmpty()) {
                            List<String> path = new ArrayList<>();
                            path.add(each.name());
                            path.addAll(rest);
                            return path;
                        }
                        break;
                    }
                }
            }
        }
        return List.of();
    }
}
