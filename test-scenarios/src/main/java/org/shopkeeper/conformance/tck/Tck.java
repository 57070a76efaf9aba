package org.shopkeeper.conformance.tck;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.conformance.ServiceClient;
import org.shopkeeper.conformance.Suite;
import org.shopkeeper.conformance.Verdict;
import org.shopkeeper.conformance.tck.TckFile.ModelHead;

/** Every {@code *-test-*.xml} under a folder: its model is posted, then each result node of each case is asked. */
public final class Tck {

    private Tck() {}

    /** @param place a folder, or a {@code .tar.gz} that holds one */
    public static Suite.Result run(ServiceClient service, Path place) throws IOException, InterruptedException {
        if (Files.isDirectory(place)) {
            return runFolder(service, place);
        }
        Path unpacked = Files.createTempDirectory("tck");
        try (InputStream in =
                new BufferedInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(place))))) {
            Tar.unpack(in, unpacked);
            return runFolder(service, unpacked);
        } finally {
            try (Stream<Path> all = Files.walk(unpacked)) {
                for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static Suite.Result runFolder(ServiceClient service, Path folder) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.getFileName().toString().matches(".*-test-.*\\.xml"))
                    .sorted()
                    .toList();
        }
        var cases = new ArrayList<Callable<List<Verdict>>>();
        for (Path file : files) {
            cases.add(() -> runFile(service, folder, TckFile.read(file)));
        }
        return Suite.run(cases);
    }

    private static List<Verdict> runFile(ServiceClient service, Path folder, TckFile file)
            throws IOException, InterruptedException {
        String name = folder.relativize(file.path()).toString();
        var verdicts = new ArrayList<Verdict>();
        Object model;
        try {
            model = model(file);
        } catch (IOException e) {
            return everyCase(file, name, String.valueOf(e.getMessage()));
        }
        ServiceClient.Reply posted = service.post("/v1/models", model);
        if (!posted.ok()) {
            return everyCase(file, name, "the model was refused: " + posted.problem());
        }
        String id = posted.body().path("id").asText();
        for (TckFile.Case one : file.cases()) {
            Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
            one.inputs().forEach((k, v) -> inputs.put(k, TckValue.toJson(v)));
            for (TckFile.Result result : one.results()) {
                verdicts.add(ask(service, id, name, one, result, inputs));
            }
        }
        return verdicts;
    }

    private static List<Verdict> everyCase(TckFile file, String name, String why) {
        var verdicts = new ArrayList<Verdict>();
        for (TckFile.Case one : file.cases()) {
            for (TckFile.Result result : one.results()) {
                verdicts.add(new Verdict(name(name, one, result), List.of(why)));
            }
        }
        return verdicts;
    }

    private static String name(String file, TckFile.Case one, TckFile.Result result) {
        return file + " " + one.id() + " " + result.name();
    }

    private static Verdict ask(
            ServiceClient service,
            String model,
            String file,
            TckFile.Case one,
            TckFile.Result result,
            Map<String, @Nullable Object> inputs)
            throws IOException, InterruptedException {
        Map<String, Object> question = new LinkedHashMap<>();
        String invoked = one.service();
        question.put(invoked == null ? "decision" : "service", invoked == null ? result.name() : invoked);
        question.put("inputs", inputs);
        ServiceClient.Reply reply = service.post("/v1/models/" + model + "/evaluate", question);
        String name = name(file, one, result);
        if (!reply.ok()) {
            return new Verdict(name, List.of("expected " + shown(result), "got " + reply.problem()));
        }
        JsonNode got = reply.body().path("result");
        boolean equal = TckValue.equal(result.expected(), got)
                // A service with several output decisions answers a context of them.
                || invoked != null
                        && got.isObject()
                        && got.has(result.name())
                        && TckValue.equal(result.expected(), got.path(result.name()));
        return new Verdict(
                name,
                equal
                        ? List.of()
                        : List.of(
                                "expected " + shown(result),
                                "got " + got + " " + reply.body().path("messages")));
    }

    private static String shown(TckFile.Result result) {
        return result.expected() + (result.error() ? " (an error)" : "");
    }

    /** The model of a file with every model that it imports, directly or not, from the same folder. */
    private static Object model(TckFile file) throws IOException {
        Path folder = file.path().resolveSibling("");
        Path main = file.path().resolveSibling(file.model());
        if (!Files.exists(main)) {
            throw new IOException("there is no " + file.model() + " beside the test file");
        }
        Map<String, Path> byNamespace = new LinkedHashMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path dmn :
                    all.filter(f -> f.toString().endsWith(".dmn")).sorted().toList()) {
                byNamespace.putIfAbsent(ModelHead.read(dmn).namespace(), dmn);
            }
        }
        ModelHead head = ModelHead.read(main);
        Map<String, Path> needed = new LinkedHashMap<>();
        needed.put(head.namespace(), main);
        var open = new ArrayList<>(head.imports());
        while (!open.isEmpty()) {
            String namespace = open.remove(open.size() - 1);
            Path imported = byNamespace.get(namespace);
            if (imported != null && needed.putIfAbsent(namespace, imported) == null) {
                open.addAll(ModelHead.read(imported).imports());
            }
        }
        var files = new ArrayList<Map<String, String>>();
        for (Path one : needed.values()) {
            String xml = Files.readString(one, StandardCharsets.UTF_8);
            files.add(Map.of("name", one.getFileName().toString(), "xml", xml));
        }
        return Map.of("files", files, "namespace", head.namespace(), "name", head.name());
    }
}
