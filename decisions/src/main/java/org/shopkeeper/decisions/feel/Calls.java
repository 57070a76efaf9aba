package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Nodes that make and call functions. */
final class Calls {

    private Calls() {}

    /** A function with the variables around it, as they were when it was made. */
    static final class Closure implements FeelFunction {
        private final Definition definition;
        private final @Nullable Frame outer;

        Closure(Definition definition, @Nullable Frame outer) {
            this.definition = definition;
            this.outer = outer;
        }

        void knowItself(Frame around, int slot) {
            if (outer != null && outer.outer == around.outer && outer.slots.length == around.slots.length) {
                outer.slots[slot] = this;
            }
        }

        @Override
        public List<String> parameterNames() {
            return definition.names;
        }

        @Override
        public List<FeelType> parameterTypes() {
            return definition.types;
        }

        @Override
        public FeelType resultType() {
            return definition.resultType;
        }

        @Override
        public @Nullable Object call(@Nullable Object[] arguments, Evaluation run) {
            return definition.call(arguments, run, outer);
        }
    }

    /** What all values of one function have in common. */
    static final class Definition {
        private final List<String> names;
        private final List<FeelType> types;
        private final FeelType[] parameters;
        private final FeelType resultType;
        private final Scope.Layout layout;
        private final Failure.Place place;
        private @Nullable Node body;

        Definition(
                List<String> names,
                List<FeelType> types,
                FeelType resultType,
                Scope.Layout layout,
                Failure.Place place) {
            this.names = names;
            this.types = types;
            this.parameters = types.toArray(FeelType[]::new);
            this.resultType = resultType;
            this.layout = layout;
            this.place = place;
        }

        /** Set after the parameters, so that the function can call itself. */
        void body(Node node) {
            body = node;
        }

        @Nullable
        Object call(@Nullable Object[] arguments, Evaluation run, @Nullable Frame outer) {
            Frame frame = new Frame(run, layout.size(), outer);
            System.arraycopy(arguments, 0, frame.slots, 0, arguments.length);
            return run(frame, run);
        }

        @Nullable
        Object call(Node[] arguments, Frame caller) {
            Frame frame = new Frame(caller.run, layout.size(), null);
            for (int i = 0; i < arguments.length; i++) {
                frame.slots[i] = arguments[i].eval(caller);
            }
            return run(frame, caller.run);
        }

        private @Nullable Object run(Frame frame, Evaluation run) {
            Node code = body;
            if (code == null) {
                return null;
            }
            run.enter();
            for (int i = 0; i < parameters.length; i++) {
                FeelType type = parameters[i];
                Object given = frame.slots[i];
                boolean fits = type == Basic.ANY || type == Basic.NUMBER && given instanceof BigDecimal;
                Object fitting = fits ? given : Types.converted(given, type, run);
                if (fitting == Types.MISFIT) {
                    run.leave();
                    return run.fail(
                            "TYPE_MISMATCH",
                            place,
                            "参数 " + names.get(i) + " 应为 " + type + "：" + Values.shown(given),
                            "Argument " + names.get(i) + " must be of type " + type + ", not " + Values.shown(given));
                }
                frame.slots[i] = fitting;
            }
            Object result = code.eval(frame);
            run.leave();
            return Coerced.to(resultType, result, run, place);
        }
    }

    static final class MakeFunction extends Node {
        private final Definition definition;

        MakeFunction(Definition definition) {
            this.definition = definition;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return new Closure(definition, frame.copy());
        }

        @Override
        public FeelType type() {
            return Basic.FUNCTION;
        }
    }

    /** A call of a function that is a value. */
    static final class Call extends Node {
        private final Node function;
        private final Node[] arguments;
        private final @Nullable List<String> names;
        private final Failure.Place place;

        Call(Node function, Node[] arguments, @Nullable List<String> names, Failure.Place place) {
            this.function = function;
            this.arguments = arguments;
            this.names = names;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = function.eval(frame);
            if (!(value instanceof FeelFunction called)) {
                return frame.run.fail(
                        "NOT_A_FUNCTION",
                        place,
                        "不是函数，不能调用：" + Values.shown(value),
                        "It is no function and cannot be called: " + Values.shown(value));
            }
            @Nullable Object[] given = new Object[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                given[i] = arguments[i].eval(frame);
            }
            if (called instanceof Builtin builtin) {
                return builtin.call(given, names, frame.run, place);
            }
            List<String> parameters = called.parameterNames();
            if (given.length != parameters.size()) {
                return mismatch(frame, parameters);
            }
            if (names == null) {
                return called.call(given, frame.run);
            }
            @Nullable Object[] ordered = new Object[given.length];
            for (int i = 0; i < given.length; i++) {
                int at = parameters.indexOf(names.get(i));
                if (at < 0) {
                    return mismatch(frame, parameters);
                }
                ordered[at] = given[i];
            }
            return called.call(ordered, frame.run);
        }

        private @Nullable Object mismatch(Frame frame, List<String> parameters) {
            return frame.run.fail(
                    "WRONG_ARGUMENTS",
                    place,
                    "函数的参数是 " + parameters + "，与调用不符",
                    "The parameters of the function are " + parameters + "; the call does not fit");
        }
    }

    /** A call of a business knowledge model with as many arguments as it has parameters. */
    static final class KnownCall extends Node {
        private final Subroutine called;
        private final Node[] arguments;

        KnownCall(Subroutine called, Node[] arguments) {
            this.called = called;
            this.arguments = arguments;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return called.call(arguments, frame);
        }

        @Override
        public FeelType type() {
            return called.resultType();
        }
    }

    /** A call of a built-in function that no variable hides. */
    static final class BuiltinCall extends Node {
        private final Builtin builtin;
        private final Builtin.Overload overload;
        private final Node[] arguments;
        private final Failure.Place place;

        BuiltinCall(Builtin builtin, Builtin.Overload overload, Node[] arguments, Failure.Place place) {
            this.builtin = builtin;
            this.overload = overload;
            this.arguments = arguments;
            this.place = place;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            @Nullable Object[] given = new Object[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                given[i] = arguments[i].eval(frame);
            }
            return builtin.apply(overload, given, frame.run, place);
        }

        @Override
        public FeelType type() {
            return overload.result();
        }
    }

    /** The type that a value has once it went through {@link Types#converted}. */
    static final class Coerced extends Node {
        private final Node value;
        private final FeelType type;
        private final Failure.Place place;

        Coerced(Node value, FeelType type, Failure.Place place) {
            this.value = value;
            this.type = type;
            this.place = place;
        }

        static @Nullable Object to(FeelType type, @Nullable Object value, Evaluation run, Failure.Place place) {
            if (value == null || type == Basic.ANY) {
                return value;
            }
            Object fitting = Types.converted(value, type, run);
            if (fitting == Types.MISFIT) {
                return run.fail(
                        "TYPE_MISMATCH",
                        place,
                        "结果应为 " + type + "：" + Values.shown(value),
                        "The value must be of type " + type + ", not " + Values.shown(value));
            }
            return fitting;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return to(type, value.eval(frame), frame.run, place);
        }

        @Override
        public FeelType type() {
            return type;
        }
    }

    static List<FeelType> anyTimes(int count) {
        List<FeelType> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(Basic.ANY);
        }
        return types;
    }
}
