package org.shopkeeper.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while a process of its own appends as fast as it can. */
@NullUnmarked
class JournalKilledTest {

    private static final int ROUNDS = 3;
    private static final int ENOUGH = 20_000;

    @TempDir
    Path folder;

    @Test
    void nothingThatWasAcceptedIsLostAndNothingIsThereTwice() throws Exception {
        int last = 0;
        for (int round = 0; round < ROUNDS; round++) {
            last = acceptedUntilKilled(last + 1);

            try (var reopened = new Journal(folder)) {
                reopened.catchUp();
            }
            var found = JournalTest.numbers(folder);
            assertThat(new HashSet<>(found)).hasSameSizeAs(found);
            for (int i = 1; i <= last; i++) {
                assertThat(found.get(i - 1)).isEqualTo(i);
            }
            assertThat(JournalVerifier.verify(folder).findings()).isEmpty();
            // One more than was told may have been accepted before the kill.
            last = found.size();
        }
    }

    private int acceptedUntilKilled(int first) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        folder.toString(),
                        String.valueOf(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int accepted = 0;
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("\\d+")) {
                    accepted = Integer.parseInt(line);
                }
                if (accepted >= first + ENOUGH && process.isAlive()) {
                    // By its handle: the process itself would close the stream that still has accepted numbers.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(accepted).isGreaterThanOrEqualTo(first + ENOUGH);
        return accepted;
    }

    /** Appends numbers and tells each that was accepted. */
    static final class Appender {
        public static void main(String[] arguments) throws IOException {
            var journal = new Journal(Path.of(arguments[0]));
            for (int n = Integer.parseInt(arguments[1]); ; n++) {
                JournalTest.append(journal, n);
                System.out.println(n);
            }
        }
    }
}
