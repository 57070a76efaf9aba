package org.shopkeeper.service.kogito;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.kogito.decision.DecisionModel;
import org.kie.kogito.decision.DecisionModels;
import org.shopkeeper.decisions.dmn.kie.KieModels;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.decisions.release.Release.PolicyVersion;
import org.shopkeeper.service.decide.Decide;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.shopkeeper.service.releases.LiveReleases;
import org.springframework.stereotype.Component;

/**
 * Kogito's decision models, each from the release in force at the moment of the call. Generated resources and decision tasks
 * of processes ask here for every evaluation, so a publish reaches them without anything being told.
 */
@Component
class HotModels implements DecisionModels {

    /** Namespace of our policies: this, the area, a dot, the name. */
    private static final String OURS = "org.shopkeeper.policy.";

    /** Models by the hash of their text; Kogito's side of a model is types and names only, evaluation is ours. */
    private static final int REMEMBERED = 200;

    private final LiveReleases releases;
    private final Decide decide;
    private final Map<String, DMNRuntime> runtimes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DMNRuntime> eldest) {
            return size() > REMEMBERED;
        }
    };

    HotModels(LiveReleases releases, Decide decide) {
        this.releases = releases;
        this.decide = decide;
    }

    /** @throws ProblemException UNKNOWN_DECISION if the release in force has no such model */
    @Override
    public DecisionModel getDecisionModel(String namespace, String name) {
        Release release = releases.live();
        String id = namespace.startsWith(OURS)
                ? namespace.substring(OURS.length()).replace('.', '/')
                : namespace + "/" + name;
        PolicyVersion policy = release.policies().get(id);
        if (policy == null) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_DECISION, "Release " + release.number() + " has no model " + id + ".");
        }
        return new LiveDecisionModel(runtime(policy, release), namespace, name, id, release, decide);
    }

    private DMNRuntime runtime(PolicyVersion policy, Release release) {
        synchronized (runtimes) {
            return runtimes.computeIfAbsent(
                    policy.hash(), hash -> KieModels.runtime(policy.source(), release.sources()));
        }
    }
}
