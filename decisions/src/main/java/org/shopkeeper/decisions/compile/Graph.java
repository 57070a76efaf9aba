package org.shopkeeper.decisions.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.shopkeeper.decisions.dmn.Boxed;
import org.shopkeeper.decisions.dmn.DmnModel;
import org.shopkeeper.decisions.dmn.DmnModel.BusinessKnowledge;
import org.shopkeeper.decisions.dmn.DmnModel.DecisionNode;
import org.shopkeeper.decisions.dmn.DmnModel.DecisionService;
import org.shopkeeper.decisions.dmn.DmnModel.Import;
import org.shopkeeper.decisions.dmn.DmnModel.InputData;
import org.shopkeeper.decisions.dmn.DmnModel.ItemDefinition;
import org.shopkeeper.decisions.dmn.DmnModel.Parameter;
import org.shopkeeper.decisions.feel.Builtins;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.Constants;
import org.shopkeeper.decisions.feel.FeelFunction;
import org.shopkeeper.decisions.feel.FeelType;
import org.shopkeeper.decisions.feel.FeelType.Basic;
import org.shopkeeper.decisions.feel.Names;
import org.shopkeeper.decisions.feel.Node;
import org.shopkeeper.decisions.feel.Scope;
import org.shopkeeper.decisions.feel.Subroutine;

/** Compiles a model and its imports into one graph over one frame. */
final class Graph {

    /** Decisions that need each other in a chain; deeper ones are refused. */
    private static final int MAX_CHAIN = 500;

    final Scope.Layout layout = new Scope.Layout(null);
    final List<Failure> mistakes = new ArrayList<>();
    final Map<String, Input> inputs = new LinkedHashMap<>();
    final Map<String, Step> steps = new LinkedHashMap<>();
    final Map<String, ServiceFunction> services = new LinkedHashMap<>();
    final Map<String, List<Import>> importsOf = new HashMap<>();

    private final List<DmnModel> models;
    private final Map<String, ItemTypes> types = new HashMap<>();
    private final Map<String, FeelFunction> functions = new HashMap<>();
    private final Map<String, DmnModel> homes = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Names paths = Builtins.names();
    private final Set<String> underWay = new HashSet<>();

    /** @param models the asked model first, then all that it imports, directly or not */
    Graph(List<DmnModel> models) {
        this.models = models;
        for (DmnModel model : models) {
            types.put(model.namespace(), new ItemTypes(model, mistakes::add));
            importsOf.put(model.namespace(), model.imports());
        }
        for (DmnModel model : models) {
            for (Import each : model.imports()) {
                ItemTypes other = types.get(each.namespace());
                if (other != null) {
                    types(model).imported(each.name(), other);
                }
            }
        }
        models.forEach(this::declare);
        models.forEach(this::services);
        models.forEach(this::knowledge);
        models.forEach(this::decisions);
        models.forEach(this::plans);
    }

    private ItemTypes types(DmnModel model) {
        ItemTypes found = types.get(model.namespace());
        if (found == null) {
            throw new IllegalStateException("No types of " + model.namespace());
        }
        return found;
    }

    static String key(DmnModel model, String reference) {
        return reference.indexOf('#') >= 0 ? reference : model.namespace() + "#" + reference;
    }

    private void declare(DmnModel model) {
        for (InputData data : model.inputs()) {
            FeelType type = types(model).of(data.typeRef());
            Scope.Slot slot = new Scope.Slot(layout, layout.newSlot(), type);
            name(model, data.id(), data.name());
            inputs.put(key(model, data.id()), new Input(model, Names.normal(data.name()), type, slot));
        }
        for (DecisionNode decision : model.decisions()) {
            FeelType type = types(model).of(decision.typeRef());
            Scope.Slot slot = new Scope.Slot(layout, layout.newSlot(), type);
            name(model, decision.id(), decision.name());
            steps.put(key(model, decision.id()), new Step(model, decision, slot));
        }
        for (ItemDefinition item : model.items()) {
            paths.add(item.name());
            components(item);
        }
        for (Import each : model.imports()) {
            paths.add(each.name());
        }
    }

    private void name(DmnModel model, String id, String name) {
        homes.put(key(model, id), model);
        names.put(key(model, id), Names.normal(name));
        paths.add(name);
    }

    private void components(ItemDefinition item) {
        for (ItemDefinition component : item.components()) {
            paths.add(component.name());
            components(component);
        }
    }

