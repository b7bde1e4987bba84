package org.farol.sheet.raw;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import org.farol.work.CheckedPart;

/** One part of an archive: gives up where it goes on for too long, whatever length the archive promised. */
final class PartInput extends CheckedPart {
    private final String name;
    private final AtomicLong leftOfFile;
    private long left;

    /**
     * Reads one part.
     *
     * @param most bytes that it may have
     * @param leftOfFile bytes that may still be read from all parts of the file
     */
    PartInput(InputStream in, ZipEntry entry, long most, AtomicLong leftOfFile) {
        super(in, entry);
        this.name = entry.getName();
        this.left = most;
        this.leftOfFile = leftOfFile;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var read = super.read(bytes, from, length);
        if (read != -1) {
            left -= read;
            if (left < 0 || leftOfFile.addAndGet(-read) < 0) {
                throw new LimitException("unzipped size of " + name);
            }
        }
        return read;
    }
}
