package org.shopkeeper.bench.player;

import com.gs.dmn.dialect.JavaTimeDMNDialectDefinition;
import com.gs.dmn.log.Slf4jBuildLogger;
import com.gs.dmn.runtime.ExecutionContextBuilder;
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
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.DmnText;
import org.shopkeeper.bench.workload.TableWorkload;
import org.slf4j.LoggerFactory;

/** Java that jDMN generates from the DMN file, compiled and loaded. */
public final class GeneratedByJdmn implements Player {

    private static final String PACKAGE = "bench.jdmn";

    private final TableWorkload work;
    private final MethodHandle apply;
    private final List<Object[]> arguments = new ArrayList<>();
    private final Class<?> outcome;

    public GeneratedByJdmn(TableWorkload work) {
        this.work = work;
        try {
            Path folder = Files.createTempDirectory("jdmn");
            generate(DmnText.of(work), folder);
            ClassLoader classes = compiled(folder);
            Class<?> decision = classes.loadClass(PACKAGE + ".Price");
            outcome = classes.loadClass(PACKAGE + ".type.TOutcome");
            int columns = work.table().columns().size();
            Method method = Arrays.stream(decision.getMethods())
                    .filter(each -> each.getName().equals("apply") && each.getParameterCount() == columns + 1)
                    .findFirst()
                    .orElseThrow();
            Object instance = decision.getConstructor().newInstance();
            apply = MethodHandles.lookup()
                    .unreflect(method)
                    .bindTo(instance)
                    .asSpreader(Object[].class, columns + 1)
                    .asType(java.lang.invoke.MethodType.methodType(Object.class, Object[].class));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException("jDMN generated something else than was expected.", unexpected);
        }
        // It takes its inputs in the order of their names.
        int[] order = sortedByName(work);
        for (Object[] fact : work.facts()) {
            Object[] sorted = new Object[fact.length + 1];
            for (int c = 0; c < fact.length; c++) sorted[c] = fact[order[c]];
            sorted[fact.length] = ExecutionContextBuilder.executionContext().build();
            arguments.add(sorted);
        }
    }

    private static int[] sortedByName(TableWorkload work) {
        List<String> names = new ArrayList<>();
        work.table().columns().forEach(column -> names.add(column.name()));
        return names.stream().sorted().mapToInt(names::indexOf).toArray();
    }

    private static void generate(String dmn, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("price.dmn"), dmn);
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
                        new Slf4jBuildLogger(LoggerFactory.getLogger(GeneratedByJdmn.class)))
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
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, GeneratedByJdmn.class.getClassLoader());
    }

    private Object decide(int fact) {
        try {
            return apply.invokeExact(arguments.get(fact));
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public String answer(int fact) {
        Object decided = decide(fact);
        List<String> cells = new ArrayList<>();
        for (String name : work.outputNames()) {
            String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            try {
                Object value = outcome.getMethod(getter).invoke(decided);
                cells.add(
                        value instanceof Number number
                                ? new java.math.BigDecimal(number.toString())
                                        .stripTrailingZeros()
                                        .toPlainString()
                                : String.valueOf(value));
            } catch (ReflectiveOperationException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }
        return String.join("|", cells);
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) sink.consume(decide(i));
    }
}