    private void services(DmnModel model) {
        for (DecisionService service : model.services()) {
            Failure.Place place = new Failure.Place(model.policy(), service.name(), null, null, null);
            FeelType type = types(model).of(service.typeRef());
            FeelType result = type instanceof FeelType.FunctionOf function ? function.result() : type;
            ServiceFunction function = new ServiceFunction(service.name(), layout, result, place);
            for (String reference : service.inputData()) {
                Input input = inputs.get(key(model, reference));
                if (input != null) {
                    function.parameter(input.name(), input.type(), input.slot());
                }
            }
            for (String reference : service.inputDecisions()) {
                Step step = steps.get(key(model, reference));
                if (step != null) {
                    function.parameter(Names.normal(step.name()), step.slot.type(), step.slot);
                }
            }
            name(model, service.id(), service.name());
            functions.put(key(model, service.id()), function);
            services.put(key(model, service.id()), function);
        }
    }

    private void knowledge(DmnModel model) {
        Map<BusinessKnowledge, Subroutine> bodies = new LinkedHashMap<>();
        for (BusinessKnowledge knowledge : model.knowledge()) {
            name(model, knowledge.id(), knowledge.name());
            Boxed.FunctionBox logic = knowledge.logic();
            if (logic == null) {
                continue;
            }
            if (!logic.kind().equals("FEEL")) {
                external(model, knowledge, logic);
                continue;
            }
            Subroutine subroutine = subroutine(model, knowledge, logic);
            functions.put(key(model, knowledge.id()), subroutine);
            bodies.put(knowledge, subroutine);
        }
        // Bodies after all names of all models are known: see finishKnowledge.
        unfinished.put(model, bodies);
        if (unfinished.size() == models.size()) {
            unfinished.forEach((owner, all) -> all.forEach((k, s) -> body(owner, k, s)));
        }
    }

    private final Map<DmnModel, Map<BusinessKnowledge, Subroutine>> unfinished = new LinkedHashMap<>();
    private final Map<Subroutine, Scope> scopes = new HashMap<>();

    private void external(DmnModel model, BusinessKnowledge knowledge, Boxed.FunctionBox logic) {
        BoxedLowering lowering = new BoxedLowering(model.policy(), knowledge.name(), types(model), mistakes::add);
        Node node = lowering.external(logic, lowering.at(lowering.place(null, null, null)));
        Constants.Constant constant = Compositions.known(node);
        if (constant != null && constant.value() instanceof FeelFunction function) {
            functions.put(key(model, knowledge.id()), function);
        }
    }

    private Subroutine subroutine(DmnModel model, BusinessKnowledge knowledge, Boxed.FunctionBox logic) {
        Scope.Layout own = new Scope.Layout(null);
        Scope scope = Scope.root(own, Builtins.names(), paths);
        List<String> parameters = new ArrayList<>();
        List<FeelType> declared = new ArrayList<>();
        for (Parameter parameter : logic.parameters()) {
            FeelType type = types(model).of(parameter.typeRef());
            parameters.add(Names.normal(parameter.name()));
            declared.add(type);
            scope.declare(parameter.name(), type);
        }
        FeelType type = types(model).of(knowledge.typeRef());
        FeelType result = type instanceof FeelType.FunctionOf function ? function.result() : type;
        Failure.Place place = new Failure.Place(model.policy(), knowledge.name(), null, null, null);
        Subroutine subroutine = new Subroutine(parameters, declared, result, own, place);
        scopes.put(subroutine, scope);
        return subroutine;
    }

    private void body(DmnModel model, BusinessKnowledge knowledge, Subroutine subroutine) {
        Scope parameters = scopes.get(subroutine);
        Boxed.FunctionBox logic = knowledge.logic();
        if (parameters == null || logic == null) {
            return;
        }
        // Parameters hide what the model requires, so they stand in the inner scope.
        Scope scope = Scope.root(parameters.layout(), Builtins.names(), paths);
        scope.bind(knowledge.name(), new Scope.Known(subroutine));
        bindAll(model, knowledge.requiredKnowledge(), scope);
        for (int i = 0; i < subroutine.parameterNames().size(); i++) {
            scope.bind(
                    subroutine.parameterNames().get(i),
                    new Scope.Slot(
                            parameters.layout(), i, subroutine.parameterTypes().get(i)));
        }
        BoxedLowering lowering = new BoxedLowering(model.policy(), knowledge.name(), types(model), mistakes::add);
        subroutine.body(lowering.node(logic.body(), scope));
    }

