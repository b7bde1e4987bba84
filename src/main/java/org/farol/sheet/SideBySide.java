package org.farol.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads several things at a time, where the machine can. */
final class SideBySide {
    private SideBySide() {}

    /** Reads one thing. */
    @FunctionalInterface
    interface Reading<T, R> {
        R of(T thing) throws IOException, InterruptedException;
    }

    /** The results for {@code things}, in their order; the first failure among them, if one fails. */
    static <T, R> List<R> run(List<T> things, Reading<T, R> reading) throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<R>>();
            for (var thing : things) {
                futures.add(threads.submit(() -> reading.of(thing)));
            }
            var results = new ArrayList<R>();
            try {
                for (var future : futures) {
                    results.add(result(future));
                }
            } finally {
                // Where one failed, nobody waits for the others.
                threads.shutdownNow();
            }
            return results;
        }
    }

    /** What a thread found, or its failure as if it had been met here. */
    static <R> R result(Future<R> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IOException(e);
            }
        }
    }
}
