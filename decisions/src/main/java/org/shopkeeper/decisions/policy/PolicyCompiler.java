package org.shopkeeper.decisions.policy;

import java.util.List;
import org.shopkeeper.decisions.Decider;

/** Turns the policies of one language into decisions. All files of a release are seen at once, because they may import each other. */
public interface PolicyCompiler {

    boolean reads(PolicySource source);

    /**
     * @throws PolicyRejected with every mistake found, each with its place
     */
    List<Decider> compile(List<PolicySource> sources);
}
