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
import org.farol.store.StoreServer;

/** The store of a data folder, or of a server, opening on a thread of its own; or why it cannot be opened. */
final class OpenStore implements Supplier<Store>, AutoCloseable {
    private final Path folder;
    private final Optional<StoreServer> server;
    private volatile CompletableFuture<Store> opening;

    OpenStore(Path folder, Optional<StoreKey> key) {
        this.folder = folder;
        this.server = Optional.empty();
        this.opening = start(() -> Store.open(folder, key));
    }

    OpenStore(Path folder, StoreServer server) {
        this.folder = folder;
        this.server = Optional.of(server);
        this.opening = start(() -> Store.open(folder, server));
    }

    private static CompletableFuture<Store> start(Supplier<Store> open) {
        return CompletableFuture.supplyAsync(open, Thread::startVirtualThread);
    }

    /** The server that it is on, where it is on one. */
    Optional<StoreServer> server() {
        return server;
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
            return attempt().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException failure ? failure : e;
        }
    }

    /** A server that did not answer is asked again. */
    private synchronized CompletableFuture<Store> attempt() {
        if (server.isPresent() && opening.isCompletedExceptionally()) {
            opening = start(() -> Store.open(folder, server.get()));
        }
        return opening;
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
            var keyNow = key;
            opening = start(() -> Store.open(folder, keyNow));
        }
        get();
    }

    @Override
    public void close() {
        ifOpen().ifPresent(Store::close);
    }
}
