package org.farol.sheet.raw;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipFile;

/** The XML parts of a zipped spreadsheet. */
final class ZipParts implements AutoCloseable {
    private static final long MOST_UNZIPPED_BYTES = 1L << 29;
    /** Of all parts together: a workbook may name the same part a million times. */
    private static final long MOST_READ_BYTES = 1L << 32;
    /** Of a part that is held in memory; a workbook of a hundred sheets has a hundredth of it. */
    private static final long MOST_HELD_BYTES = 1L << 24;

    private final ZipFile zip;
    private final AtomicLong left = new AtomicLong(MOST_READ_BYTES);

    ZipParts(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** Opens a part that is read in passing; what it gives is bounded. */
    XmlTokens open(String part) throws IOException {
        return open(part, MOST_UNZIPPED_BYTES);
    }

    /** Opens a part that is kept, such as styles; what it gives is bounded more tightly. */
    XmlTokens openSmall(String part) throws IOException {
        return open(part, MOST_HELD_BYTES);
    }

    private XmlTokens open(String part, long mostBytes) throws IOException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            throw new FileNotFoundException(part + " is missing from the archive");
        }
        if (entry.getSize() > mostBytes) {
            throw new LimitException("unzipped size of " + part);
        }
        return new XmlTokens(new PartInput(zip.getInputStream(entry), entry, mostBytes, left));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
