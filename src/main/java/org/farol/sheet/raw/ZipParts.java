package org.farol.sheet.raw;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** The XML parts of a zipped spreadsheet. */
final class ZipParts implements AutoCloseable {
    private static final long MOST_UNZIPPED_BYTES = 1L << 30;

    private final ZipFile zip;

    ZipParts(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** Opens a part; what it gives is bounded. */
    XmlTokens open(String part) throws IOException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            throw new FileNotFoundException(part + " is missing from the archive");
        }
        return new XmlTokens(new LimitedInput(zip.getInputStream(entry), MOST_UNZIPPED_BYTES));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
