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
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.policy.PolicyCompiler;
import org.shopkeeper.decisions.policy.PolicyMistake;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Release.PolicyVersion;

/**
 * Compiles policies into a release. What some release of this builder already holds compiled (the same text with the same
 * imports) is taken over, so that a publish costs what changed and not what exists. Keep one builder per service.
 */
public final class ReleaseBuilder {

    private final List<PolicyCompiler> compilers;
    private final List<ComputedDecision> computed;
    private final CompiledPolicies known = new CompiledPolicies();

    /**
     * @param compilers one per policy language
     * @param computed decisions of the program; each is bound to the release's own tables
     */
    public ReleaseBuilder(List<PolicyCompiler> compilers, List<ComputedDecision> computed) {
        this.compilers = List.copyOf(compilers);
        this.computed = List.copyOf(computed);
    }

    /**
     * Builds a release whose policy versions follow those of the release before it.
     *
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
        var entries = new TreeMap<String, Manifest.Entry>();
        for (PolicySource source : sources) {
            entries.put(source.path(), entryAfter(source, before));
        }
        Integer basedOn = before == null ? null : before.number();
        var origin = before == null ? Manifest.Origin.PRODUCT : Manifest.Origin.PUBLISHED;
        return build(new Manifest(number, createdAt, author, note, origin, basedOn, entries), sources);
    }

    /**
     * Builds the release that a manifest describes.
     *
     * @param sources exactly the texts of the manifest
     * @throws PolicyRejected with the mistakes of every file
     */
    public Release build(Manifest manifest, Collection<PolicySource> sources) {
        var mistakes = new ArrayList<PolicyMistake>();
        var policies = new TreeMap<String, PolicyVersion>();
        for (PolicySource source : sources) {
            PolicyVersion twin = policies.put(source.id(), version(manifest, source));
            if (twin != null) {
                mistakes.addAll(rejected(
                                source,
                                "POLICY_TWICE",
                                "已有同名策略 " + twin.source().path(),
                                "There is " + twin.source().path() + " of the same name.")
                        .mistakes());
            }
        }
        var units = units(sources, mistakes);
        // In parallel, because each file compiles for itself; put together in order.
        var compiled = units.values().parallelStream()
                .map(unit -> compiled(unit, units))
                .toList();
        var deciders = new LinkedHashMap<String, Decider>();
        for (Compiled unit : compiled) {
            mistakes.addAll(unit.mistakes());
            for (Decider decider : unit.deciders()) {
                Decider twin = deciders.put(decider.signature().id(), decider);
                if (twin != null) {
                    String id = decider.signature().id();
                    mistakes.addAll(rejected(
                                    unit.source(),
                                    "DECISION_TWICE",
                                    "决策 " + id + " 已存在",
                                    "There is another decision " + id + ".")
                            .mistakes());
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new PolicyRejected(mistakes);
        }
        var tables = new ReleasedTables(Map.copyOf(deciders));
        for (ComputedDecision decision : computed) {
            deciders.put(decision.signature().id(), decision.bind(tables));
        }
        return new Release(
                manifest.number(),
                manifest.createdAt(),
                manifest.author(),
                manifest.note(),
                policies,
                Map.copyOf(deciders));
    }

    private static PolicyVersion version(Manifest manifest, PolicySource source) {
        String hash = source.hash();
        Manifest.Entry entry = manifest.policies().get(source.path());
        if (entry == null || !entry.hash().equals(hash)) {
            throw new IllegalArgumentException(
                    "release " + manifest.number() + " has another text of " + source.path() + " than was given");
        }
        return new PolicyVersion(source, entry.version(), hash);
    }

    private record Compiled(PolicySource source, List<Decider> deciders, List<PolicyMistake> mistakes) {}

    private Compiled compiled(Unit unit, Map<String, Unit> units) {
        // Engines find their parts by the thread's class loader, and a pool's threads do not have ours.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ReleaseBuilder.class.getClassLoader());
        try {
            List<PolicySource> imported = closure(unit, units);
            String key = CompiledPolicies.key(unit.source(), imported);
            List<Decider> deciders = known.get(key);
            if (deciders == null) {
                deciders = unit.compiler().compile(unit.source(), imported);
                known.put(key, deciders);
            }
            return new Compiled(unit.source(), deciders, List.of());
        } catch (PolicyRejected rejected) {
            return new Compiled(unit.source(), List.of(), rejected.mistakes());
        } catch (RuntimeException | StackOverflowError e) {
            // Policy text is hostile until proven harmless: one that breaks its compiler is refused, like any other
            // mistake.
            String said = e.getClass().getSimpleName() + ": " + e.getMessage();
            PolicyRejected refused = rejected(
                    unit.source(),
                    "COMPILER_BROKE",
                    "编译器无法处理此文件：" + said,
                    "The compiler could not take this file: " + said);
            return new Compiled(unit.source(), List.of(), refused.mistakes());
        } finally {
            thread.setContextClassLoader(before);
        }
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

    private static Manifest.Entry entryAfter(PolicySource source, @Nullable Release before) {
        String hash = source.hash();
        PolicyVersion old = before == null ? null : before.policies().get(source.id());
        int version = old == null ? 1 : old.hash().equals(hash) ? old.version() : old.version() + 1;
        return new Manifest.Entry(hash, version);
    }

    private static PolicyRejected rejected(PolicySource source, String code, String zh, String en) {
        var place = new Failure.Place(source.id(), null, null, null, null);
        return new PolicyRejected(List.of(new PolicyMistake(source.path(), code, place, new Text(zh, en))));
    }
}
