package org.farol.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.farol.store.Store;
import org.farol.store.StoreException;
import org.farol.store.StoreKey;

/** The store of a data folder, opening on a thread of its own; or why it cannot be opened. */
final class OpenStore implements Supplier<Store>, AutoCloseable {
    private final Path folder;
    private volatile CompletableFuture<Store> opening;

    OpenStore(Path folder, Optional<StoreKey> key) {
        this.folder = folder;
        this.opening = open(folder, key);
    }

    private static CompletableFuture<Store> open(Path folder, Optional<StoreKey> key) {
        return CompletableFuture.supplyAsync(() -> Store.open(folder, key), Thread::startVirtualThread);
    }

    Path folder() {
        return folder;
    }

    /**
     * Waits for the store.
     *
     * @throws StoreException if it cannot be opened
     */
    @Override
    public Store get() {
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException failure ? failure : e;
        }
    }

    /** The store, unless it cannot be opened. */
    Optional<Store> ifOpen() {
        return opening.handle((store, failure) -> failure == null ? Optional.of(store) : Optional.<Store>empty())
                .join();
    }

    /** What is done to the folder while nobody has its store open. */
    @FunctionalInterface
    interface Change {
        void run() throws IOException;
    }

    /** Closes the store, does {@code change}, whatever becomes of it opens the store again, and waits for that. */
    void closedFor(Change change, Optional<StoreKey> keyAfter) throws IOException {
        var keyBefore = ifOpen().flatMap(Store::key);
        close();
        var key = keyBefore;
        try {
            change.run();
            key = keyAfter;
        } finally {
            opening = open(folder, key);
        }
        get();
    }

    @Override
    public void close() {
        ifOpen().ifPresent(Store::close);
    }
}
