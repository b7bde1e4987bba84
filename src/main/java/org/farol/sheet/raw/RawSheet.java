package org.farol.sheet.raw;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One sheet of an open file, to be read as often as wanted, row by row. */
public interface RawSheet {
    /** The sheet's name; of a text file, the file's without its ending. */
    String name();

    /** Whether the person does not see the sheet. */
    boolean hidden();

    /**
     * Hands every row that is not blank to {@code sink}, in order.
     *
     * @return the cells that are merged
     * @throws UnreadableSpreadsheetException if the file is damaged or too large
     */
    List<MergedCells> scan(Consumer<RawRow> sink) throws IOException;
}
