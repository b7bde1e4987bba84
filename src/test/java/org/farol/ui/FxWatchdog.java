package org.farol.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
 * have waited. By the clock, that holds for the machine and load it ran on; by the thread's own processor time, other
 * programs are left out of it.
 */
public final class FxWatchdog implements AutoCloseable {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(2);
    /** A task this long is looked into while it runs. */
    private static final long SUSPICIOUS = TimeUnit.MILLISECONDS.toNanos(30);

    private static final int FRAMES = 12;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * A time in which a click would have waited.
     *
     * @param time by the clock
     * @param work of the thread itself in that time
     * @param where it was seen meanwhile; nowhere for a short time
     */
    public record Wait(Duration time, Duration work, List<StackTraceElement> where) {
        static final Wait NONE = new Wait(Duration.ZERO, Duration.ZERO, List.of());

        /** In a line, with the first frame of ours. */
        @Override
        public String toString() {
            var told = time.toMillis() + " ms (" + work.toMillis() + " ms at work)";
            return where.stream()
                    .filter(frame -> frame.getClassName().startsWith("org.farol."))
                    .findFirst()
                    .or(() -> where.stream().findFirst())
                    .map(frame -> told + " in " + frame)
                    .orElse(told);
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
    private volatile long workedBefore;
    private volatile List<StackTraceElement> seen = List.of();
    private volatile Wait longest = Wait.NONE;
    private volatile Wait hardest = Wait.NONE;

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

    /** The longest by the clock since the start or the last {@link #forget}. */
    public Wait longest() {
        return longest;
    }

    /** The one with the most work in it. */
    public Wait hardest() {
        return hardest;
    }

    /** Begins anew: what was before, a test's own snapshots for instance, does not count. */
    public void forget() {
        longest = Wait.NONE;
        hardest = Wait.NONE;
    }

    private void watch() {
        while (watching) {
            if (probing.compareAndSet(false, true)) {
                seen = List.of();
                workedBefore = THREADS.getThreadCpuTime(fxThread.threadId());
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
        var work = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - workedBefore);
        if (time.compareTo(longest.time()) > 0) {
            longest = new Wait(time, work, seen);
        }
        if (work.compareTo(hardest.work()) > 0) {
            hardest = new Wait(time, work, seen);
        }
        probing.set(false);
    }

    @Override
    public void close() {
        watching = false;
    }
}
