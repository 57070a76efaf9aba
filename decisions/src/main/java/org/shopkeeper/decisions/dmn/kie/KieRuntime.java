package org.shopkeeper.decisions.dmn.kie;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.dmn.DmnXml;
import org.shopkeeper.decisions.policy.PolicyMistake;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;

/** Builds KIE's DMN runtime over a set of files, with run-time type checks on. */
final class KieRuntime {

    private KieRuntime() {}

    /** @throws PolicyRejected with every error of every file */
    static DMNRuntime build(List<PolicySource> sources) {
        var resources = new ArrayList<Resource>();
        for (PolicySource source : sources) {
            DmnXml.read(source);
            Resource resource = ResourceFactory.newReaderResource(new StringReader(source.text()), "UTF-8");
            resource.setSourcePath(source.path());
            resources.add(resource);
        }
        DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults()
                .setRootClassLoader(new SealedClassLoader())
                .buildConfiguration()
                .fromResources(resources)
                .getOrElseThrow(e -> new PolicyRejected(List.of(new PolicyMistake(
                        sources.get(0).path(),
                        "MODEL_REFUSED",
                        new Failure.Place(sources.get(0).id(), null, null, null, null),
                        new Text("模型无法编译：" + e.getMessage(), "The model does not compile: " + e.getMessage())))));
        ((DMNRuntimeImpl) runtime).setOption(new RuntimeTypeCheckOption(true));
        List<PolicyMistake> mistakes = new ArrayList<>();
        for (DMNModel model : runtime.getModels()) {
            for (DMNMessage message : model.getMessages(DMNMessage.Severity.ERROR)) {
                mistakes.add(mistake(model, message, sources));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new PolicyRejected(mistakes);
        }
        return runtime;
    }

    private static PolicyMistake mistake(DMNModel model, DMNMessage message, List<PolicySource> sources) {
        String path = sources.stream()
                .filter(s -> s.id().endsWith("/" + model.getName()))
                .map(PolicySource::path)
                .findFirst()
                .orElse(sources.get(0).path());
        var place = new Failure.Place(model.getName(), null, null, null, message.getSourceId());
        return new PolicyMistake(
                path, message.getMessageType().name(), place, new Text("模型有误：" + message.getText(), message.getText()));
    }

    /** Lets a policy reach no class at all: FEEL's {@code external} functions have no business in a policy. */
    private static final class SealedClassLoader extends ClassLoader {
        private SealedClassLoader() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            throw new ClassNotFoundException("policies cannot use host classes: " + name);
        }
    }
}
