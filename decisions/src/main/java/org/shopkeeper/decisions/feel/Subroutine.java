package org.shopkeeper.decisions.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;

/** A function with a name of its own in the model, such as a business knowledge model; sees nothing but its parameters. */
public final class Subroutine implements FeelFunction {

    private final Calls.Definition definition;
    private final List<String> names;
    private final List<FeelType> types;
    private final FeelType resultType;

    /** @param layout the frame of the body; its first slots are the parameters */
    public Subroutine(
            List<String> names, List<FeelType> types, FeelType resultType, Scope.Layout layout, Failure.Place place) {
        this.names = names;
        this.types = types;
        this.resultType = resultType;
        this.definition = new Calls.Definition(names, types, resultType, layout, place);
    }

    /** Set last, because the body may call the subroutine itself. */
    public void body(Node body) {
        definition.body(body);
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

    @Nullable
    Object call(Node[] arguments, Frame caller) {
        return definition.call(arguments, caller);
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments, Evaluation run) {
        return definition.call(arguments, run, null);
    }
}
