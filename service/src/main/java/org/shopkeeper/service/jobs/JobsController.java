package org.shopkeeper.service.jobs;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /v1/jobs}: how far a job is, polled or as server-sent events, and the files that it wrote. */
@RestController
@RequestMapping("/v1/jobs")
class JobsController {

    private static final long EVERY_MS = 250;
    private static final long LONGEST_MS = TimeUnit.HOURS.toMillis(1);

    private final Jobs jobs;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "job-progress");
        thread.setDaemon(true);
        return thread;
    });

    JobsController(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping
    List<JobStatus> all() {
        return jobs.all();
    }

    @GetMapping("/{id}")
    JobStatus one(@PathVariable String id) {
        return jobs.job(id).status();
    }

    /** One event {@code progress} per change, and {@code done} or {@code failed} as the last; then the stream ends. */
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) {
        Job job = jobs.job(id);
        var emitter = new SseEmitter(LONGEST_MS);
        var told = new Object() {
            @Nullable
            JobStatus last;
        };
        ScheduledFuture<?> tick = ticker.scheduleWithFixedDelay(
                () -> {
                    JobStatus now = job.status();
                    if (now == told.last) {
                        return;
                    }
                    told.last = now;
                    try {
                        String name =
                                switch (now.state()) {
                                    case QUEUED, RUNNING -> "progress";
                                    case DONE -> "done";
                                    case FAILED -> "failed";
                                };
                        emitter.send(SseEmitter.event().name(name).data(now, MediaType.APPLICATION_JSON));
                        if (now.state().isFinal()) {
                            emitter.complete();
                        }
                    } catch (IOException | IllegalStateException gone) {
                        emitter.completeWithError(gone);
                    }
                },
                0,
                EVERY_MS,
                TimeUnit.MILLISECONDS);
        emitter.onCompletion(() -> tick.cancel(false));
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> tick.cancel(false));
        return emitter;
    }

    @GetMapping("/{id}/files/{name}")
    ResponseEntity<Resource> file(@PathVariable String id, @PathVariable String name) {
        Path file = jobs.job(id).written(name);
        if (file == null) {
            throw new ProblemException(ProblemType.UNKNOWN_RESOURCE, "The job has no such file.");
        }
        return ResponseEntity.ok()
                .contentType(typeOf(name))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(file));
    }

    private static MediaType typeOf(String name) {
        if (name.endsWith(".csv")) {
            return MediaType.parseMediaType("text/csv;charset=UTF-8");
        }
        if (name.endsWith(".xlsx")) {
            return MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        }
        return MediaType.APPLICATION_OCTET_STREAM;
    }

    @PreDestroy
    void stop() {
        ticker.shutdownNow();
    }
}
