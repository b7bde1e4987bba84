package org.farol.ui;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Watches how long the JavaFX thread is kept from its next task: the longest pulse, event or {@code runLater}, and what it
 * was doing then. A probe is queued every few milliseconds; the time from its queuing to its turn is what a click would
 * have waited. What it measures holds for the machine and load it ran on.
 */
public final class FxWatchdog implements AutoCloseable {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(2);
    /** A task this long is looked into while it runs. */
    private static final long SUSPICIOUS = TimeUnit.MILLISECONDS.toNanos(30);

    private static final int FRAMES = 12;

    /** The longest that the thread was busy, and where it was seen meanwhile; nowhere for a short time. */
    public record Longest(Duration time, List<StackTraceElement> where) {
        static final Longest NONE = new Longest(Duration.ZERO, List.of());

        /** In a line, with the first frame of ours. */
        @Override
        public String toString() {
            return where.stream()
                    .filter(frame -> frame.getClassName().startsWith("org.farol."))
                    .findFirst()
                    .or(() -> where.stream().findFirst())
                    .map(frame -> time.toMillis() + " ms in " + frame)
                    .orElse(time.toMillis() + " ms");
        }

        /** With what the thread was doing. */
        public String details() {
            return where.stream().limit(FRAMES).map(frame -> "    " + frame).collect(Collectors.joining("\n"));
        }
    }

    private final AtomicBoolean probing = new AtomicBoolean();
    private final Thread fxThread;
    private final Thread watcher;
    private volatile boolean watching = true;
    private volatile long queued;
    private volatile List<StackTraceElement> seen = List.of();
    private volatile Longest longest = Longest.NONE;

    private FxWatchdog(Thread fxThread) {
        this.fxThread = fxThread;
        this.watcher = Thread.ofPlatform().daemon().name("fx-watchdog").unstarted(this::watch);
    }

    /** Starts watching; to be called off the JavaFX thread. */
    public static FxWatchdog start() {
        var found = new CompletableFuture<Thread>();
        Platform.runLater(() -> found.complete(Thread.currentThread()));
        var dog = new FxWatchdog(found.join());
        dog.watcher.start();
        return dog;
    }

    /** The longest since the start or the last {@link #forget}. */
    public Longest longest() {
        return longest;
    }

    /** Begins anew: what was before, a test's own snapshots for instance, does not count. */
    public void forget() {
        longest = Longest.NONE;
    }

    private void watch() {
        while (watching) {
            if (probing.compareAndSet(false, true)) {
                seen = List.of();
                queued = System.nanoTime();
                Platform.runLater(this::answered);
            } else if (seen.isEmpty() && System.nanoTime() - queued > SUSPICIOUS) {
                seen = Arrays.asList(fxThread.getStackTrace());
            }
            LockSupport.parkNanos(EVERY);
        }
    }

    private void answered() {
        var time = Duration.ofNanos(System.nanoTime() - queued);
        if (time.compareTo(longest.time()) > 0) {
            longest = new Longest(time, seen);
        }
        probing.set(false);
    }

    @Override
    public void close() {
        watching = false;
    }
}
