package org.farol.model.registry;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import org.farol.work.Progress;

/**
 * How often and after how long something is tried again: exponential back-off with full jitter (Brooker, "Exponential
 * Backoff and Jitter", AWS Architecture Blog, 2015), or as long as the server asks for.
 *
 * @param attempts the first included
 * @param first longest wait after the first attempt; it doubles with each
 * @param longest no wait is longer
 */
record Retries(int attempts, Duration first, Duration longest, Sleeper sleeper) {
    static final Retries STANDARD =
            new Retries(5, Duration.ofSeconds(1), Duration.ofSeconds(60), Retries::sleepUnlessCancelled);

    private static final Duration NAP = Duration.ofMillis(100);

    /** Waits. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration duration, Progress progress);
    }

    boolean allow(int attempt) {
        return attempt < attempts;
    }

    /**
     * Waits after a failed attempt.
     *
     * @param attempt counted from 1
     * @param asked what the server asks for; zero where it asks for nothing
     * @throws CancellationException if the person asked to stop
     */
    void waitAfter(int attempt, Duration asked, Progress progress) {
        var ceiling = Math.min(longest.toMillis(), first.toMillis() << (attempt - 1));
        var backOff = Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling + 1));
        var wait = asked.compareTo(backOff) > 0 ? asked : backOff;
        sleeper.sleep(wait.compareTo(longest) > 0 ? longest : wait, progress);
    }

    private static void sleepUnlessCancelled(Duration duration, Progress progress) {
        var end = System.nanoTime() + duration.toNanos();
        try {
            while (System.nanoTime() < end) {
                progress.checkCancelled();
                Thread.sleep(NAP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException().initCause(e);
        }
    }
}
