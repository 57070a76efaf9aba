package org.shopkeeper.decisions.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.compile.Elements.Plan;
import org.shopkeeper.decisions.compile.Elements.Step;
import org.shopkeeper.decisions.feel.Compositions;
import org.shopkeeper.decisions.feel.Evaluation;
import org.shopkeeper.decisions.feel.FeelFunction;
import org.shopkeeper.decisions.feel.FeelType;
import org.shopkeeper.decisions.feel.Frame;
import org.shopkeeper.decisions.feel.Node;
import org.shopkeeper.decisions.feel.Scope;
import org.shopkeeper.decisions.feel.Types;

/** A decision service as a function: its input data, then its input decisions are the parameters (DMN 1.5, §10.4). */
final class ServiceFunction implements FeelFunction {

    private final String name;
    private final Scope.Layout layout;
    private final FeelType resultType;
    private final Failure.Place place;
    private final List<String> names = new ArrayList<>();
    private final List<FeelType> types = new ArrayList<>();
    private final List<Scope.Slot> slots = new ArrayList<>();
    private List<Step> outputs = List.of();
    private Plan plan = new Plan(List.of(), List.of());

    ServiceFunction(String name, Scope.Layout layout, FeelType resultType, Failure.Place place) {
        this.name = name;
        this.layout = layout;
        this.resultType = resultType;
        this.place = place;
    }

    void parameter(String parameter, FeelType type, Scope.Slot slot) {
        names.add(parameter);
        types.add(type);
        slots.add(slot);
    }

    void outputs(List<Step> wanted, Plan toDo) {
        outputs = wanted;
        plan = toDo;
    }

    Plan plan() {
        return plan;
    }

    @Override
    public List<String> parameterNames() {
        return names;
    }

    @Override
    public List<FeelType> parameterTypes() {
        return types;
    }

    @Override
    public FeelType resultType() {
        return resultType;
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments, Evaluation run) {
        Frame frame = new Frame(run, layout.size(), null);
        for (int i = 0; i < arguments.length; i++) {
            Object fitting = Types.converted(arguments[i], types.get(i), run);
            if (fitting == Types.MISFIT) {
                run.failed(TableNode.failure(
                        "TYPE_MISMATCH",
                        place,
                        "服务 " + name + " 的参数 " + names.get(i) + " 应为 " + types.get(i) + "："
                                + Compositions.shown(arguments[i]),
                        "Argument " + names.get(i) + " of service " + name + " must be of type " + types.get(i)
                                + ", not " + Compositions.shown(arguments[i])));
                return null;
            }
            frame.set(slots.get(i).slot(), fitting);
        }
        run.enterCall();
        for (Step step : plan.steps()) {
            Node node = step.node;
            frame.set(step.slot.slot(), node == null ? null : node.eval(frame));
        }
        run.leaveCall();
        Object result = outputs.size() == 1 ? frame.get(outputs.get(0).slot.slot()) : all(frame);
        Object fitting = Types.converted(result, resultType, run);
        return fitting == Types.MISFIT ? null : fitting;
    }

    private Map<String, @Nullable Object> all(Frame frame) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        for (Step output : outputs) {
            results.put(output.name(), frame.get(output.slot.slot()));
        }
        return Collections.unmodifiableMap(results);
    }
}
