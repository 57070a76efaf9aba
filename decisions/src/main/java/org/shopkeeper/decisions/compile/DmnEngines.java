package org.shopkeeper.decisions.compile;

import java.util.List;
import java.util.Set;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.policy.PolicyCompiler;
import org.shopkeeper.decisions.policy.PolicySource;

/**
 * DMN on our compiler, and on the reference engine what the compiler does not cover. Which engine serves a decision is seen
 * in {@link Decider#engine()}.
 */
public final class DmnEngines implements PolicyCompiler {

    private final DmnCompiler compiler;
    private final PolicyCompiler reference;

    public DmnEngines(DmnCompiler compiler, PolicyCompiler reference) {
        this.compiler = compiler;
        this.reference = reference;
    }

    @Override
    public boolean reads(PolicySource source) {
        return compiler.reads(source);
    }

    @Override
    public String namespace(PolicySource source) {
        return compiler.namespace(source);
    }

    @Override
    public Set<String> imports(PolicySource source) {
        return compiler.imports(source);
    }

    @Override
    public List<Decider> compile(PolicySource source, List<PolicySource> imported) {
        try {
            return compiler.compile(source, imported);
        } catch (NotCovered e) {
            return reference.compile(source, imported);
        }
    }
}
