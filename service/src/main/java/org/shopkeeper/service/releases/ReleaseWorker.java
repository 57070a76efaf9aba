package org.shopkeeper.service.releases;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.stereotype.Component;

/** The one thread that compiles and publishes, so that publishes of this node follow each other and requests go on. */
@Component
class ReleaseWorker {

    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1, run -> {
        var worker = new Thread(run, "releases");
        worker.setDaemon(true);
        return worker;
    });

    void start(Runnable work) {
        thread.execute(work);
    }

    void every(long millis, Runnable work) {
        thread.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Runs the work and waits for it; what it throws is thrown here. */
    <T> T call(Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (CancellationException | RejectedExecutionException e) {
            throw new ProblemException(ProblemType.NOT_READY, "The service is shutting down.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.NOT_READY, "The service is shutting down.");
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
