package org.shopkeeper.decisions.dmn.kie;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.dmn.Boxed;
import org.shopkeeper.decisions.dmn.DmnModel;
import org.shopkeeper.decisions.dmn.DmnReader;
import org.shopkeeper.decisions.dmn.DmnSignature;
import org.shopkeeper.decisions.dmn.DmnXml;
import org.shopkeeper.decisions.dmn.RowNotes;
import org.shopkeeper.decisions.policy.PolicyCompiler;
import org.shopkeeper.decisions.policy.PolicySource;
import org.w3c.dom.Element;

/** DMN on KIE's own runtime: the reference engine, and the one that serves what our compiler does not cover. */
public final class KieDmnCompiler implements PolicyCompiler {

    @Override
    public boolean reads(PolicySource source) {
        return source.path().endsWith(".dmn");
    }

    @Override
    public String namespace(PolicySource source) {
        return DmnXml.read(source).getDocumentElement().getAttribute("namespace");
    }

    @Override
    public Set<String> imports(PolicySource source) {
        var namespaces = new LinkedHashSet<String>();
        for (Element e : DmnXml.children(DmnXml.read(source).getDocumentElement(), "import")) {
            namespaces.add(e.getAttribute("namespace"));
        }
        return namespaces;
    }

    private static @Nullable RowNotes rows(PolicySource source, String decision) {
        for (DmnModel.DecisionNode each :
                DmnReader.read(source.id(), source.text()).decisions()) {
            if (each.name().equals(decision) && each.logic() instanceof Boxed.TableBox table) {
                return RowNotes.of(table);
            }
        }
        return null;
    }

    @Override
    public List<Decider> compile(PolicySource source, List<PolicySource> imported) {
        var signature = DmnSignature.read(source);
        var all = new ArrayList<PolicySource>(imported);
        all.add(source);
        DMNRuntime runtime = KieRuntime.build(all);
        DMNModel model = runtime.getModels().stream()
                .filter(m -> m.getNamespace().equals(namespace(source)))
                .findFirst()
                .orElseThrow();
        return List.of(new KieDecider(signature, runtime, model, rows(source, signature.name())));
    }
}
