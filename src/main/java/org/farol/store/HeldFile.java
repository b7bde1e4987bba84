package org.farol.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;

/** An open file of H2 whose writes are held in memory, and read from there, until they are let go. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // Once nothing is held, several threads may read at once.
final class HeldFile extends FileBaseDefault {
    private final FileChannel file;
    /** In their order, as later ones may lie over earlier ones. */
    private final List<Write> writes = new ArrayList<>();

    private volatile long length;
    private volatile boolean released;

    HeldFile(FileChannel file) throws IOException {
        this.file = file;
        this.length = file.size();
    }

    private record Write(long position, ByteBuffer bytes) {
        /** Lays it over {@code read}, which was read at {@code from}. */
        void over(ByteBuffer read, long from) {
            var start = Math.max(position, from);
            var end = Math.min(position + bytes.capacity(), from + read.capacity());
            if (start < end) {
                read.put((int) (start - from), bytes, (int) (start - position), (int) (end - start));
            }
        }
    }

    /** Writes what was held, to the disk; from now on nothing is. */
    synchronized void release() throws IOException {
        for (var write : writes) {
            var bytes = write.bytes();
            while (bytes.hasRemaining()) {
                file.write(bytes, write.position() + bytes.position());
            }
        }
        if (!writes.isEmpty()) {
            file.force(true);
        }
        writes.clear();
        released = true;
    }

    boolean isReleased() {
        return released;
    }

    @Override
    public int read(ByteBuffer into, long from) throws IOException {
        return released ? file.read(into, from) : readHeld(into, from);
    }

    private synchronized int readHeld(ByteBuffer into, long from) throws IOException {
        if (released) {
            return file.read(into, from);
        }
        if (from >= length) {
            return -1;
        }
        var read = ByteBuffer.allocate((int) Math.min(into.remaining(), length - from));
        var more = 0;
        while (more >= 0 && read.hasRemaining()) {
            more = file.read(read, from + read.position());
        }
        writes.forEach(write -> write.over(read, from));
        into.put(read.clear());
        return read.capacity();
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        return released ? file.write(from, position) : hold(from, position);
    }

    private synchronized int hold(ByteBuffer from, long position) throws IOException {
        if (released) {
            return file.write(from, position);
        }
        var bytes = ByteBuffer.allocate(from.remaining()).put(from).flip();
        writes.add(new Write(position, bytes));
        length = Math.max(length, position + bytes.capacity());
        return bytes.capacity();
    }

    @Override
    public long size() throws IOException {
        return released ? file.size() : length;
    }

    /** H2 cuts off what it does not use any more, and takes it as well that it is still there. */
    @Override
    protected void implTruncate(long size) throws IOException {
        if (released) {
            file.truncate(size);
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        if (released) {
            file.force(metaData);
        }
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
