package org.shopkeeper.service.models;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.compile.CompiledModel;
import org.shopkeeper.decisions.dmn.DmnModel;
import org.shopkeeper.decisions.dmn.DmnReader;
import org.shopkeeper.decisions.dmn.DmnUnreadable;
import org.shopkeeper.decisions.feel.EvaluationBudget;
import org.shopkeeper.service.json.JsonBody;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;

/**
 * A model as a caller sends it: {@code {files:[{name,xml}], namespace, name}}.
 *
 * @param main the model that will be asked
 * @param characters of all files
 */
record Upload(DmnModel main, List<DmnModel> others, long characters) {

    private static final int MAX_FILES = 100;

    private static final List<String> MEMBERS = List.of("files", "namespace", "name");

    /** @throws ProblemException INVALID_INPUT or POLICY_REJECTED, with every mistake */
    static Upload read(JsonBody body) {
        return new Reader(body).read();
    }

    CompiledModel compile(Clock clock) {
        return CompiledModel.of(main, others, EvaluationBudget.DEFAULT, clock);
    }

    private static final class Reader {

        private final JsonBody body;
        private final List<Mistake> mistakes = new ArrayList<>();
        private final List<Mistake> unreadable = new ArrayList<>();
        private final List<DmnModel> models = new ArrayList<>();
        private long characters;

        Reader(JsonBody body) {
            this.body = body;
        }

        Upload read() {
            for (String member : body.members().keySet()) {
                if (!MEMBERS.contains(member)) {
                    mistakes.add(Mistake.at(
                            "#/" + Mistake.step(member),
                            "UNKNOWN_NAME",
                            "没有名为 " + member + " 的成员",
                            "There is no member named " + member + "; known: " + String.join(", ", MEMBERS)));
                }
            }
            files();
            String namespace = text("#/namespace", body.members().get("namespace"));
            String name = text("#/name", body.members().get("name"));
            refuse(ProblemType.INVALID_INPUT, mistakes);
            refuse(ProblemType.POLICY_REJECTED, unreadable);
            DmnModel main = main(namespace, name);
            refuse(ProblemType.INVALID_INPUT, mistakes);
            return new Upload(main, others(main), characters);
        }

        private static void refuse(ProblemType type, List<Mistake> mistakes) {
            if (!mistakes.isEmpty()) {
                throw ProblemException.of(type, mistakes);
            }
        }

        private void files() {
            if (!(body.members().get("files") instanceof List<?> files)
                    || files.isEmpty()
                    || files.size() > MAX_FILES) {
                mistakes.add(Mistake.at(
                        "#/files",
                        "WRONG_TYPE",
                        "files 应为 1 至 " + MAX_FILES + " 个 {name, xml} 的列表",
                        "\"files\" must be a list of 1 to " + MAX_FILES + " objects {name, xml}."));
                return;
            }
            for (int i = 0; i < files.size(); i++) {
                String at = "#/files/" + i;
                if (!(files.get(i) instanceof Map<?, ?> file)) {
                    mistakes.add(Mistake.at(at, "WRONG_TYPE", "应为对象 {name, xml}", "It must be an object {name, xml}."));
                    continue;
                }
                String name = text(at + "/name", file.get("name"));
                String xml = text(at + "/xml", file.get("xml"));
                if (xml == null) {
                    mistakes.add(Mistake.at(at + "/xml", "MISSING", "缺少 DMN 文本", "The DMN text is missing."));
                } else {
                    characters += xml.length();
                    model(at + "/xml", name == null ? "model" : name, xml);
                }
            }
        }

        private void model(String pointer, String name, String xml) {
            try {
                models.add(DmnReader.read("trial/" + name, xml));
            } catch (DmnUnreadable e) {
                String said = String.valueOf(e.getMessage());
                Integer line = e.line() > 0 ? e.line() : null;
                unreadable.add(
                        new Mistake(pointer, null, e.code(), new Text("不是可接受的 DMN 文件：" + said, said), line, null));
            }
        }

        private @Nullable String text(String pointer, @Nullable Object value) {
            if (value == null || value instanceof String) {
                return (String) value;
            }
            mistakes.add(Mistake.at(pointer, "WRONG_TYPE", "应为文本", "It must be a string."));
            return null;
        }

        private DmnModel main(@Nullable String namespace, @Nullable String name) {
            for (DmnModel model : models) {
                if ((namespace == null || model.namespace().equals(namespace))
                        && (name == null || model.name().equals(name))) {
                    return model;
                }
            }
            String known = String.join(
                    ", ",
                    models.stream()
                            .map(m -> m.name() + " (" + m.namespace() + ")")
                            .toList());
            mistakes.add(Mistake.at(
                    "#/namespace",
                    "UNKNOWN_NAME",
                    "文件中没有这个模型；有：" + known,
                    "No file holds a model of that namespace and name; there are: " + known));
            return models.get(0);
        }

        private List<DmnModel> others(DmnModel main) {
            Set<String> seen = new HashSet<>(Set.of(main.namespace()));
            return models.stream().filter(m -> seen.add(m.namespace())).toList();
        }
    }
}
