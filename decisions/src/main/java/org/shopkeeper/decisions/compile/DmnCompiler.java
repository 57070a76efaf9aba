package org.shopkeeper.decisions.compile;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.decisions.dmn.Boxed.TableBox;
import org.shopkeeper.decisions.dmn.DmnModel;
import org.shopkeeper.decisions.dmn.DmnReader;
import org.shopkeeper.decisions.dmn.DmnSignature;
import org.shopkeeper.decisions.dmn.DmnUnreadable;
import org.shopkeeper.decisions.dmn.RowNotes;
import org.shopkeeper.decisions.feel.EvaluationBudget;
import org.shopkeeper.decisions.policy.PolicyCompiler;
import org.shopkeeper.decisions.policy.PolicyMistake;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;

/** DMN on our own engine. */
public final class DmnCompiler implements PolicyCompiler {

    private final EvaluationBudget budget;
    private final Clock clock;

    /** @param clock read by {@code now()} and {@code today()} only */
    public DmnCompiler(EvaluationBudget budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public boolean reads(PolicySource source) {
        return source.path().endsWith(".dmn");
    }

    @Override
    public String namespace(PolicySource source) {
        return read(source).namespace();
    }

    @Override
    public Set<String> imports(PolicySource source) {
        Set<String> namespaces = new LinkedHashSet<>();
        read(source).imports().forEach(each -> namespaces.add(each.namespace()));
        return namespaces;
    }

    /** @throws NotCovered if the file holds what this compiler leaves to the reference engine */
    @Override
    public List<Decider> compile(PolicySource source, List<PolicySource> imported) {
        Signature signature = DmnSignature.read(source);
        CompiledModel model = model(source, imported);
        List<PolicyMistake> mistakes = new ArrayList<>();
        for (Failure mistake : model.mistakes()) {
            mistakes.add(new PolicyMistake(
                    pathOf(mistake.place().policy(), source, imported),
                    mistake.code(),
                    mistake.place(),
                    mistake.message()));
        }
        if (!mistakes.isEmpty()) {
            throw new PolicyRejected(mistakes);
        }
        Elements.Step step = model.step(signature.name());
        Elements.Plan plan = model.plan(signature.name());
        if (step == null || plan == null) {
            throw new IllegalStateException("The signature names a decision that the file lacks: " + signature.id());
        }
        if (!(step.decision.logic() instanceof TableBox table)) {
            return List.of(new CompiledDecider(signature, model, step, plan, null));
        }
        Decider whole = new CompiledDecider(signature, model, step, plan, RowNotes.of(table));
        return List.of(LoneTableDecider.orWhole(whole, table, step, plan));
    }

    /**
     * A model on trial: every decision and service of it can be asked.
     *
     * @throws PolicyRejected if a file is no safe DMN; mistakes inside expressions are in {@link CompiledModel#mistakes()}
     */
    public CompiledModel model(PolicySource source, List<PolicySource> imported) {
        List<DmnModel> others = new ArrayList<>();
        imported.forEach(each -> others.add(read(each)));
        return CompiledModel.of(read(source), others, budget, clock);
    }

    private static String pathOf(@Nullable String policy, PolicySource source, List<PolicySource> imported) {
        for (PolicySource each : imported) {
            if (each.id().equals(policy)) {
                return each.path();
            }
        }
        return source.path();
    }

    private static DmnModel read(PolicySource source) {
        try {
            return DmnReader.read(source.id(), source.text());
        } catch (DmnUnreadable e) {
            Failure.Place place = new Failure.Place(source.id(), null, null, null, null);
            if (e.code().equals("NOT_COVERED")) {
                throw new NotCovered(String.valueOf(e.getMessage()), place);
            }
            String en = String.valueOf(e.getMessage());
            throw new PolicyRejected(
                    List.of(new PolicyMistake(source.path(), e.code(), place, new Text("文件无法读取：" + en, en))));
        }
    }
}
