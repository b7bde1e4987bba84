package org.farol.work;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** One part of a zip, whose checksum is compared at its end, which {@link java.util.zip.ZipFile} does not do. */
public class CheckedPart extends FilterInputStream {
    private final ZipEntry entry;
    private final CRC32 checksum = new CRC32();

    public CheckedPart(InputStream in, ZipEntry entry) {
        super(in);
        this.entry = entry;
    }

    @Override
    public final int read() throws IOException {
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
        return read;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }
}
