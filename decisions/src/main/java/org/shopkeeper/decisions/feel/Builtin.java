package org.shopkeeper.decisions.feel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;

/** A function of the standard (DMN 1.5, §10.3.4). */
final class Builtin implements FeelFunction {

    /** What a body gives for arguments that it has no meaning for; the caller sees null and a reason. */
    static final Object MISFIT = Types.MISFIT;

    /** What a body gives for an empty list that has no such value. */
    static final Object EMPTY = new Object();

    /** What a body gives where a null among the arguments leaves the result open. */
    static final Object UNKNOWN = new Object();

    interface Body {
        @Nullable
        Object apply(@Nullable Object[] arguments, Evaluation run);
    }

    /**
     * One list of parameters.
     *
     * @param required how many must be given
     * @param variadic whether the last may be repeated
     * @param namedOnly whether it is for arguments by name only
     */
    record Overload(
            List<String> parameters, int required, boolean variadic, boolean namedOnly, FeelType result, Body body) {}

    private final String name;
    private final List<Overload> overloads = new ArrayList<>();

    Builtin(String name) {
        this.name = name;
    }

    /** @param parameters e.g. {@code "string, start position, length?"}; {@code "list..."} may be repeated */
    Builtin with(String parameters, FeelType result, Body body) {
        return add(parameters, false, result, body);
    }

    /** As {@link #with}, for arguments by name only. */
    Builtin named(String parameters, FeelType result, Body body) {
        return add(parameters, true, result, body);
    }

    private Builtin add(String parameters, boolean namedOnly, FeelType result, Body body) {
        List<String> names = new ArrayList<>();
        int required = 0;
        boolean variadic = false;
        for (String part : parameters.isEmpty() ? new String[0] : parameters.split(", ")) {
            variadic = part.endsWith("...");
            if (!part.endsWith("?")) {
                required++;
            }
            names.add(part.replace("?", "").replace("...", ""));
        }
        overloads.add(new Overload(names, required, variadic, namedOnly, result, body));
        return this;
    }

    String name() {
        return name;
    }

    /** Null if no parameter list takes so many arguments, or these names. */
    @Nullable
    Overload overload(int count, @Nullable List<String> names) {
        for (Overload overload : overloads) {
            boolean fits = names == null
                    ? !overload.namedOnly
                            && count >= overload.required
                            && (overload.variadic || count <= overload.parameters.size())
                    : overload.parameters.containsAll(names)
                            && names.containsAll(overload.parameters.subList(0, overload.required));
            if (fits) {
                return overload;
            }
        }
        return null;
    }

    /** Where each named argument goes; the array is as long as the last one given. */
    static int[] positions(Overload overload, List<String> names) {
        int[] positions = new int[names.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = overload.parameters.indexOf(names.get(i));
        }
        return positions;
    }

    @Nullable
    Object call(@Nullable Object[] given, @Nullable List<String> names, Evaluation run, Failure.Place place) {
        Overload overload = overload(given.length, names);
        if (overload == null) {
            return run.fail(
                    "WRONG_ARGUMENTS",
                    place,
                    "函数 " + name + " 没有这样的参数",
                    "The function " + name + " does not take these arguments");
        }
        if (names == null) {
            return apply(overload, given, run, place);
        }
        int[] positions = positions(overload, names);
        @Nullable Object[] ordered = new Object[Arrays.stream(positions).max().orElse(-1) + 1];
        for (int i = 0; i < given.length; i++) {
            ordered[positions[i]] = given[i];
        }
        return apply(overload, ordered, run, place);
    }

    @Nullable
    Object apply(Overload overload, @Nullable Object[] arguments, Evaluation run, Failure.Place place) {
        run.step();
        Object result = overload.body.apply(arguments, run);
        if (result == EMPTY) {
            return run.fail("EMPTY_LIST", place, "空列表没有 " + name, "An empty list has no " + name);
        }
        if (result == UNKNOWN) {
            return run.fail("NULL_OPERAND", place, name + " 的参数中有空值", "There is a null among the arguments of " + name);
        }
        if (result != MISFIT) {
            return result;
        }
        StringBuilder shown = new StringBuilder();
        for (Object argument : arguments) {
            shown.append(shown.isEmpty() ? "" : ", ").append(Values.shown(argument));
        }
        return run.fail(
                "WRONG_ARGUMENTS",
                place,
                "函数 " + name + " 不接受这些参数：(" + shown + ")",
                "The function " + name + " has no result for (" + shown + ")");
    }

    @Override
    public List<String> parameterNames() {
        return overloads.get(0).parameters;
    }

    @Override
    public List<FeelType> parameterTypes() {
        return Calls.anyTimes(overloads.get(0).parameters.size());
    }

    @Override
    public FeelType resultType() {
        return overloads.get(0).result;
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments, Evaluation run) {
        return call(arguments, null, run, new Failure.Place(null, null, null, null, name));
    }
}
