package org.shopkeeper.decisions.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.table.Table.HitPolicy;

/** A boxed expression (DMN 1.5, §10.2.1). Every case may declare the type of its value. */
public sealed interface Boxed {

    @Nullable
    String typeRef();

    record Literal(String text, @Nullable String typeRef) implements Boxed {}

    /**
     * A function.
     *
     * @param kind {@code FEEL}, {@code Java} or {@code PMML}
     */
    record FunctionBox(String kind, List<DmnModel.Parameter> parameters, @Nullable Boxed body, @Nullable String typeRef)
            implements Boxed {}

    record InvocationBox(@Nullable Boxed function, List<Binding> bindings, @Nullable String typeRef) implements Boxed {}

    /** One argument of an invocation; {@code value} null where the file gives none. */
    record Binding(DmnModel.Parameter parameter, @Nullable Boxed value) {}

    record ContextBox(List<Entry> entries, @Nullable String typeRef) implements Boxed {}

    /** One context entry; {@code variable} null for the result entry. */
    record Entry(DmnModel.@Nullable Parameter variable, @Nullable Boxed value) {}

    record ListBox(List<Boxed> elements, @Nullable String typeRef) implements Boxed {}

    record RelationBox(List<DmnModel.Parameter> columns, List<List<Boxed>> rows, @Nullable String typeRef)
            implements Boxed {}

    record ConditionalBox(Boxed condition, Boxed then, Boxed otherwise, @Nullable String typeRef) implements Boxed {}

    record FilterBox(Boxed in, Boxed match, @Nullable String typeRef) implements Boxed {}

    enum IteratorKind {
        FOR,
        SOME,
        EVERY
    }

    record IteratorBox(IteratorKind kind, String variable, Boxed in, Boxed body, @Nullable String typeRef)
            implements Boxed {}

    /**
     * A decision table.
     *
     * @param annotations names of the annotation columns
     */
    record TableBox(
            String id,
            HitPolicy hitPolicy,
            List<Input> inputs,
            List<Output> outputs,
            List<String> annotations,
            List<Rule> rules,
            @Nullable String typeRef)
            implements Boxed {}

    /**
     * @param expression FEEL text of what is tested
     * @param values FEEL unary tests: what can occur
     */
    record Input(String label, String expression, @Nullable String typeRef, @Nullable String values) {}

    /**
     * @param name null for the only output of a table
     * @param values FEEL unary tests: what can come out, in order of priority
     */
    record Output(
            @Nullable String name, @Nullable String typeRef, @Nullable String values, @Nullable String defaultEntry) {}

    /** A row: FEEL text per cell, in the order of the columns. */
    record Rule(String id, List<String> inputs, List<String> outputs, List<String> annotations) {}
}
