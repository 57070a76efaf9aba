package org.shopkeeper.decisions.feel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Nodes over nodes, for boxed expressions. */
public final class Compositions {

    private Compositions() {}

    public static Node nothing() {
        return new Literals.Constant(null, Basic.NULL);
    }

    public static Node constant(@Nullable Object value) {
        return new Literals.Constant(value, Basic.ANY);
    }

    /** @param result what comes out in place of the context, or null */
    public static Node context(List<String> keys, List<Node> values, List<Scope.Slot> slots, @Nullable Node result) {
        int[] places = slots.stream().mapToInt(Scope.Slot::slot).toArray();
        return new Literals.Context(keys.toArray(String[]::new), values.toArray(Node[]::new), places, result);
    }

    public static Node list(List<Node> elements) {
        return new Literals.ListOf(elements.toArray(Node[]::new));
    }

    /** A call with named arguments. */
    public static Node invocation(Node function, List<String> names, List<Node> arguments, Failure.Place place) {
        return new Calls.Call(function, arguments.toArray(Node[]::new), names.isEmpty() ? null : names, place);
    }

    /** Unlike FEEL's own {@code if}, a condition that is neither boolean nor null has no result. */
    public static Node conditional(Node condition, Node then, Node otherwise, Failure.Place place) {
        return new Operators.StrictIf(condition, then, otherwise, place);
    }

    public static Node filter(Node source, Scope scope, Function<Scope, Node> match, Failure.Place place) {
        FeelType list = Lowering.plain(source.type());
        FeelType item = list instanceof FeelType.ListOf of ? of.element() : list;
        Scope inner = scope.inner();
        Scope.Slot slot = inner.anonymous(item);
        return new Access.Filter(source, slot.slot(), match.apply(inner.filter(slot)), Basic.ANY, place);
    }

    public static Node loop(Node in, String variable, Scope scope, Function<Scope, Node> body, Failure.Place place) {
        Scope inner = scope.inner();
        Loops.Domain[] domain = {domain(in, variable, inner, place)};
        int partial = inner.declare("partial", Access.ANY_LIST).slot();
        return new Loops.For(domain, partial, body.apply(inner));
    }

    public static Node quantified(
            boolean every, Node in, String variable, Scope scope, Function<Scope, Node> body, Failure.Place place) {
        Scope inner = scope.inner();
        Loops.Domain[] domain = {domain(in, variable, inner, place)};
        return new Loops.Quantified(every, domain, body.apply(inner), place);
    }

    private static Loops.Domain domain(Node in, String variable, Scope inner, Failure.Place place) {
        FeelType list = Lowering.plain(in.type());
        FeelType item = list instanceof FeelType.ListOf of ? of.element() : Basic.ANY;
        return new Loops.Domain(inner.declare(variable, item).slot(), in, null, place);
    }

    /** The value if the node is a constant; the box is null if it is not. */
    public static Constants.@Nullable Constant known(Node node) {
        return node instanceof Literals.Constant constant ? new Constants.Constant(constant.value()) : null;
    }

    /** Whether the value equals one, or lies in one, of a list or range ({@code value in against}). */
    public static boolean isIn(@Nullable Object value, @Nullable Object against) {
        return Boolean.TRUE.equals(Tests.matches(value, against));
    }

    /** FEEL's equality, false where it has no meaning. */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        return Values.same(a, b);
    }

    /** Negative, zero or positive; null where FEEL orders the two not. */
    public static @Nullable Integer order(@Nullable Object a, @Nullable Object b) {
        int order = Values.order(a, b);
        return order == Values.UNORDERED ? null : order;
    }

    /** {@code a + b} as FEEL adds; null where it has no meaning. */
    public static @Nullable Object sum(@Nullable Object a, @Nullable Object b, Evaluation run) {
        return Arithmetic.add(a, b, run);
    }

    /** The value as a message shows it. */
    public static String shown(@Nullable Object value) {
        return Values.shown(value);
    }
}
