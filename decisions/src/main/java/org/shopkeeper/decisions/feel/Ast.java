package org.shopkeeper.decisions.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A FEEL expression as it was written (DMN 1.5, §10.3.1), names not yet resolved. */
public sealed interface Ast {

    /** A number, string, boolean, null or at-literal. */
    record Literal(@Nullable Object value) implements Ast {}

    record Name(String name) implements Ast {}

    record Path(Ast source, String name) implements Ast {}

    record Filter(Ast source, Ast filter) implements Ast {}

    /** {@code names} is null where arguments are by position. */
    record Call(Ast function, List<Ast> arguments, @Nullable List<String> names) implements Ast {}

    enum Op {
        OR("or"),
        AND("and"),
        EQ("="),
        NE("!="),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">="),
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        POWER("**");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    record Binary(Op op, Ast left, Ast right) implements Ast {}

    record Negate(Ast operand) implements Ast {}

    record Between(Ast value, Ast low, Ast high) implements Ast {}

    /** {@code bare}: one test without brackets. */
    record In(Ast value, List<Ast> tests, boolean bare) implements Ast {}

    record InstanceOf(Ast value, TypeText type) implements Ast {}

    record ListLiteral(List<Ast> elements) implements Ast {}

    record Entry(String key, Ast value) {}

    record ContextLiteral(List<Entry> entries) implements Ast {}

    record Range(boolean lowClosed, Ast low, Ast high, boolean highClosed) implements Ast {}

    /** {@code < 5}; as a value, {@code (< 5)}, it is a half-open range. */
    record Comparison(Op op, Ast operand) implements Ast {}

    record If(Ast condition, Ast then, Ast otherwise) implements Ast {}

    /** {@code in}, or {@code in .. to} where {@code to} is not null. */
    record Iteration(String variable, Ast in, @Nullable Ast to) {}

    record For(List<Iteration> iterations, Ast body) implements Ast {}

    record Quantified(boolean every, List<Iteration> iterations, Ast satisfies) implements Ast {}

    record Parameter(String name, @Nullable TypeText type) {}

    /** {@code external}: the body is a context that names a Java or PMML function. */
    record Function(List<Parameter> parameters, Ast body, boolean external) implements Ast {}

    /** The tests of a table cell; {@code -} is an empty, not negated list. */
    record Tests(boolean negated, List<Ast> tests) implements Ast {}

    /** A type as it was written. */
    sealed interface TypeText {
        record Named(String name) implements TypeText {}

        record ListOf(TypeText element) implements TypeText {}

        record RangeOf(TypeText element) implements TypeText {}

        record ContextOf(List<String> names, List<TypeText> types) implements TypeText {}

        record FunctionOf(List<TypeText> parameters, TypeText result) implements TypeText {}
    }
}
