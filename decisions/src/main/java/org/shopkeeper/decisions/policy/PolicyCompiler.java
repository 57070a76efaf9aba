package org.shopkeeper.decisions.policy;

import java.util.List;
import java.util.Set;
import org.shopkeeper.decisions.Decider;

/** Turns the policies of one language into decisions. */
public interface PolicyCompiler {

    boolean reads(PolicySource source);

    /** The name under which other policies import this one. */
    String namespace(PolicySource source);

    /** Namespaces of the policies that this one imports directly. */
    Set<String> imports(PolicySource source);

    /**
     * @param imported every policy that this one needs, directly or not
     * @throws PolicyRejected with every mistake found, each with its place
     */
    List<Decider> compile(PolicySource source, List<PolicySource> imported);
}
