package org.shopkeeper.decisions.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.policy.PolicyCompiler;
import org.shopkeeper.decisions.policy.PolicyMistake;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Release.PolicyVersion;

/**
 * Compiles policies into a release. What has not changed since the release before (nor anything that it imports) is taken
 * over compiled, so that a publish costs what changed and not what exists.
 */
public final class ReleaseBuilder {

    private final List<PolicyCompiler> compilers;
    private final List<Function<Function<String, @Nullable Decider>, Decider>> builtIns;

    /**
     * @param compilers one per policy language
     * @param builtIns decisions of the program, each bound to the release's other decisions by id
     */
    public ReleaseBuilder(
            List<PolicyCompiler> compilers, List<Function<Function<String, @Nullable Decider>, Decider>> builtIns) {
        this.compilers = List.copyOf(compilers);
        this.builtIns = List.copyOf(builtIns);
    }

    /**
     * @param before the release that this one follows, null for the first
     * @throws PolicyRejected with the mistakes of every file
     */
    public Release build(
            int number,
            Instant createdAt,
            String author,
            String note,
            Collection<PolicySource> sources,
            @Nullable Release before) {
        var mistakes = new ArrayList<PolicyMistake>();
        var units = units(sources, mistakes);
        var policies = new TreeMap<String, PolicyVersion>();
        var deciders = new LinkedHashMap<String, Decider>();
        for (PolicySource source : sources) {
            policies.put(source.id(), versionOf(source, before));
        }
        for (Unit unit : units.values()) {
            try {
                List<PolicySource> imported = closure(unit, units);
                for (Decider decider : compile(unit, imported, policies, before)) {
                    deciders.put(decider.signature().id(), decider);
                }
            } catch (PolicyRejected rejected) {
                mistakes.addAll(rejected.mistakes());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new PolicyRejected(mistakes);
        }
        for (var builtIn : builtIns) {
            Decider decider = builtIn.apply(deciders::get);
            deciders.put(decider.signature().id(), decider);
        }
        return new Release(number, createdAt, author, note, policies, Map.copyOf(deciders));
    }

    private record Unit(PolicySource source, PolicyCompiler compiler, Set<String> imports) {}

    /** By namespace. */
    private Map<String, Unit> units(Collection<PolicySource> sources, List<PolicyMistake> mistakes) {
        var units = new LinkedHashMap<String, Unit>();
        for (PolicySource source : sources) {
            try {
                PolicyCompiler compiler = compilerOf(source);
                Unit twin = units.put(compiler.namespace(source), new Unit(source, compiler, compiler.imports(source)));
                if (twin != null) {
                    throw rejected(
                            source,
                            "NAMESPACE_TWICE",
                            "命名空间与 " + twin.source().path() + " 相同",
                            "It has the same namespace as " + twin.source().path() + ".");
                }
            } catch (PolicyRejected rejected) {
                mistakes.addAll(rejected.mistakes());
            }
        }
        return units;
    }

    private PolicyCompiler compilerOf(PolicySource source) {
        for (PolicyCompiler compiler : compilers) {
            if (compiler.reads(source)) {
                return compiler;
            }
        }
        throw rejected(source, "UNKNOWN_LANGUAGE", "无法识别的策略文件类型", "No engine reads this kind of file.");
    }

    private static List<PolicySource> closure(Unit unit, Map<String, Unit> units) {
        var found = new LinkedHashMap<String, PolicySource>();
        var open = new ArrayList<>(unit.imports());
        var seen = new LinkedHashSet<String>();
        while (!open.isEmpty()) {
            String namespace = open.remove(open.size() - 1);
            if (!seen.add(namespace)) {
                continue;
            }
            Unit imported = units.get(namespace);
            if (imported == null) {
                throw rejected(
                        unit.source(),
                        "IMPORT_NOT_FOUND",
                        "找不到引入的模型 " + namespace,
                        "The imported model " + namespace + " is not part of the release.");
            }
            found.put(namespace, imported.source());
            open.addAll(imported.imports());
        }
        return List.copyOf(found.values());
    }

    private static List<Decider> compile(
            Unit unit, List<PolicySource> imported, Map<String, PolicyVersion> policies, @Nullable Release before) {
        if (before != null && unchanged(unit.source(), policies, before)) {
            boolean sameImports = imported.stream().allMatch(i -> unchanged(i, policies, before));
            List<Decider> kept = before.deciders().values().stream()
                    .filter(d -> d.signature().id().equals(unit.source().id()))
                    .toList();
            if (sameImports && !kept.isEmpty()) {
                return kept;
            }
        }
        return unit.compiler().compile(unit.source(), imported);
    }

    private static boolean unchanged(PolicySource source, Map<String, PolicyVersion> policies, Release before) {
        PolicyVersion old = before.policies().get(source.id());
        PolicyVersion now = policies.get(source.id());
        return old != null && now != null && old.hash().equals(now.hash());
    }

    private static PolicyVersion versionOf(PolicySource source, @Nullable Release before) {
        String hash = source.hash();
        PolicyVersion old = before == null ? null : before.policies().get(source.id());
        int version = old == null ? 1 : old.hash().equals(hash) ? old.version() : old.version() + 1;
        return new PolicyVersion(source, version, hash);
    }

    private static PolicyRejected rejected(PolicySource source, String code, String zh, String en) {
        var place = new Failure.Place(source.id(), null, null, null, null);
        return new PolicyRejected(List.of(new PolicyMistake(source.path(), code, place, new Text(zh, en))));
    }
}
