package org.farol.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.farol.store.Journal.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What the local API answered. One thread appends the answers that wait to a journal, many with one write, and lets them
 * go when they are on the disk; another takes the journal into the tables soon after, and deletes it. A crash at any moment
 * loses none: what is left of a journal is taken in at the next start. Where the store is encrypted or on a
 * server there is no journal, and answers wait for the tables. Safe for use by several threads.
 */
public final class ApiPredictions implements AutoCloseable {
    private static final int MOST_TOGETHER = 1_024;
    private static final int MANY = 4_000;
    private static final long SOON_MILLIS = 500;
    /** More than this is not held in memory until the tables have it. */
    private static final int MOST_BYTES = 32 << 20;

    private static final int BYTES_BESIDE_TEXT = 256;
    private static final int BYTES_A_FACTOR = 32;
    private static final long PATIENCE_SECONDS = 10;
    private static final long LONGEST_HISTORY = 8 << 20;
    private static final int DELETED_TOGETHER = 5_000;

    private final Path folder;
    private final Database database;
    private final ApiPredictionTable table;
    private final LinkedBlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_BYTES, true);

    /** Guards the journal and what it holds. */
    private final ReentrantLock writing = new ReentrantLock();

    private final Condition grown = writing.newCondition();
    private @Nullable Journal journal;
    private List<Entry> inJournal = new ArrayList<>();
    private int bytesInJournal;
    private final Deque<Finished> finished = new ArrayDeque<>();
    private long lastId;

    /** Held while the tables take a journal in. */
    private final ReentrantLock takingIn = new ReentrantLock();

    private final Thread writer =
            Thread.ofPlatform().daemon().name("api-journal").unstarted(this::write);
    private final Thread taker = Thread.ofPlatform().daemon().name("api-tables").unstarted(this::takeInSoon);
    private boolean started;
    private volatile boolean closed;

    /** Answers that are not on the disk yet. */
    private record Waiting(List<ApiPrediction> predictions, int bytes, CompletableFuture<Boolean> onDisk) {}

    /** A journal that is not written to any more. */
    private record Finished(Path file, List<Entry> entries, int bytes) {}

    /** Takes in what a crash left of journals in {@code folder}. */
    ApiPredictions(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
        this.table = new ApiPredictionTable(database);
        try {
            // What is left of journals where the store is on a server is of the one in the folder.
            for (var left : database.isShared() ? List.<Path>of() : Journal.files(folder)) {
                table.insert(Journal.read(left));
                Files.delete(left);
            }
        } catch (IOException e) {
            throw new StoreException(StoreException.Reason.NOT_WRITABLE, e);
        }
        lastId = table.lastId();
    }

    /**
     * Keeps answers. They are on the disk when it returns.
     *
     * @throws StoreException if they could not be written; none of them is kept then
     */
    public void record(List<ApiPrediction> predictions) {
        if (predictions.isEmpty()) {
            return;
        }
        start();
        var bytes = bytes(predictions);
        var entry = new Waiting(predictions, bytes, new CompletableFuture<>());
        try {
            if (!room.tryAcquire(bytes, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreException(
                        StoreException.Reason.NOT_WRITABLE, new IOException("answers come faster than they are kept"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Reason.NOT_WRITABLE, e);
        }
        waiting.add(entry);
        try {
            entry.onDisk().join();
        } catch (CompletionException e) {
            room.release(bytes);
            throw new StoreException(StoreException.Reason.NOT_WRITABLE, e);
        }
    }

    private static int bytes(List<ApiPrediction> predictions) {
        var bytes = predictions.stream().mapToLong(ApiPredictions::bytes).sum();
        return (int) Math.min(bytes, MOST_BYTES);
    }

    /** About how much memory one takes. */
    static long bytes(ApiPrediction prediction) {
        return BYTES_BESIDE_TEXT
                + 2L * prediction.payload().length()
                + (long) BYTES_A_FACTOR * prediction.factors().size()
                + (long) (Double.BYTES + Integer.BYTES) * prediction.values().length;
    }

    private synchronized void start() {
        if (closed) {
            throw new StoreException(StoreException.Reason.NOT_WRITABLE, new IOException("closed"));
        }
        if (!started) {
            started = true;
            writer.start();
            taker.start();
        }
    }

    private void write() {
        var together = new ArrayList<Waiting>();
        while (!closed || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(SOON_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                together.add(first);
                waiting.drainTo(together, MOST_TOGETHER);
                append(together);
                together.forEach(done -> done.onDisk().complete(true));
            } catch (IOException | RuntimeException e) {
                together.forEach(failed -> failed.onDisk().completeExceptionally(e));
            } catch (InterruptedException _) {
                // Nobody interrupts it: closing is told by the flag.
            }
            together.clear();
        }
    }

    private void append(List<Waiting> together) throws IOException {
        if (needsTables()) {
            takeIn();
        }
        writing.lock();
        try {
            var predictions = together.stream()
                    .flatMap(some -> some.predictions().stream())
                    .toList();
            var bytes = together.stream().mapToInt(Waiting::bytes).sum();
            if (needsTables()) {
                lastId = table.append(predictions);
                room.release(bytes);
                return;
            }
            var entries = new ArrayList<Entry>();
            for (var prediction : predictions) {
                entries.add(new Entry(lastId + 1 + entries.size(), prediction));
            }
            if (journal == null) {
                journal = Journal.open(folder, lastId + 1);
            }
            journal.append(entries);
            lastId += entries.size();
            inJournal.addAll(entries);
            bytesInJournal += bytes;
            if (inJournal.size() >= MANY) {
                grown.signal();
            }
        } finally {
            writing.unlock();
        }
    }

    /** A journal could be read where only the database is encrypted, and knows no numbers where others give some too. */
    private boolean needsTables() {
        return database.isShared() || database.key().isPresent();
    }

    private void takeInSoon() {
        while (!closed) {
            try {
                writing.lock();
                try {
                    if (inJournal.size() < MANY) {
                        grown.await(SOON_MILLIS, TimeUnit.MILLISECONDS);
                    }
                } finally {
                    writing.unlock();
                }
                takeIn();
            } catch (StoreException e) {
                // It stays in the journal, and is tried again.
                LoggerFactory.getLogger(ApiPredictions.class).warn("answers stay in the journal", e);
                pause();
            } catch (InterruptedException _) {
                // Nobody interrupts it: closing is told by the flag.
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SOON_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes into the tables what was answered before: who looks at these without this class wants it there. */
    void takeIn() {
        takingIn.lock();
        try {
            finishJournal();
            for (var next = nextFinished(); next != null; next = nextFinished()) {
                table.insert(next.entries());
                Files.delete(next.file());
                forget(next);
            }
        } catch (IOException e) {
            throw new StoreException(StoreException.Reason.NOT_WRITABLE, e);
        } finally {
            takingIn.unlock();
        }
    }

    private void finishJournal() throws IOException {
        writing.lock();
        try {
            if (journal != null && !inJournal.isEmpty()) {
                journal.close();
                finished.add(new Finished(journal.file(), inJournal, bytesInJournal));
                journal = null;
                inJournal = new ArrayList<>();
                bytesInJournal = 0;
            }
        } finally {
            writing.unlock();
        }
    }

    private @Nullable Finished nextFinished() {
        writing.lock();
        try {
            return finished.peek();
        } finally {
            writing.unlock();
        }
    }

    private void forget(Finished done) {
        writing.lock();
        try {
            finished.remove();
        } finally {
            writing.unlock();
        }
        room.release(done.bytes());
    }

    /**
     * A student's answers, newest first.
     *
     * @param most how many, at most; fewer where what was asked is very long
     */
    public List<ApiPrediction> history(String studentId, int most) {
        takeIn();
        return table.of(studentId, most, LONGEST_HISTORY);
    }

    /** Counts the last {@code most} answers of a model. */
    public AnswerCounts counts(String modelVersion, long most) {
        takeIn();
        return table.counts(modelVersion, most);
    }

    /** The values of the variables of the last {@code most} answers of a model, newest first; NaN where unknown. */
    public List<double[]> values(String modelVersion, int most) {
        takeIn();
        return table.values(modelVersion, most);
    }

    /** How many answers are kept. */
    public long size() {
        takeIn();
        return table.size();
    }

    /** How many answers wait to be written to the disk. */
    public int queued() {
        return waiting.size();
    }

    /** Deletes some of the answers given before {@code instant}, so that others get in between; says whether there are more. */
    public boolean deleteSomeBefore(Instant instant) {
        takeIn();
        return table.deleteBefore(instant, DELETED_TOGETHER) == DELETED_TOGETHER;
    }

    /** Takes in what is left, and stops. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (!started) {
                return;
            }
        }
        try {
            writer.join();
            taker.join();
        } catch (InterruptedException _) {
            // What is not in the tables yet is in the journal, and taken in at the next start.
            Thread.currentThread().interrupt();
            return;
        }
        takeIn();
    }
}
