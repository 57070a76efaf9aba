package org.shopkeeper.service.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;

/** One job while the service knows it. Written by its worker, read by anyone. */
public final class Job {

    /** The part of a job's folder that its users may read. */
    private static final String FILES = "files";

    private static final Text WAITING = new Text("排队中", "waiting");

    private final Path folder;
    private volatile JobStatus status;

    Job(Path folder, String id, String kind, String by, Instant now) {
        this(
                folder,
                new JobStatus(
                        id,
                        kind,
                        by,
                        JobStatus.State.QUEUED,
                        now,
                        null,
                        null,
                        new JobStatus.Progress(WAITING, 0, 0),
                        null,
                        null,
                        List.of()));
    }

    Job(Path folder, JobStatus status) {
        this.folder = folder;
        this.status = status;
    }

    public JobStatus status() {
        return status;
    }

    public String id() {
        return status.id();
    }

    /** Where a job keeps what only it needs, e.g. an upload; gone when the job is forgotten. */
    public Path scratch(String name) {
        return folder.resolve(name);
    }

    /** Where to write a file that its users shall get. */
    public Path file(String name) {
        try {
            return Files.createDirectories(folder.resolve(FILES)).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says how far the job is; cheap enough to be called every few thousand rows. */
    public void progress(Text step, long done, long total) {
        JobStatus s = status;
        status = new JobStatus(
                s.id(),
                s.kind(),
                s.by(),
                s.state(),
                s.submittedAt(),
                s.startedAt(),
                s.finishedAt(),
                new JobStatus.Progress(step, done, total),
                s.result(),
                s.problem(),
                s.files());
    }

    void started(Clock clock) {
        JobStatus s = status;
        status = new JobStatus(
                s.id(),
                s.kind(),
                s.by(),
                JobStatus.State.RUNNING,
                s.submittedAt(),
                clock.instant(),
                null,
                s.progress(),
                null,
                null,
                List.of());
    }

    void done(Clock clock, @Nullable Object result) {
        finished(clock, JobStatus.State.DONE, result, null);
    }

    void failed(Clock clock, JobStatus.Problem problem) {
        finished(clock, JobStatus.State.FAILED, null, problem);
    }

    private void finished(
            Clock clock, JobStatus.State state, @Nullable Object result, JobStatus.@Nullable Problem problem) {
        JobStatus s = status;
        status = new JobStatus(
                s.id(),
                s.kind(),
                s.by(),
                state,
                s.submittedAt(),
                s.startedAt(),
                clock.instant(),
                s.progress(),
                result,
                problem,
                fileNames());
    }

    Path folder() {
        return folder;
    }

    /** The path of one of the job's files, null when it has none of that name. */
    @Nullable
    Path written(String name) {
        return status.files().contains(name) ? folder.resolve(FILES).resolve(name) : null;
    }

    private List<String> fileNames() {
        Path files = folder.resolve(FILES);
        if (!Files.isDirectory(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(files)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
