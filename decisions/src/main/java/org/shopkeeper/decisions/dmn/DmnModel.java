package org.shopkeeper.decisions.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DMN file (1.1 to 1.5), without its diagrams.
 *
 * @param policy id of the policy file, {@code area/name}
 */
public record DmnModel(
        String policy,
        String namespace,
        String name,
        List<Import> imports,
        List<ItemDefinition> items,
        List<InputData> inputs,
        List<DecisionNode> decisions,
        List<BusinessKnowledge> knowledge,
        List<DecisionService> services) {

    /**
     * Another model whose elements are seen under {@code name}.
     *
     * @param name empty: the elements are seen without a prefix
     */
    public record Import(String name, String namespace, String importType) {}

    /**
     * A named type.
     *
     * @param typeRef null where it has components or is a function type
     * @param allowedValues FEEL unary tests that each element must pass
     * @param typeConstraint FEEL unary tests that the whole value must pass (DMN 1.5)
     */
    public record ItemDefinition(
            String name,
            @Nullable String typeRef,
            boolean collection,
            @Nullable String allowedValues,
            @Nullable String typeConstraint,
            List<ItemDefinition> components,
            @Nullable FunctionItem function) {}

    /** The type of a function. */
    public record FunctionItem(@Nullable String outputTypeRef, List<Parameter> parameters) {}

    /** A named value with a declared type; null means any. */
    public record Parameter(String name, @Nullable String typeRef) {}

    public record InputData(String id, String name, @Nullable String typeRef) {}

    /**
     * A decision.
     *
     * @param requiredDecisions ids, {@code #id} resolved; with namespace and {@code #} where in another file
     * @param logic null where the file gives none
     */
    public record DecisionNode(
            String id,
            String name,
            @Nullable String typeRef,
            List<String> requiredDecisions,
            List<String> requiredInputs,
            List<String> requiredKnowledge,
            @Nullable Boxed logic) {}

    /** A function that decisions share; {@code logic} null where the file gives none. */
    public record BusinessKnowledge(
            String id,
            String name,
            @Nullable String typeRef,
            List<String> requiredKnowledge,
            Boxed.@Nullable FunctionBox logic) {}

    /** A part of the graph that can be called as one. References as in {@link DecisionNode}. */
    public record DecisionService(
            String id,
            String name,
            @Nullable String typeRef,
            List<String> outputDecisions,
            List<String> encapsulatedDecisions,
            List<String> inputDecisions,
            List<String> inputData) {}
}
