package org.shopkeeper.rules;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.policy.PolicyCompiler;
import org.shopkeeper.decisions.policy.PolicyMistake;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;

/** Compiles a DRL file into the decision of its rule set. */
public final class DrlCompiler implements PolicyCompiler {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");

    @Override
    public boolean reads(PolicySource source) {
        return source.path().endsWith(".drl");
    }

    @Override
    public String namespace(PolicySource source) {
        return "drl:" + source.id();
    }

    @Override
    public Set<String> imports(PolicySource source) {
        return Set.of();
    }

    @Override
    public List<Decider> compile(PolicySource source, List<PolicySource> imported) {
        RuleSet set = RuleSets.of(source.id());
        if (set == null) {
            throw new PolicyRejected(List.of(mistake(
                    source,
                    "NO_RULE_SET",
                    "没有读取此文件的规则集",
                    "There is no rule set for this file; rule files belong to " + source.id() + "'s area and name.")));
        }
        return List.of(new DrlDecider(set, container(source)));
    }

    private static KieContainer container(PolicySource source) {
        KieServices services = KieServices.get();
        ReleaseId id =
                services.newReleaseId("org.shopkeeper.policy", source.id().replace('/', '.'), version());
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        files.write("src/main/resources/" + folder(source) + "rules.drl", source.text());
        ClassLoader loader = DrlCompiler.class.getClassLoader();
        KieBuilder builder = services.newKieBuilder(files, loader).buildAll(ExecutableModelProject.class);
        List<PolicyMistake> mistakes = builder.getResults().getMessages(Message.Level.ERROR).stream()
                .map(m -> mistake(
                        source,
                        "RULE_REFUSED",
                        "第 " + m.getLine() + " 行：" + m.getText(),
                        "Line " + m.getLine() + ", column " + m.getColumn() + ": " + m.getText()))
                .toList();
        if (!mistakes.isEmpty()) {
            services.getRepository().removeKieModule(id);
            throw new PolicyRejected(mistakes);
        }
        return services.newKieContainer(id, loader);
    }

    /** Drools wants the file in the folder of its package. */
    private static String folder(PolicySource source) {
        Matcher matcher = PACKAGE.matcher(source.text());
        return matcher.find() ? matcher.group(1).replace('.', '/') + "/" : "";
    }

    /** Every build has a coordinate of its own, or Drools would hand out the one before. */
    private static String version() {
        return "1." + UUID.randomUUID();
    }

    private static PolicyMistake mistake(PolicySource source, String code, String zh, String en) {
        var place = new Failure.Place(source.id(), null, null, null, null);
        return new PolicyMistake(source.path(), code, place, new Text(zh, en));
    }
}
