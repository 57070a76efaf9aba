package org.shopkeeper.decisions.computed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.dmn.kie.KieDmnCompiler;
import org.shopkeeper.decisions.input.CheckedInput;
import org.shopkeeper.decisions.input.InputCheck;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.decisions.release.ReleaseBuilder;

/** The default policies of the project, on the reference engine, with all computed decisions bound to them. */
final class DefaultRelease {
    private static final Path POLICIES = Path.of("..", "dmn-models", "src", "main", "resources");
    static final Release RELEASE = build();

    private DefaultRelease() {}

    /** Asks as the service does: the input is checked first. */
    static Decision ask(String id, Map<String, ?> input) {
        Decider decider = RELEASE.decider(id);
        if (decider == null) {
            throw new IllegalArgumentException("No decision " + id);
        }
        CheckedInput checked = InputCheck.check(decider.signature(), input, "#/input");
        if (checked instanceof CheckedInput.Accepted accepted) {
            return decider.decide(accepted.values(), Asking.PLAIN);
        }
        if (checked instanceof CheckedInput.Missing missing) {
            return new Decision.InsufficientData(missing.missing(), Explanation.NONE);
        }
        throw new IllegalArgumentException(checked.toString());
    }

    private static Release build() {
        try (Stream<Path> files = Files.walk(POLICIES)) {
            List<PolicySource> sources = files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .map(DefaultRelease::source)
                    .toList();
            return new ReleaseBuilder(List.of(new KieDmnCompiler()), Catalogue.all())
                    .build(1, Instant.EPOCH, "test", "default policies", sources, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PolicySource source(Path file) {
        try {
            return new PolicySource(POLICIES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
