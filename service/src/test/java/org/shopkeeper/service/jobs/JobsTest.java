package org.shopkeeper.service.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shopkeeper.service.ShopkeeperSettings;

class JobsTest {

    private final ObjectMapper json =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-11T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void aJobThatAStopCutOffIsFailedAtTheNextStart(@TempDir Path home) throws Exception {
        var settings = new ShopkeeperSettings(home, null);
        var jobs = new Jobs(settings, json, clock);
        var begun = new CountDownLatch(1);
        Job job = jobs.prepare("TEST", "analyst");
        jobs.submit(job, running -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return null;
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        var after = new Jobs(settings, json, clock);

        assertThat(after.job(job.id()).status().state()).isEqualTo(JobStatus.State.FAILED);
        assertThat(after.job(job.id()).status().problem())
                .extracting(JobStatus.Problem::code)
                .isEqualTo("INTERRUPTED");
        jobs.stop();
    }

    @Test
    void aFinishedJobKeepsItsResultAndItsFiles(@TempDir Path home) throws Exception {
        var settings = new ShopkeeperSettings(home, null);
        var jobs = new Jobs(settings, json, clock);
        var done = new CountDownLatch(1);
        Job job = jobs.prepare("TEST", "analyst");
        jobs.submit(job, running -> {
            Files.writeString(running.file("answer.csv"), "42");
            return Map.of("answer", 42);
        });
        jobs.submit(jobs.prepare("TEST", "analyst"), running -> {
            done.countDown();
            return null;
        });
        // The one worker takes jobs in turn: when the second runs, the first is finished.
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();

        Job again = new Jobs(settings, json, clock).job(job.id());

        assertThat(again.status().state()).isEqualTo(JobStatus.State.DONE);
        assertThat(again.status().files()).containsExactly("answer.csv");
        assertThat(again.written("answer.csv")).hasContent("42");
        assertThat(again.written("../job.json")).isNull();
        jobs.stop();
    }

    @Test
    void anUploadThatWasCutOffLeavesNothing(@TempDir Path home) throws Exception {
        var settings = new ShopkeeperSettings(home, null);
        Job upload = new Jobs(settings, json, clock).prepare("TEST", "analyst");
        Files.writeString(upload.scratch("upload"), "half");

        new Jobs(settings, json, clock);

        assertThat(home.resolve("jobs")).isEmptyDirectory();
    }
}
