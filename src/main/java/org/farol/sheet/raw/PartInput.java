package org.farol.sheet.raw;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * One part of an archive: gives up where it goes on for too long, whatever length the archive promised, and compares its
 * checksum at its end, which {@link java.util.zip.ZipFile} does not.
 */
final class PartInput extends FilterInputStream {
    private final ZipEntry entry;
    private final CRC32 checksum = new CRC32();
    private final AtomicLong leftOfFile;
    private long left;

    /**
     * Reads one part.
     *
     * @param most bytes that it may have
     * @param leftOfFile bytes that may still be read from all parts of the file
     */
    PartInput(InputStream in, ZipEntry entry, long most, AtomicLong leftOfFile) {
        super(in);
        this.entry = entry;
        this.left = most;
        this.leftOfFile = leftOfFile;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var read = super.read(bytes, from, length);
        if (read == -1) {
            if (checksum.getValue() != entry.getCrc()) {
                throw new ZipException("wrong checksum of " + entry.getName());
            }
            return -1;
        }
        checksum.update(bytes, from, read);
        left -= read;
        if (left < 0 || leftOfFile.addAndGet(-read) < 0) {
            throw new LimitException("unzipped size of " + entry.getName());
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
