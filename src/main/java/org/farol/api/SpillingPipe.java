package org.farol.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes from one thread to another, which may be slower by any amount: they wait in a temporary file, not in memory. Many
 * clients send all of a batch before they read the first answer; who waited for them to read would wait for ever.
 */
final class SpillingPipe implements AutoCloseable {
    private static final int CHUNK = 64 << 10;

    private final FileChannel file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long written;
    private long read;
    private boolean ended;

    SpillingPipe() throws IOException {
        var path = Files.createTempFile("farol-", ".tmp");
        this.file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Puts bytes in; never waits for who takes them out. */
    void put(byte[] bytes) throws IOException {
        lock.lock();
        try {
            if (read == written) {
                // All is taken: the file need not grow.
                read = 0;
                written = 0;
            }
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                written += file.write(buffer, written);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is put in. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Hands everything to {@code out} as it comes, until the end. */
    void drainTo(OutputStream out) throws IOException, InterruptedException {
        var chunk = ByteBuffer.allocate(CHUNK);
        while (take(chunk)) {
            out.write(chunk.array(), 0, chunk.limit());
            out.flush();
        }
    }

    private boolean take(ByteBuffer chunk) throws IOException, InterruptedException {
        lock.lock();
        try {
            while (read == written && !ended) {
                changed.await();
            }
            if (read == written) {
                return false;
            }
            chunk.clear().limit((int) Math.min(chunk.capacity(), written - read));
            while (chunk.hasRemaining()) {
                read += file.read(chunk, read);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
