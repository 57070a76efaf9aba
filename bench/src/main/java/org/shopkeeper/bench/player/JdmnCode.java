package org.shopkeeper.bench.player;

import com.gs.dmn.dialect.JavaTimeDMNDialectDefinition;
import com.gs.dmn.log.Slf4jBuildLogger;
import com.gs.dmn.serialization.DefaultTypeDeserializationConfigurer;
import com.gs.dmn.transformation.InputParameters;
import com.gs.dmn.transformation.NopDMNTransformer;
import com.gs.dmn.transformation.lazy.NopLazyEvaluationDetector;
import com.gs.dmn.transformation.template.TreeTemplateProvider;
import com.gs.dmn.validation.NopDMNValidator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.slf4j.LoggerFactory;

/** Java that jDMN generates from a DMN file, compiled and loaded. */
final class JdmnCode {

    private static final String PACKAGE = "bench.jdmn";

    private final ClassLoader classes;

    JdmnCode(String dmn) {
        try {
            Path folder = Files.createTempDirectory("jdmn");
            generate(dmn, folder);
            classes = compiled(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Class<?> type(String name) throws ClassNotFoundException {
        return classes.loadClass(PACKAGE + "." + name);
    }

    /** The method of a decision that takes its inputs, in the order of their names, and a context. */
    MethodHandle decision(String name, int inputs) throws ReflectiveOperationException {
        Class<?> decision = type(name);
        Method method = Arrays.stream(decision.getMethods())
                .filter(each -> each.getName().equals("apply") && each.getParameterCount() == inputs + 1)
                .findFirst()
                .orElseThrow();
        return MethodHandles.lookup()
                .unreflect(method)
                .bindTo(decision.getConstructor().newInstance())
                .asSpreader(Object[].class, inputs + 1)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    static Object invoked(MethodHandle decision, Object[] arguments) {
        try {
            return decision.invokeExact(arguments);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void generate(String dmn, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("model.dmn"), dmn);
        InputParameters parameters = new InputParameters(Map.of(
                "dmnVersion", "1.3",
                "modelVersion", "1",
                "platformVersion", "1",
                "javaRootPackage", PACKAGE,
                "xsdValidation", "false"));
        new JavaTimeDMNDialectDefinition()
                .createDMNToNativeTransformer(
                        new NopDMNValidator(),
                        new NopDMNTransformer<>(),
                        new TreeTemplateProvider(),
                        new NopLazyEvaluationDetector(),
                        new DefaultTypeDeserializationConfigurer(),
                        parameters,
                        new Slf4jBuildLogger(LoggerFactory.getLogger(JdmnCode.class)))
                .transform(file, folder);
    }

    private static ClassLoader compiled(Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", folder.toString(), "-cp", System.getProperty("java.class.path", "")));
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(command::add);
        }
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        command.toArray(String[]::new));
        if (status != 0) throw new IllegalStateException("The code that jDMN generated does not compile.");
        // Deleted in the reverse order: files before their folders.
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, JdmnCode.class.getClassLoader());
    }
}
