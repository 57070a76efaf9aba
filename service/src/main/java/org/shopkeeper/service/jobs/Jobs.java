package org.shopkeeper.service.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.service.ShopkeeperSettings;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The jobs of this service. Each has a folder under {@code jobs/} in the home folder with its status, its scratch files
 * and what it wrote, so that a finished job survives a restart. A job that a stop cut off is FAILED with code INTERRUPTED
 * at the next start: its work is one transaction, so nothing of it was kept.
 */
@Component
public class Jobs {

    /** What a job does; what it returns becomes the result, as JSON. */
    @FunctionalInterface
    public interface Work {
        @Nullable
        Object run(Job job) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private static final int QUEUE = 20;
    /** Jobs that are kept, the newest ones; older ones are forgotten with their files. */
    private static final int KEPT = 100;

    private static final String STATUS_FILE = "job.json";

    private static final JobStatus.Problem INTERRUPTED = new JobStatus.Problem(
            "INTERRUPTED",
            new Text(
                    "任务运行时服务停止;未保留任何结果,请重新提交",
                    "The service stopped while this job ran. Nothing of it was kept; send it again."));

    private final Path folder;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker;

    Jobs(ShopkeeperSettings settings, ObjectMapper json, Clock clock) throws IOException {
        this.folder = Files.createDirectories(settings.home().resolve("jobs"));
        this.json = json;
        this.clock = clock;
        this.worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
            var thread = new Thread(task, "job");
            thread.setDaemon(true);
            return thread;
        });
        recall();
    }

    /** A job that does nothing yet, so that its folder can take an upload. */
    public Job prepare(String kind, String by) {
        String id = UUID.randomUUID().toString();
        var job = new Job(folder.resolve(id), id, kind, by, clock.instant());
        try {
            Files.createDirectories(job.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return job;
    }

    /** Forgets a job that was prepared and shall not run. */
    public void drop(Job job) {
        jobs.remove(job.id());
        delete(job.folder());
    }

    /** @throws ProblemException TOO_MANY when too many jobs wait */
    public JobStatus submit(Job job, Work work) {
        jobs.put(job.id(), job);
        save(job);
        try {
            worker.execute(() -> run(job, work));
        } catch (RejectedExecutionException full) {
            drop(job);
            throw new ProblemException(ProblemType.TOO_MANY, QUEUE + " jobs are waiting. Try again when one is done.");
        }
        forgetOldest();
        return job.status();
    }

    /** @throws ProblemException UNKNOWN_RESOURCE */
    public Job job(String id) {
        Job job = jobs.get(id);
        if (job == null) {
            throw new ProblemException(ProblemType.UNKNOWN_RESOURCE, "There is no such job.");
        }
        return job;
    }

    /** Newest first. */
    public List<JobStatus> all() {
        return newestFirst().map(Job::status).toList();
    }

    private Stream<Job> newestFirst() {
        return jobs.values().stream()
                .sorted(Comparator.comparing((Job j) -> j.status().submittedAt())
                        .reversed()
                        .thenComparing(Job::id));
    }

    private void run(Job job, Work work) {
        job.started(clock);
        save(job);
        try {
            job.done(clock, work.run(job));
        } catch (JobFailed failed) {
            job.failed(clock, failed.problem());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            job.failed(clock, INTERRUPTED);
        } catch (Exception e) {
            LOG.error("job {} {} failed", job.status().kind(), job.id(), e);
            job.failed(
                    clock,
                    new JobStatus.Problem(
                            "INTERNAL", new Text("服务内部错误,已记入日志", "The service made a mistake; it is in the log.")));
        }
        save(job);
    }

    private void save(Job job) {
        Path file = job.folder().resolve(STATUS_FILE);
        Path draft = job.folder().resolve(STATUS_FILE + ".new");
        try {
            Files.write(draft, json.writeValueAsBytes(job.status()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.error("the status of job {} could not be written", job.id(), e);
        }
    }

    private void recall() throws IOException {
        List<Path> folders;
        try (Stream<Path> found = Files.list(folder)) {
            folders = found.filter(Files::isDirectory).toList();
        }
        for (Path one : folders) {
            Path file = one.resolve(STATUS_FILE);
            if (!Files.exists(file)) {
                // An upload that was cut off before its job began.
                delete(one);
                continue;
            }
            var job = new Job(one, json.readValue(file.toFile(), JobStatus.class));
            if (!job.status().state().isFinal()) {
                job.failed(clock, INTERRUPTED);
                jobs.put(job.id(), job);
                save(job);
            }
            jobs.put(job.id(), job);
        }
    }

    private void forgetOldest() {
        newestFirst()
                .skip(KEPT)
                .filter(j -> j.status().state().isFinal())
                .toList()
                .forEach(this::drop);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
                    Files.delete(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", folder, e);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("a job was cut off by the stop");
        }
    }
}
