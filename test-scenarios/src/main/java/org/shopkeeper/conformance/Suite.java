package org.shopkeeper.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs cases a few at a time and tells how they came out, in their order. */
public final class Suite {

    /** A few requests at once keep a small machine busy without hiding which request did what. */
    private static final int AT_ONCE = 4;

    /** @param passed cases without a difference */
    public record Result(List<Verdict> verdicts, int passed, int failed) {}

    private Suite() {}

    public static Result run(List<Callable<List<Verdict>>> cases) throws InterruptedException, IOException {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var running = new ArrayList<Future<List<Verdict>>>();
            for (Callable<List<Verdict>> one : cases) {
                running.add(pool.submit(one));
            }
            var verdicts = new ArrayList<Verdict>();
            for (Future<List<Verdict>> one : running) {
                verdicts.addAll(one.get());
            }
            int passed = (int) verdicts.stream().filter(Verdict::passed).count();
            return new Result(List.copyOf(verdicts), passed, verdicts.size() - passed);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause == null ? e.getMessage() : cause.getMessage(), cause);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Prints each difference, and the closing line. */
    static void print(Result result, PrintStream out) {
        for (Verdict verdict : result.verdicts()) {
            if (!verdict.passed()) {
                out.println("FAILED " + verdict.id());
                verdict.differences().forEach(d -> out.println("       " + d));
            }
        }
        out.println(result.passed() + " passed, " + result.failed() + " failed");
    }
}
