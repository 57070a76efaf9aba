package org.shopkeeper.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shopkeeper.service.store.StoreUnavailable;

/** What happens to the releases of a node when time passes, when it restarts, when the database goes, when it is killed. */
@NullUnmarked
class ReleaseLifeTest {

    private static final String NOBODY = "mongodb://127.0.0.1:1/shopkeeper";

    @TempDir
    Path home;

    private final MovedClock clock = new MovedClock();

    @Test
    void aScheduledReleaseTakesOverAtItsInstant() throws Exception {
        try (var node = new ReleaseNode(home, null, clock)) {
            Instant from = clock.instant().plus(Duration.ofHours(1));
            node.publishRouting("for later", from);
            assertThat(node.live.live().number()).isEqualTo(1);

            clock.move(Duration.ofMinutes(59));
            assertThat(node.live.live().number()).isEqualTo(1);

            clock.move(Duration.ofMinutes(1));
            assertThat(node.live.live().number()).isEqualTo(2);
            assertThat(node.live.asOf(from.minusSeconds(1)).number()).isEqualTo(1);
            assertThat(node.live.asOf(from).number()).isEqualTo(2);
        }
    }

    @Test
    void aRestartHasWhatWasPublishedAndNotWhatTheProductShips() throws Exception {
        String hash;
        try (var node = new ReleaseNode(home, null, clock)) {
            node.publishRouting("ours", null);
            hash = node.live.live().policies().get(ReleaseNode.ROUTING).hash();
        }

        try (var node = new ReleaseNode(home, null, clock)) {
            assertThat(node.live.live().number()).isEqualTo(2);
            assertThat(node.live.live().policies().get(ReleaseNode.ROUTING).hash())
                    .isEqualTo(hash);
            assertThat(node.keeper.origin().source()).isEqualTo(ReleaseOrigin.Source.DATABASE);
        }
    }

    @Test
    void aTextThatReturnsAfterARollbackKeepsItsVersionNumber() throws Exception {
        try (var node = new ReleaseNode(home, null, clock)) {
            node.publishRouting("one", null);
            node.publishing.activate(1, "analyst", "back", null);
            node.publishRouting("two", null);
            assertThat(node.live.live().policyVersion(ReleaseNode.ROUTING)).isEqualTo(3);

            node.publishing.activate(1, "analyst", "back", null);
            node.publishRouting("one", null);
            assertThat(node.live.live().policyVersion(ReleaseNode.ROUTING)).isEqualTo(2);
        }
    }

    @Test
    void withTheDatabaseAwayTheLastReleaseGoesOnDecidingAndNothingIsPublished() throws Exception {
        try (var node = new ReleaseNode(home, null, clock)) {
            node.publishRouting("ours", null);
        }

        try (var node = new ReleaseNode(home, NOBODY, clock)) {
            assertThat(node.live.live().number()).isEqualTo(2);
            assertThat(node.keeper.origin().source()).isEqualTo(ReleaseOrigin.Source.CACHE);
            assertThatThrownBy(() -> node.publishRouting("lost", null)).isInstanceOf(StoreUnavailable.class);
            assertThat(node.live.live().number()).isEqualTo(2);
        }
    }

    @Test
    void aChangedCacheIsRefused() throws Exception {
        String hash;
        try (var node = new ReleaseNode(home, null, clock)) {
            hash = node.live.live().policies().get(ReleaseNode.ROUTING).hash();
        }
        Path text = home.resolve("releases").resolve("policies").resolve(hash);
        Files.writeString(text, Files.readString(text).replace("WAR_ROOM", "PRESALES"));

        try (var node = new ReleaseNode(home, NOBODY, clock)) {
            assertThat(node.live.ready()).isFalse();
            assertThat(node.keeper.origin().trouble()).contains("cache refused").contains(hash);
        }
    }

    @Test
    void aChangedCacheIndexIsRefused() throws Exception {
        try (var node = new ReleaseNode(home, null, clock)) {
            assertThat(node.live.ready()).isTrue();
        }
        Path index = home.resolve("releases").resolve("current.json");
        Files.writeString(index, Files.readString(index).replace("first start", "other start"));

        try (var node = new ReleaseNode(home, NOBODY, clock)) {
            assertThat(node.live.ready()).isFalse();
            assertThat(node.keeper.origin().trouble()).contains("cache refused");
        }
    }

    @Test
    void afterAKillDuringPublishesTheNextStartHasTheLastToldReleaseOrTheOneAfterIt() throws Exception {
        for (int round = 0; round < 3; round++) {
            int told = publishUntilKilled(5 + 7 * round);

            try (var node = new ReleaseNode(home, null, Clock.systemUTC())) {
                assertThat(node.keeper.origin().trouble()).isNull();
                assertThat(node.live.live().number()).isBetween(told, told + 1);
                assertThat(node.live.live().deciders()).isNotEmpty();
                assertThat(node.publishRouting("after round " + round, null).number())
                        .isEqualTo(node.live.live().number());
            }
        }
    }

    private int publishUntilKilled(int publishes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Publisher.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int told = 0;
        int count = 0;
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("\\d+")) {
                    told = Integer.parseInt(line);
                    count++;
                }
                if (count == publishes) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(count).isGreaterThanOrEqualTo(publishes);
        return told;
    }

    /** Publishes without end and tells the number of each release. */
    static final class Publisher {
        public static void main(String[] arguments) throws Exception {
            var node = new ReleaseNode(Path.of(arguments[0]), null, Clock.systemUTC());
            for (int n = 0; ; n++) {
                System.out.println(node.publishRouting(ProcessHandle.current().pid() + " " + n, null)
                        .number());
            }
        }
    }

    private static final class MovedClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-01T08:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
