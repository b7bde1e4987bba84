package org.farol.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps all others from the file of a store, or from taking its place, until closed. H2's own lock is not enough: Linux lets
 * go of a process's locks on a file when the process closes that file anywhere, and its header is read now and then.
 */
final class StoreLock implements AutoCloseable {
    /** Those of this process, for the same reason: a second attempt must not even open the file. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private StoreLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks by {@code file}, which stays.
     *
     * @throws StoreException if another process, or another part of this one, has it
     */
    static StoreLock by(Path file) throws IOException {
        if (!HELD.add(file)) {
            throw inUse();
        }
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    throw inUse();
                }
                return new StoreLock(file, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            HELD.remove(file);
            throw e;
        }
    }

    private static StoreException inUse() {
        return new StoreException(StoreException.Reason.IN_USE, new IOException("another Farol has it open"));
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