    private void decisions(DmnModel model) {
        for (DecisionNode decision : model.decisions()) {
            compile(key(model, decision.id()), 0);
        }
    }

    private void compile(String key, int chain) {
        Step step = steps.get(key);
        if (step == null || step.node != null) {
            return;
        }
        DecisionNode decision = step.decision;
        if (!underWay.add(key) || chain > MAX_CHAIN) {
            mistake(step, "CIRCULAR_REQUIREMENT", "决策互相依赖", "The decision needs itself, directly or not");
            return;
        }
        Scope scope = Scope.root(layout, Builtins.names(), paths);
        for (String reference : decision.requiredDecisions()) {
            String required = key(step.model, reference);
            compile(required, chain + 1);
            Step other = steps.get(required);
            if (other == null) {
                mistake(step, "UNKNOWN_REFERENCE", "找不到 " + reference, "There is no element " + reference);
            } else if (other.node != null) {
                step.requires.add(other);
            }
        }
        for (String reference : decision.requiredInputs()) {
            Input input = inputs.get(key(step.model, reference));
            if (input == null) {
                mistake(step, "UNKNOWN_REFERENCE", "找不到 " + reference, "There is no element " + reference);
            } else {
                step.inputs.add(input);
            }
        }
        bindAll(step.model, decision.requiredKnowledge(), scope);
        bindAll(step.model, decision.requiredInputs(), scope);
        bindAll(step.model, decision.requiredDecisions(), scope);
        step.node = node(step, scope);
        underWay.remove(key);
    }

    private Node node(Step step, Scope scope) {
        DecisionNode decision = step.decision;
        BoxedLowering lowering =
                new BoxedLowering(step.model.policy(), decision.name(), types(step.model), mistakes::add);
        Boxed logic = decision.logic();
        Node node = lowering.node(logic, scope);
        if (node instanceof TableNode table) {
            step.table = table;
            step.matches = new Scope.Slot(layout, layout.newSlot(), Basic.ANY);
            table.leaveMatchesIn(step.matches);
        }
        String text = logic instanceof Boxed.Literal literal ? literal.text().strip() : null;
        return lowering.at(lowering.place(null, null, text)).coerced(node, step.slot.type());
    }

    private void mistake(Step step, String code, String zh, String en) {
        Failure.Place place = new Failure.Place(step.model.policy(), step.name(), null, null, null);
        mistakes.add(new Failure(code, new Text(zh, en), place));
    }

    /** Makes what is required visible: by its name, or under the name of the import it comes by. */
    private void bindAll(DmnModel model, List<String> references, Scope scope) {
        for (String reference : references) {
            String key = key(model, reference);
            Scope.Binding binding = binding(key);
            DmnModel home = homes.get(key);
            String name = names.get(key);
            if (binding == null || home == null || name == null) {
                continue;
            }
            String prefix = home.namespace().equals(model.namespace()) ? "" : prefix(model, home);
            if (prefix.isEmpty()) {
                scope.bind(name, binding);
            } else {
                scope.imported(prefix, name, binding);
            }
        }
    }

    private static String prefix(DmnModel model, DmnModel home) {
        for (Import each : model.imports()) {
            if (each.namespace().equals(home.namespace())) {
                return each.name();
            }
        }
        return "";
    }

    private Scope.@Nullable Binding binding(String key) {
        Input input = inputs.get(key);
        if (input != null) {
            return input.slot();
        }
        Step step = steps.get(key);
        if (step != null) {
            Node node = step.node;
            if (node != null && step.slot.type() == Basic.ANY) {
                return new Scope.Slot(layout, step.slot.slot(), node.type());
            }
            return step.slot;
        }
        FeelFunction function = functions.get(key);
        return function == null ? null : new Scope.Known(function);
    }

    private void plans(DmnModel model) {
        for (DecisionService service : model.services()) {
            ServiceFunction function = services.get(key(model, service.id()));
            if (function == null) {
                continue;
            }
            Set<Step> given = new HashSet<>(known(model, service.inputDecisions()));
            List<Step> outputs = known(model, service.outputDecisions());
            function.outputs(outputs, Plan.of(outputs, given));
        }
    }

    private List<Step> known(DmnModel model, List<String> references) {
        List<Step> found = new ArrayList<>();
        for (String reference : references) {
            Step step = steps.get(key(model, reference));
            if (step != null) {
                found.add(step);
            }
        }
        return found;
    }
}
