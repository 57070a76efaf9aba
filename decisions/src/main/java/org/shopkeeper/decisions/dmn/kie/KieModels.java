package org.shopkeeper.decisions.dmn.kie;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.dmn.api.core.DMNRuntime;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;

/** KIE's own runtime of a policy, for those who must speak to KIE in its own types, such as processes. */
public final class KieModels {

    private KieModels() {}

    /**
     * @param others policies among which its imports are found
     * @throws PolicyRejected with every error of every file
     */
    public static DMNRuntime runtime(PolicySource source, Collection<PolicySource> others) {
        var compiler = new KieDmnCompiler();
        Set<String> wanted = compiler.imports(source);
        var sources = new ArrayList<PolicySource>(List.of(source));
        if (!wanted.isEmpty()) {
            Map<String, PolicySource> known = new HashMap<>();
            others.stream().filter(compiler::reads).forEach(s -> known.put(compiler.namespace(s), s));
            var open = new ArrayDeque<>(wanted);
            var seen = new HashSet<>(wanted);
            while (!open.isEmpty()) {
                PolicySource imported = known.get(open.remove());
                if (imported != null) {
                    sources.add(imported);
                    compiler.imports(imported).stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return KieRuntime.build(sources);
    }
}
