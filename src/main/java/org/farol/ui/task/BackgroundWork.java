package org.farol.ui.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.farol.work.Progress;

/**
 * The one way the window works in the background: one long task at a time with progress and cancelling, and short
 * questions that only fetch. Results and failures come back on the JavaFX thread.
 */
public final class BackgroundWork implements AutoCloseable {
    /** A long task, told how to report and when to stop. */
    @FunctionalInterface
    public interface LongTask<T> {
        T run(Progress progress) throws Exception;
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<Throwable> onFailure;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final AtomicInteger underWay = new AtomicInteger();
    private AtomicBoolean cancelled = new AtomicBoolean();

    /** {@code onFailure} is told every failure but a cancelling, on the JavaFX thread. */
    public BackgroundWork(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    /** Whether a long task is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** How much of it is done, in [0,1]. */
    public ReadOnlyDoubleProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** What it is, in the person's words. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Starts a long task; to be called on the JavaFX thread while none is under way. */
    public <T> void start(String what, LongTask<T> task, Consumer<T> onSuccess) {
        var stop = new AtomicBoolean();
        cancelled = stop;
        title.set(what);
        done.set(0);
        busy.set(true);
        run(
                () -> {
                    try {
                        return task.run(reportTo(stop));
                    } finally {
                        // It leaves much behind, which would stay until the heap has grown to its limit.
                        System.gc();
                    }
                },
                () -> busy.set(false),
                onSuccess);
    }

    /** Fetches something short. */
    public <T> void fetch(Callable<T> question, Consumer<T> onSuccess) {
        run(question, () -> {}, onSuccess);
    }

    /** Whether nothing is under way, long or short, that somebody may be waiting for. */
    public boolean isIdle() {
        return underWay.get() == 0;
    }

    /** Asks the long task to stop. */
    public void cancel() {
        cancelled.set(true);
    }

    private Progress reportTo(AtomicBoolean stop) {
        return new Progress() {
            @Override
            public void report(double share) {
                Platform.runLater(() -> done.set(share));
            }

            @Override
            public boolean cancelled() {
                return stop.get();
            }
        };
    }

    private <T> void run(Callable<T> work, Runnable atEnd, Consumer<T> onSuccess) {
        underWay.incrementAndGet();
        try {
            threads.execute(() -> {
                Runnable end = outcome(work, onSuccess).get();
                Platform.runLater(() -> {
                    underWay.decrementAndGet();
                    atEnd.run();
                    // What was closed has nobody to tell any more.
                    if (!threads.isShutdown()) {
                        end.run();
                    }
                });
            });
        } catch (RejectedExecutionException _) {
            // Closed meanwhile, by the thread that ends the program: nobody is there to be told.
            underWay.decrementAndGet();
            atEnd.run();
        }
    }

    /** Runs the work and gives what is to be told on the JavaFX thread. */
    @SuppressWarnings("CatchingUnchecked") // Every failure of a task, checked or not, reaches the person here.
    private <T> Supplier<Runnable> outcome(Callable<T> work, Consumer<T> onSuccess) {
        try {
            var result = work.call();
            return () -> () -> onSuccess.accept(result);
        } catch (CancellationException _) {
            return () -> () -> {};
        } catch (Exception | OutOfMemoryError failure) {
            return () -> () -> onFailure.accept(failure);
        }
    }

    /** Asks a task under way to stop and waits for it; what is asked for later is not done, and nobody is told. */
    @Override
    public void close() {
        cancel();
        threads.close();
    }
}
