package org.farol.sheet.raw;

import java.io.IOException;
import java.util.List;

/** An open spreadsheet file. */
public interface RawFile extends AutoCloseable {
    /** Its sheets, in the file's order. */
    List<RawSheet> sheets();

    @Override
    void close() throws IOException;
}
